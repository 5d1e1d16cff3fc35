/** Programs of Nest whose routes are registered in other ways. */

import type { NestCase } from '../nest-case.js';

const at = (text: string, inferred: string, request: string, more: Partial<NestCase> = {}): NestCase => ({ text, inferred, request, ...more });

export const routes: readonly NestCase[] = [
  at("@Controller('cats') export class C { @Get() run() { return 'x'; } }", '200 yes', 'GET /cats'),
  at("@Controller('/cats') export class C { @Get('/all') run() { return 'x'; } }", '200 yes', 'GET /cats/all'),
  at("@Controller({ path: 'cats' }) export class C { @Post() run() { return 'x'; } }", '201 yes', 'POST /cats'),
  at("@Controller(['pa', 'pb']) export class C { @Get(['x', 'y']) run() { return 'x'; } }", '200 yes', 'GET /pb/y'),
  at("@Controller('cats') export class C { @Get('a') @Post('b') run() { return 'x'; } }", '200 yes', 'GET /cats/a', { only: 'express' }),
  at("const PATH = 'cats';\n@Controller(`${PATH}`) export class C { @Get() run() { return 'x'; } }", '200 yes', 'GET /cats'),
  at("class Base { @Post('c') @HttpCode(202) run() { return 'base'; } }\n@Controller() export class C extends Base {}", '202 yes', 'POST /c'),
  at("class Base { @Post('c') run() { return 'base'; } }\n@Controller() export class C extends Base { @Get('c') run() { return 'x'; } }", '200 yes', 'GET /c'),
  at("function base(code: number) { class Base { @Post('c') @HttpCode(code) run() { return 'base'; } } return Base; }\n@Controller() export class C extends base(203) {}", '203 yes', 'POST /c'),
  at("abstract class Base { abstract find(): unknown; @Get('c') run() { return this.find(); } }\n@Controller() export class C extends Base { find() { throw new NotFoundException(); } }", '!404 yes', 'GET /c'),
  // Decorators of the project.
  at("@Created('c') run() { return {}; }", '202 yes', 'POST /c', { before: 'const Created = (path: string) => applyDecorators(Post(path), HttpCode(202));' }),
  at("@Guarded() @Get('c') run() { return {}; }", '!403 yes', 'GET /c', { before: 'class G { canActivate() { return false; } }\nfunction Guarded() { return applyDecorators(UseGuards(G)); }' }),
  at("@NoContent() @Delete('c') run() {}", '204 no', 'DELETE /c', { before: 'const NoContent = () => HttpCode(HttpStatus.NO_CONTENT);' }),
  at("@Api() export class C { @Get('c') run() { return {}; } }\n// @Controller(", '200 yes', 'GET /v/c', { before: "const Api = () => applyDecorators(Controller('v'));" }),
  // The application.
  at("@Get('c') run() { return {}; }", '200 yes', 'GET /api/c', { setup: "app.setGlobalPrefix('api');" }),
  at("@Controller({ path: 'cats', version: '1' }) export class C { @Get() run() { return 'x'; } }", '200 yes', 'GET /v1/cats', { setup: 'app.enableVersioning({ type: VersioningType.URI });' }),
  at("@Controller({ path: 'cats', version: ['1', '2'] }) export class C { @Get() run() { return 'x'; } }", '200 yes', 'GET /v2/cats', { setup: 'app.enableVersioning();' }),
  at("@Controller({ path: 'cats', version: '1' }) export class C { @Get() @Version('3') run() { return 'x'; } }", '200 yes', 'GET /v3/cats', { setup: 'app.enableVersioning({ type: VersioningType.URI });' }),
  at("@Controller('cats') export class C { @Get() run() { return 'x'; } }", '200 yes', 'GET /api/v1/cats', { setup: "app.setGlobalPrefix('api'); app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });" }),
  at("@Controller({ path: 'cats', version: VERSION_NEUTRAL }) export class C { @Get() run() { return 'x'; } }", '200 yes', 'GET /cats', { setup: "app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });" }),
  at("@Controller({ path: 'cats', version: '1' }) export class C { @Get() run() { return 'x'; } }", '200 yes', 'GET /cats', {}),
  at("@Controller('cats') export class Cats { @Get() run() { return 'x'; } }\n@Module({ controllers: [Cats] }) class CatsModule {}\n@Controller() export class C {}", '200 yes', 'GET /cats', { module: 'imports: [CatsModule]' }),
  at("@Controller('cats') export class Cats { @Get() run() { return 'x'; } }\n@Module({}) class CatsModule { static register() { return { module: CatsModule, controllers: [Cats] }; } }\n@Controller() export class C {}", '200 yes', 'GET /cats', { module: 'imports: [CatsModule.register()]' }),
];
