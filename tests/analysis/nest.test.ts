/** Applications of Nest whose modules, controllers, services and filters stand in several files. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

type Files = Readonly<Record<string, string>>;

function modelOf(name: string, files: Files) {
  const project = createProject({ 'package.json': { name: 'p', dependencies: { '@nestjs/core': '^11.0.0', express: '^5.0.0' } }, ...files });
  return modelInProject(project, name, files[name] ?? '', {}, 11);
}

/** One line for each route of a file. */
function says(name: string, files: Files): readonly string[] {
  return modelOf(name, files).routes.map(({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'}, ${sayResponses(outcome)}`);
}

const controller = `import { Controller, Get, Post, Param, ParseIntPipe } from '@nestjs/common';
import { CatsService } from './cats.service';
@Controller('cats')
export class CatsController {
  constructor(private readonly cats: CatsService) {}
  @Get() list() { return this.cats.list(); }
  @Get(':id') one(@Param('id', ParseIntPipe) id: number) { return this.cats.find(id); }
  @Post() create() { throw new Error('none'); }
}
`;
const service = `import { Injectable, NotFoundException } from '@nestjs/common';
@Injectable()
export class CatsService {
  constructor(private readonly repository: Repository) {}
  list() { return []; }
  async find(id: number) { const cat = await this.repository.find(id); if (!cat) throw new NotFoundException('no such cat'); return { cat }; }
}
`;
const module = `import { Module } from '@nestjs/common';
import { CatsController } from './cats.controller';
@Module({ controllers: [CatsController] })
export class CatsModule {}
`;
const appModule = (providers = '') => `import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CatsModule } from './cats.module';
import { ErrorFilter } from './error.filter';
import { TokenGuard } from './token.guard';
@Module({ imports: [CatsModule], providers: [${providers}] })
export class AppModule {}
`;
const main = (setup = '') => `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { ErrorFilter } from './error.filter';
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  ${setup}
  await app.listen(3000);
}
bootstrap();
`;
const filter = `import { Catch, HttpException } from '@nestjs/common';
@Catch()
export class ErrorFilter {
  catch(exception: unknown, host: ArgumentsHost) {
    const response = host.switchToHttp().getResponse();
    response.status(exception instanceof HttpException ? exception.getStatus() : 503).json({ failed: true });
  }
}
`;
const guard = `import { UnauthorizedException } from '@nestjs/common';
export class TokenGuard {
  canActivate(context) { if (!context.switchToHttp().getRequest().headers.token) throw new UnauthorizedException(); return true; }
}
`;
const files = { 'src/cats.controller.ts': controller, 'src/cats.service.ts': service, 'src/cats.module.ts': module, 'src/error.filter.ts': filter, 'src/token.guard.ts': guard };

describe('an application of Nest in several files', () => {
  it('follows services, and knows the framework that answers', () => {
    expect(says('src/cats.controller.ts', { ...files, 'src/app.module.ts': appModule(), 'src/main.ts': main() })).toEqual([
      'GET /cats, 200 yes',
      'GET /cats/:id, 200 yes, !400 yes, !404 yes',
      'POST /cats, !500 yes',
    ]);
  });

  it('says nothing of the answer to other errors when no application is found', () => {
    expect(says('src/cats.controller.ts', files)[2]).toBe('POST /cats, !? yes');
  });

  it('puts the global prefix in front of the paths', () => {
    const [first] = says('src/cats.controller.ts', { ...files, 'src/app.module.ts': appModule(), 'src/main.ts': main("app.setGlobalPrefix('api');") });
    expect(first).toBe('GET /api/cats, 200 yes');
  });

  it.each([
    ['the application', main('app.useGlobalFilters(new ErrorFilter());'), ''],
    ['a module', main(), '{ provide: APP_FILTER, useClass: ErrorFilter }'],
  ])('hands errors to the filter of %s', (_, started, providers) => {
    const routes = says('src/cats.controller.ts', { ...files, 'src/app.module.ts': appModule(providers), 'src/main.ts': started });
    expect(routes.slice(1)).toEqual(['GET /cats/:id, 200 yes, !400 yes, !404 yes', 'POST /cats, !503 yes']);
  });

  it('passes the interceptor of the logger', () => {
    const started = `import { LoggerErrorInterceptor } from 'nestjs-pino';\n${main('app.useGlobalInterceptors(new LoggerErrorInterceptor());')}`;
    expect(says('src/cats.controller.ts', { ...files, 'src/app.module.ts': appModule(), 'src/main.ts': started })).toEqual([
      'GET /cats, 200 yes',
      'GET /cats/:id, 200 yes, !400 yes, !404 yes',
      'POST /cats, !500 yes',
    ]);
  });

  it('finds an application that is started from elsewhere, whichever way it is made', () => {
    const started = `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
export async function bootstrap(server?: Server) {
  let app;
  if (server) app = await NestFactory.create(AppModule, new ExpressAdapter(server));
  else app = await NestFactory.create(AppModule, { bufferLogs: true });
  app.setGlobalPrefix('api');
  app.use(helmet());
  if (server) await app.init();
  else await app.listen(3000);
  return app;
}
`;
    const migration = "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\nexport async function run() { const app = await NestFactory.create(AppModule); app.get(1); }\n";
    expect(says('src/cats.controller.ts', { ...files, 'src/app.module.ts': appModule(), 'src/bootstrap.ts': started, 'src/migration.ts': migration })).toEqual([
      'GET /api/cats, 200 yes',
      'GET /api/cats/:id, 200 yes, !400 yes, !404 yes',
      'POST /api/cats, !500 yes',
    ]);
  });

  it('asks the guard of a module before every member', () => {
    const [first] = says('src/cats.controller.ts', { ...files, 'src/app.module.ts': appModule('{ provide: APP_GUARD, useClass: TokenGuard }'), 'src/main.ts': main() });
    expect(first).toBe('GET /cats, 200 yes, !401 yes');
  });
});

describe('a member that is handed the response', () => {
  const text = `import { Controller, Get, Res } from '@nestjs/common';
import { Response } from 'express';
@Controller('cats')
export class CatsController {
  @Get() list(@Res() response: Response) { response.status(404).json({}); }
}
`;

  it('is a route of Nest, and no handler of Express', () => {
    const { routes, handlers } = modelOf('src/cats.controller.ts', { 'src/cats.controller.ts': text });
    expect(routes.map(({ framework, handlers: [handler] }) => `${framework} ${text.slice(...(handler?.place.range ?? [])).slice(0, 6)}`)).toEqual(['nest (@Res(']);
    expect(handlers).toEqual([]);
  });
});

describe('the places of answers', () => {
  it('are the decorator, its argument, and the throw', () => {
    const text = `import { Controller, Delete, Get, HttpCode, NotFoundException } from '@nestjs/common';
@Controller('cats')
export class CatsController {
  @Delete() remove() { return {}; }
  @HttpCode(202)
  @Get() list() { throw new NotFoundException('none'); }
  @HttpCode(202)
  @Get('b') other() { return {}; }
}
`;
    const { routes } = modelOf('src/cats.controller.ts', { 'src/cats.controller.ts': text });
    const places = routes.flatMap(({ outcome }) => outcome.responses.map(({ status, statusPlace, evidence }) => `${text.slice(...statusPlace.range)} ${JSON.stringify(status)} ${evidence.map((one) => `${one.kind}:${one.text}`).join()}`));
    expect(places).toEqual([
      'Delete {"kind":"known","code":200,"origin":"default"} ',
      "new NotFoundException('none') {\"kind\":\"known\",\"code\":404,\"origin\":\"error\"} class:NotFoundException,message:none",
      '202 {"kind":"known","code":202,"origin":"written"} ',
    ]);
  });
});

describe('middleware of modules', () => {
  const guarding = `import { Injectable, UnauthorizedException } from '@nestjs/common';
@Injectable()
export class Guarding {
  use(req, res, next) {
    if (!req.headers.authorization) throw new UnauthorizedException();
    next();
  }
}
`;
  const naming = (routes: string) => `import { Module, RequestMethod } from '@nestjs/common';
import { CatsController } from './cats.controller';
import { Guarding } from './guarding';
@Module({ controllers: [CatsController] })
export class CatsModule {
  configure(consumer) { consumer.apply(Guarding).forRoutes(${routes}); }
}
`;
  const said = (routes: string) => says('cats.controller.ts', {
    'cats.controller.ts': "import { Controller, Get, Post } from '@nestjs/common/decorators';\n@Controller('cats') export class CatsController { @Get() list() { return []; } @Post(':id') create() { return {}; } }",
    'cats.module.ts': naming(routes),
    'guarding.ts': guarding,
    'main.ts': `import { NestFactory } from '@nestjs/core';\nimport { CatsModule } from './cats.module';\nasync function bootstrap() { const app = await NestFactory.create(CatsModule); await app.listen(3000); }\nbootstrap();`,
  });

  it.each([
    ["'cats'", [true, true]],
    ['CatsController', [true, true]],
    ["{ path: 'cats', method: RequestMethod.GET }", [true, false]],
    ["{ path: 'cats/:key', method: RequestMethod.POST }", [false, true]],
    ["{ path: 'cats/:key', method: RequestMethod.GET }", [false, false]],
    ["'dogs'", [false, false]],
  ])('answers before the routes that it is named for, in other files: %s', (routes, guarded) => {
    expect(said(routes).map((line) => line.includes('!401'))).toEqual(guarded);
  });
});
