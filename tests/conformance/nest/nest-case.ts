/** Programs of Nest: the members of a controller, and what is inferred of the answer to a request. */

import type { ServedCase, ServedFile } from '../web/served-case.js';

export interface NestCase {
  /** The members of the controller; the whole program behind the imports when there is a class of a controller in it. */
  readonly text: string;
  /** The codes, each with whether there is a body; errors are marked with `!`. */
  readonly inferred: string;
  /** `POST /c`; `GET /c` when there is none. */
  readonly request?: string | undefined;
  /** What stands in front of the controller. */
  readonly before?: string | undefined;
  /** What is said to the application. */
  readonly setup?: string | undefined;
  /** What the module names besides the controller: `providers: [S]`. */
  readonly module?: string | undefined;
  /** Where the answer is other on the other platform, the one that the case is for. */
  readonly only?: 'express' | 'fastify';
}

/** Everything that the cases use. */
const NAMES = {
  '@nestjs/common': [
    'All', 'Body', 'Catch', 'Controller', 'Delete', 'Get', 'Head', 'Header', 'Headers', 'HttpCode', 'HttpStatus', 'Inject', 'Injectable', 'Module',
    'Next', 'Options', 'Param', 'Patch', 'Post', 'Put', 'Query', 'Redirect', 'Req', 'RequestMethod', 'Res', 'Response', 'Search', 'Sse', 'StreamableFile',
    'UseFilters', 'UseGuards', 'UseInterceptors', 'UsePipes', 'Version', 'VERSION_NEUTRAL', 'VersioningType', 'applyDecorators', 'createParamDecorator',
    'DefaultValuePipe', 'ParseArrayPipe', 'ParseBoolPipe', 'ParseEnumPipe', 'ParseFloatPipe', 'ParseIntPipe', 'ParseUUIDPipe', 'ValidationPipe',
    'BadGatewayException', 'BadRequestException', 'ConflictException', 'ForbiddenException', 'GatewayTimeoutException', 'GoneException',
    'HttpException', 'HttpVersionNotSupportedException', 'ImATeapotException', 'InternalServerErrorException', 'MethodNotAllowedException',
    'MisdirectedException', 'NotAcceptableException', 'NotFoundException', 'NotImplementedException', 'PayloadTooLargeException',
    'PreconditionFailedException', 'RequestTimeoutException', 'ServiceUnavailableException', 'UnauthorizedException',
    'UnprocessableEntityException', 'UnsupportedMediaTypeException',
  ],
  '@nestjs/core': ['APP_FILTER', 'APP_GUARD', 'APP_INTERCEPTOR', 'APP_PIPE', 'BaseExceptionFilter', 'NestFactory', 'RouterModule'],
  rxjs: ['EMPTY', 'catchError', 'firstValueFrom', 'from', 'map', 'of', 'tap', 'throwError'],
  elsewhere: ['elsewhere'],
} as const;

const imports = Object.entries(NAMES)
  .map(([module, names]) => `import { ${names.join(', ')} } from '${module}';`)
  .join('\n');

/** @returns The program: the controller, its module, and what serves it. */
export function programOf({ text, before = '', setup = '', module = '' }: NestCase): { readonly head: string; readonly statements: string; readonly foot: string } {
  const controller = text.includes('@Controller(') ? text : `@Controller()\nexport class C {\n${text}\n}`;
  return {
    head: imports,
    statements: `${before}\n${controller}`,
    foot: `@Module({ controllers: [C], ${module} })
class AppModule {}
export async function bootstrap() {
  const app = await NestFactory.create(AppModule, platform(), { logger: false });
  ${setup}
  await app.listen(0, '127.0.0.1');
  return app;
}
bootstrap();`,
  };
}

/** @returns The case as those of other frameworks are written, and what surrounds it. */
export function servedCase(nest: NestCase): { readonly file: ServedFile; readonly served: ServedCase } {
  const { head, statements, foot } = programOf(nest);
  return {
    file: { manifest: { name: 'p', dependencies: { '@nestjs/core': '^11.0.0' } }, version: 11, head: `${head}\nimport { platform } from './platform';`, foot, name: 'src/main.ts' },
    served: [statements, nest.inferred, nest.request],
  };
}
