/**
 * The built-in contract `return-code`: ten codes and nineteen causes, as a cloud provider's REST reference lists them,
 * with the tokens, classes and texts by which real code names these causes.
 */

import type { ContractSource } from '../contract.js';

const NOT_FOUND = "(?:(?:(?:was|were|is|are) )?not found|(?:could|can) ?not be found|(?:couldn't|can't) be found)";
const NOT_EXISTING = "(?:(?:does not|doesn't|do not|don't) exists?|no longer exists?)";

/** What people call an account or what stands for it; not finding one is also how a log-in fails. */
const ACCOUNT =
  '(?:user|account|member|customer|admin|e-?mail|user ?name|actor|principal|subject|session|(?:access |refresh )?token|cookie|credentials?)';

/** What a request carries. */
const INPUT =
  '(?:request|(?:request )?(?:body|payload|data|format|parameters?|params)|json(?: body| payload)?|inputs?|(?:user |form |input )data|user input|(?:query|path) (?:parameters?|params|string)|query|fields?|arguments?)';

/** Single values that only a client sends. */
const VALUE =
  '(?:(?:object ?|user )?ids?|uuid|e-?mail(?: address)?|phone(?: number)?|date(?: format| range)?|quantity|amount|price|rating|title|description|user ?name|(?:first |last |full )?name|age|gender|page(?: number)?|limit|sort(?: order)?|slug|zip ?code|postal code)';

/** Values whose absence can only be the absence from a request. */
const REQUIRED =
  '(?:.*\\b(?:ids?|uuid|user ?name|e-?mail|password|title|description|quantity|amount|price|date|phone number|first name|last name|content|text|message|comment|rating|image|file|query|fields?|parameters?)|(?:\\S+ )?name)';

/** What a server is made and set up of: a text about it is about the server. */
const SERVER_SIDE =
  '(?:config\\w*|misconfig\\w*|env|environments?|secrets?|credentials?|providers?|drivers?|modules?|plugins?|handlers?|templates?|services?|servers?|databases?|db|tables?|schemas?|columns?|collections?|index|indexes|connections?|buckets?|regions?|keys?|apikeys?|apis?|upstream|backend|gateway|binary|executable|initiali[sz]ed|context|metadata|manifest|middleware|storage|cache|queue|workers?|streams?)';

/** Parts of a request or of a document: "not found" about them says that it is incomplete, not that it is not there. */
const PART =
  '(?:headers?|fields?|parameters?|params?|propert(?:y|ies)|attributes?|arguments?|values?|data|body|urls?|hosts?|bindings?|variables?|signature|certificate|code|nodes?|steps?|chunks?|contents?|details|info|information)';

/** Ahead of a text about something that a client asked for. */
const ABOUT_A_THING = `(?!.*\\b(?:${SERVER_SIDE}|${PART})\\b)`;
const ARTICLE = '(?:(?:the|this|that|your|an?|any|such|specified|requested|given|provided) )*';

export const returnCode: ContractSource = {
  name: 'return-code',
  success: {
    200: { type: 'OK', methods: ['GET', 'PATCH', 'PUT'] },
    201: { type: 'Created', methods: ['POST'] },
    204: { type: 'No Content', methods: ['DELETE'], body: 'forbidden' },
  },
  errors: {
    400: {
      type: 'Bad Request',
      causes: {
        'incorrect-request-format': {
          description: 'Incorrect request URI or body format.',
          tokens: [
            ...['BAD_REQUEST', 'INVALID_REQUEST', 'MALFORMED_REQUEST', 'INVALID_FORMAT', 'INVALID_INPUT', 'INVALID_QUERY'],
            ...['INVALID_JSON', 'MALFORMED_JSON', 'JSON_MALFORMED', 'INVALID_URI', 'INVALID_URL', 'PARSE_ERROR', 'entity.parse.failed'],
          ],
          errors: [
            ...['BadRequestError', 'InvalidRequestError', 'MalformedRequestError', 'ParseError', 'InvalidInputError'],
            ...['…BadRequestError', 'BodyParserError'],
          ],
          messages: [
            'bad request',
            `/(?:the )?(?:invalid|malformed|bad) ${INPUT}(?: data| format| provided| supplied)?/`,
            '/(?:the )?request (?:body|payload) (?:must be|is not) (?:a )?valid json(?: object)?/',
          ],
          accepts: {
            messages: [
              '/(?:invalid|malformed|unsupported|unknown|bad) .*\\b(?:json|format|body|payload|request|url|uri|path|query|encoding|base64|file|type|content type)\\b.*/',
              '/(?:failed|unable|could not) to (?:parse|decode|read) .*/',
              '/could not (?:parse|decode|read) .*/',
            ],
          },
        },
        'invalid-request-status': {
          description: 'Invalid request management status.',
          tokens: ['INVALID_STATUS', 'INVALID_STATE', 'ILLEGAL_STATE', 'INVALID_STATUS_TRANSITION', 'INVALID_STATE_TRANSITION'],
          errors: ['InvalidStateError', 'InvalidStatusError', 'IllegalStateError'],
          messages: ['invalid status', 'invalid state', '/invalid (?:status|state) (?:transition|change).*/'],
          accepts: {
            tokens: ['CANNOT_…', '…_EXPIRED', '…_DISABLED', '…_CLOSED', '…_LOCKED', '…_NOT_ENABLED', '…_IN_PROGRESS', '/already (?!exists).*|.* already (?!exists|in use|taken|registered|used).*/'],
            errors: ['…ExpiredError', '…DisabledError', '…ClosedError', '…LockedError', '…StateError', '…StatusError'],
            messages: [
              '/.*\\balready (?!exists?|in use|taken|registered|used|been (?:used|taken|registered)).*/',
              '/.* (?:is|are|was|has|have) (?:not )?(?:been )?(?:expired|closed|locked|disabled|enabled|pending|active|inactive|cancell?ed|completed|finished|verified|in progress|archived|published|configured)\\b.*/',
              "/(?:(?:you|it|this|the) (?:.* )?)?(?:cannot|can't|can not) (?!find|be found|get \\/).*/",
              "/.* (?:cannot|can't|can not) (?!find|be found).*/",
            ],
          },
        },
        'authentication-failed': {
          description: 'Authentication failed.',
          tokens: ['AUTHENTICATION_FAILED', 'AUTH_FAILED', 'LOGIN_FAILED'],
          errors: ['AuthenticationFailedError', 'AuthFailedError', 'LoginFailedError'],
          messages: ['authentication failed', 'authentication error', 'login failed', 'log in failed', 'sign in failed'],
          accepts: {
            tokens: [
              ...['INVALID_CREDENTIALS', 'BAD_CREDENTIALS', '…_PASSWORD', 'PASSWORD_…', '…_TOKEN', 'TOKEN_…', 'INVALID_LOGIN'],
              ...['INVALID_OTP', 'INVALID_CODE', 'AUTH_ERROR', 'AUTHENTICATION_ERROR'],
            ],
            errors: ['…CredentialsError', '…PasswordError', '…TokenError', 'Token…Error', 'AuthError', 'AuthenticationError', 'JsonWebTokenError'],
            messages: [
              '/.*\\b(?:invalid|incorrect|wrong|bad|expired|mismatch|required|missing|provide|match|valid|revoked|used)\\b.*\\b(?:credentials?|passwords?|login|otp|pin|tokens?|codes?|signatures?|links?|captcha)\\b.*/',
              '/.*\\b(?:credentials?|passwords?|login|otp|pin|tokens?|codes?|signatures?|links?|captcha|authorization)\\b.*\\b(?:invalid|incorrect|wrong|expired|mismatch|required|missing|match|valid|revoked|used)\\b.*/',
              '/no (?:(?:access|auth|bearer|refresh|reset|jwt) )?tokens? .*/',
              "/(?:(?:could not|couldn't|cannot|can't|unable to|failed to) )(?:log|sign)[ -]?in\\b.*/",
            ],
          },
        },
        'missing-required-attribute': {
          description: 'Missing required attributes.',
          tokens: [
            ...['MISSING_REQUIRED', 'MISSING_REQUIRED_FIELD', 'MISSING_REQUIRED_FIELDS', 'MISSING_REQUIRED_PARAMETER', 'REQUIRED_FIELD'],
            ...['MISSING_FIELD', 'MISSING_FIELDS', 'MISSING_PARAMETER', 'MISSING_PARAMETERS', 'MISSING_PARAM', 'FIELD_REQUIRED'],
          ],
          errors: ['MissingFieldError', 'MissingParameterError', 'MissingParamError', 'RequiredFieldError', 'MissingRequiredFieldError'],
          messages: [
            '/(?:(?:all|some|the|missing|required) )*(?:fields|parameters|attributes|params) (?:is |are )?(?:required|missing|mandatory)/',
            '/missing (?:one or more )?(?:required )?(?:fields?|(?:query )?parameters?|params?|attributes?|propert(?:y|ies)|arguments?|input)/',
            `/(?!.*\\b${SERVER_SIDE}\\b)${REQUIRED} (?:is|are) (?:required|mandatory|missing)/`,
            '/please (?:provide|enter|fill(?: in)?) all (?:the )?(?:required )?(?:fields|details|values|information)/',
            '/no (?:files?|images?) (?:was |were )?(?:uploaded|provided|selected|attached|sent)/',
            '/(?:no request body|request body (?:is|was) (?:empty|missing|required))(?: provided)?/',
          ],
          accepts: {
            tokens: ['MISSING_…', '…_REQUIRED', '…_MISSING', 'NO_…', '…_NOT_PROVIDED', 'EMPTY_…', '…_EMPTY'],
            errors: ['Missing…Error', '…RequiredError', '…MissingError', 'Empty…Error'],
            messages: [
              '/(?!(?:user )?(?:authentication|log ?in|sign ?in) ).*\\b(?:required|requires?|missing|mandatory|must (?:be provided|provide|specify|include|have)|needs?|needed|empty)\\b.*/',
              '/.*(?:please|must|either|need to) (?:provide|specify|enter|select|choose|supply|include|upload|fill|add|set)\\b.*/',
              '/(?:provide|specify|enter|select|choose) .*/',
              '/(?:no|nothing) (?!.*\\b(?:found|with (?:the|that|this))\\b).*/',
              '/.*\\bnot (?:be )?(?:provided|specified|supplied|given|set|uploaded|selected|present|included)\\b.*/',
            ],
          },
        },
        'invalid-value': {
          description: 'Invalid value.',
          tokens: [
            ...['VALIDATION_ERROR', 'VALIDATION_FAILED', 'INVALID_VALUE', 'INVALID_PARAMETER', 'INVALID_PARAMS', 'INVALID_PARAM'],
            ...['INVALID_ARGUMENT', 'INVALID_ID', 'INVALID_EMAIL', 'INVALID_DATE', 'OUT_OF_RANGE', '…_VALIDATION_ERROR'],
          ],
          errors: [
            ...['ValidationError', '…ValidationError', 'InvalidValueError', 'InvalidArgumentError', 'InvalidParameterError', 'InvalidIdError'],
            ...['ZodError', 'CastError', 'YupError', 'JoiError', 'ValiError', 'AjvError'],
          ],
          messages: [
            '/(?:(?:request|input|data|query|body|form) )?validation (?:failed|errors?)/',
            `/(?:please (?:provide|enter|use) )?(?:an? )?(?:in)?valid ${VALUE}/`,
            '/invalid (?:\\w+ ){1,2}ids?(?: (?:format|provided|supplied))?/',
            `/(?:the )?${VALUE} (?:is|are) (?:invalid|not valid)/`,
          ],
          accepts: {
            tokens: ['INVALID_…', '…_INVALID', '…_TOO_LONG', '…_TOO_SHORT', '…_TOO_LARGE', '…_OUT_OF_RANGE', 'WEAK_…', '…_MISMATCH', 'LIMIT_…', '…_EXCEEDED'],
            errors: ['Invalid…Error', '…InvalidError', '…MismatchError', '…ExceededError', '…OutOfRangeError'],
            messages: [
              '/.*\\b(?:in)?valid\\b.*/',
              '/(?:incorrect|malformed|unknown|unsupported|unrecogni[sz]ed|illegal|wrong|bad|unexpected) .*/',
              '/.* (?:is|are|was) (?:too|incorrect|malformed|unknown|unsupported|empty|reserved|out of|outside|not (?:a|an|in|one|equal|available|supported|recogni[sz]ed))\\b.*/',
              '/.*\\b(?:must|should|may only|only|expected|at (?:least|most)|exceeds?|exceeded|too (?:long|short|large|big|many|few)|mismatch|(?:do|does) not match|allowed values?|maximum|minimum|limit)\\b.*/',
              '/.*\\bvalidation\\b.*/',
            ],
          },
        },
        'batch-not-allowed': {
          description: 'The batch operation is not allowed.',
          tokens: ['BATCH_NOT_ALLOWED', 'BATCH_OPERATION_NOT_ALLOWED'],
          errors: ['BatchNotAllowedError'],
          messages: ['/(?:the )?batch (?:operations? )?(?:is|are) not (?:allowed|supported)/'],
        },
        'invalid-request-body': {
          description:
            'Invalid request body, for example, the request attempt to update attributes that can be specified only during the creation.',
          tokens: ['INVALID_BODY', 'INVALID_REQUEST_BODY', 'INVALID_PAYLOAD', 'READ_ONLY_ATTRIBUTE', 'READ_ONLY_FIELD', 'IMMUTABLE_FIELD'],
          errors: ['InvalidBodyError', 'InvalidPayloadError', 'ImmutableFieldError'],
          messages: ['/(?:the )?… (?:cannot|can not) be (?:updated|changed|modified) (?:once|after) (?:it is |it was )?created/'],
        },
        'attribute-not-allowed': {
          description:
            'The specified attribute is not allowed, for example, an ID in a POST request in the basic CRUD operations.',
          tokens: ['UNKNOWN_FIELD', 'UNKNOWN_ATTRIBUTE', 'UNEXPECTED_FIELD', 'ATTRIBUTE_NOT_ALLOWED', 'LIMIT_UNEXPECTED_FILE'],
          errors: ['UnknownFieldError', 'UnexpectedFieldError', 'AttributeNotAllowedError'],
          messages: ['/(?:unknown|unexpected|unrecogni[sz]ed) (?:fields?|attributes?|propert(?:y|ies)|parameters?)/'],
          accepts: {
            tokens: ['…_NOT_ALLOWED', 'UNSUPPORTED_…', '…_NOT_SUPPORTED'],
            errors: ['…NotAllowedError', 'Unsupported…Error', '…NotSupportedError'],
            messages: ['/.*\\bnot (?:be )?(?:allowed|supported|permitted|accepted)\\b.*/'],
          },
        },
        'unexpected-data-type': {
          description: 'An unexpected data type attribute is specified.',
          tokens: ['INVALID_TYPE', 'TYPE_MISMATCH', 'UNEXPECTED_TYPE'],
          errors: ['InvalidTypeError', 'TypeMismatchError'],
          messages: [
            '/(?:invalid|wrong|unexpected) (?:data )?type/',
            '/… must be (?:an? )?(?:valid )?(?:(?:non-empty|positive|non-negative) )?(?:string|number|integer|boolean|array|object|date)s?/',
          ],
        },
      },
    },
    401: {
      type: 'Unauthorized',
      causes: {
        'not-authenticated': {
          description: 'No identity authentication performed.',
          tokens: [
            ...['UNAUTHORIZED', 'UNAUTHENTICATED', 'NOT_AUTHENTICATED', 'AUTHENTICATION_REQUIRED', 'AUTH_REQUIRED', 'LOGIN_REQUIRED'],
            ...['NO_TOKEN', 'MISSING_TOKEN', 'NO_AUTH', 'NOT_LOGGED_IN', 'credentials_required'],
          ],
          errors: [
            ...['UnauthorizedError', 'UnauthenticatedError', 'NotAuthenticatedError', 'AuthenticationRequiredError'],
            ...['AuthRequiredError', 'NotLoggedInError', 'UnauthorisedError'],
          ],
          messages: [
            '/unauthori[sz]ed(?: access| request| user)?/',
            'unauthenticated',
            "/(?:(?:the )?user |you are |you're |request )?(?:is )?not (?:authenticated|logged in|signed in).*/",
            '/(?:user )?(?:authentication|login|log in|sign in) (?:is )?required/',
            '/(?:you )?(?:must|need to|have to) (?:be )?(?:log(?:ged)?|sign(?:ed)?)[ -]in(?: first| to .*)?/',
            '/please (?:log ?in|sign ?in|authenticate)(?: first| again| to .*)?/',
            '/no (?:(?:auth(?:entication|orization)?|access|bearer|jwt) )?token(?: was)? (?:provided|found|supplied|sent)/',
            '/(?:missing|no) (?:an? )?(?:authorization|auth|authentication|bearer|x-auth-token)(?: header| token)*(?: (?:provided|found|supplied))?/',
            '/(?:the )?(?:authorization|auth|x-auth-token) header (?:is |was )?(?:missing|required|not (?:provided|found))/',
          ],
          accepts: {
            tokens: ['…_REQUIRED', 'MISSING_…', 'NO_…', 'ACCESS_DENIED', 'NOT_AUTHORIZED', 'USER_NOT_FOUND', 'ACCOUNT_…', 'USER_…', 'TOKEN_…', 'SESSION_…', '…_NOT_VERIFIED'],
            errors: ['AuthorizationError', 'NotAuthorizedError', 'AccessDeniedError', 'UserNotFoundError', '…UnauthorizedError', 'No…Error', 'Missing…Error'],
            messages: [
              '/access (?:is )?denied.*/',
              '/.*\\b(?:authori[sz]ed|unauthori[sz]ed|authorization|authenticat\\w*|re-authentication|log(?:ged)? ?in|sign(?:ed)? ?in|re-?login|reconnect)\\b.*/',
              '/.*\\b(?:tokens?|headers?|cookies?|sessions?|bearer|api key|hmac|csrf|passkey)\\b.*\\b(?:required|missing|provided|found|sent|invalid|expired|no longer|empty|mismatch|incorrect)\\b.*/',
              '/.*\\b(?:required|requires|missing|provided?|no|not|invalid|expired|retrieve|obtain|refresh|resolve)\\b.*\\b(?:tokens?|headers?|cookies?|sessions?|bearer|api key|hmac|credentials?)\\b.*/',
              `/${ARTICLE}${ACCOUNT}(?: with .*)? (?:${NOT_FOUND}|${NOT_EXISTING})(?: in .*)?/`,
              "/(?:(?:could not|couldn't|cannot|can't) find|there is no|no) (?:(?:an?|any|such) )*(?:user|account|member|customer|session|token|e-?mail)\\b.*/",
              "/(?:.*\\b)?(?:user|account)\\b.*\\b(?:(?:not|n't|longer) exists?|suspended|disabled|banned|blocked|deactivated|inactive|verified|required|deleted|locked)\\b.*/",
              '/.*\\b(?:e-?mail|user ?name|password|credentials?|otp|2fa|code)\\b.*\\b(?:required|missing|verified|confirmed)\\b.*/',
              '/please (?:provide|enter) .*(?:e-?mail|user ?name|password|credentials|token).*/',
            ],
          },
        },
        'invalid-token': {
          description: 'Invalid X-Auth-Token header.',
          tokens: [
            ...['INVALID_TOKEN', 'TOKEN_INVALID', 'TOKEN_EXPIRED', 'EXPIRED_TOKEN', 'JWT_EXPIRED', 'INVALID_JWT', 'BAD_TOKEN'],
            ...['SESSION_EXPIRED', 'INVALID_SESSION', 'INVALID_ACCESS_TOKEN', 'INVALID_AUTH_TOKEN', 'ACCESS_TOKEN_EXPIRED'],
          ],
          errors: [
            ...['InvalidTokenError', 'TokenExpiredError', 'ExpiredTokenError', 'JsonWebTokenError', 'SessionExpiredError'],
            ...['InvalidJwtError', 'InvalidSessionError'],
          ],
          messages: [
            '/(?:invalid|expired|invalid or expired) (?:jwt(?: token)?|bearer token|access token|auth(?:entication|orization)? token|x-auth-token(?: header)?)/',
            '/(?:your |the )?(?:jwt|access token|bearer token|session) (?:has |is )?expired/',
            'jwt malformed',
            '/invalid authorization(?: header)?/',
          ],
          accepts: {
            tokens: ['INVALID_…', '…_INVALID', '…_EXPIRED', '…_REVOKED', 'EXPIRED_…', '…_MISMATCH'],
            errors: ['…TokenError', 'Token…Error', 'Invalid…Error', '…ExpiredError', '…RevokedError'],
            messages: [
              '/.*\\b(?:invalid|expired|revoked|malformed|no longer valid|not valid|mismatch)\\b.*/',
              '/.*\\b(?:tokens?|headers?|bearer)\\b.*\\b(?:should|must)\\b.*/',
            ],
          },
        },
        'invalid-credentials': {
          description: 'Invalid authentication credentials.',
          tokens: [
            ...['INVALID_CREDENTIALS', 'BAD_CREDENTIALS', 'AUTHENTICATION_FAILED', 'AUTH_FAILED', 'LOGIN_FAILED', 'INVALID_LOGIN'],
            ...['WRONG_PASSWORD', 'INCORRECT_PASSWORD', 'AUTHENTICATION_ERROR', 'AUTH_ERROR'],
          ],
          errors: [
            ...['AuthenticationError', 'AuthenticationFailedError', 'AuthError', 'AuthFailedError', 'LoginFailedError', 'AuthFailureError'],
            ...['InvalidCredentialsError', 'BadCredentialsError', 'WrongPasswordError', 'IncorrectPasswordError'],
          ],
          messages: [
            'authentication failed',
            'authentication error',
            'login failed',
            '/(?:invalid|incorrect|wrong|bad) (?:(?:authentication|login|user) )?credentials?(?: provided)?/',
            '/(?:invalid|incorrect|wrong) (?:e-?mail|user ?name|login|user|phone)(?: address)? ?(?:and|or|and/or|/) ?(?:password|pin)(?: combination)?/',
            '/(?:the )?(?:e-?mail|user ?name) or password (?:is |are |you entered is )?(?:invalid|incorrect|wrong)/',
          ],
          accepts: {
            tokens: ['PASSWORD_…', '…_PASSWORD', 'INVALID_API_KEY', '…_AUTH_FAILED', '…_AUTHENTICATION_FAILED'],
            errors: ['…PasswordError', '…CredentialsError', '…AuthError', '…AuthenticationError'],
            messages: [
              '/.*\\b(?:incorrect|wrong|(?:does|do|did) not match|rejected|credentials?|changed password)\\b.*/',
              '/.*\\b(?:authentication|authorization|login|verification) failed.*/',
              '/unknown (?:client|user|account|api[ -]?key)\\b.*/',
            ],
          },
        },
      },
    },
    403: {
      type: 'Forbidden',
      causes: {
        'no-permission': {
          description: 'You have no permission to perform the requested operation.',
          tokens: [
            ...['FORBIDDEN', 'ACCESS_DENIED', 'PERMISSION_DENIED', 'INSUFFICIENT_PERMISSIONS', 'INSUFFICIENT_PERMISSION', 'NO_PERMISSION'],
            ...['INSUFFICIENT_SCOPE', 'INSUFFICIENT_PRIVILEGES', 'ADMIN_ONLY', 'NO_ACCESS', 'NOT_AUTHORIZED', 'EBADCSRFTOKEN'],
          ],
          errors: [
            ...['ForbiddenError', 'AccessDeniedError', 'PermissionDeniedError', 'PermissionError', 'InsufficientPermissionsError'],
            ...['AuthorizationError', 'NotAuthorizedError', 'InsufficientScopeError', 'NoPermissionError', 'InsufficientPermissionError'],
          ],
          messages: [
            '/(?:access )?forbidden/',
            '/access (?:is )?denied/',
            'permission denied',
            '/(?:insufficient|not enough) (?:permissions?|privileges?|access rights)(?: to .*)?/',
            "/you (?:do not|don't) have (?:(?:the|any|enough|sufficient|required|necessary) )*(?:permissions?|access|rights|privileges?)(?: (?:to|for) .*)?/",
            "/you(?: are|'re) not authori[sz]ed(?: to .*)?/",
            '/admin(?:istrator)? (?:access|role|privileges?|permissions?|rights)(?: is| are)? required/',
            '/admins? only/',
          ],
          accepts: {
            tokens: [
              ...['UNAUTHORIZED', 'MISSING_TOKEN', 'NO_TOKEN', '…_TOKEN', 'TOKEN_…', 'INVALID_API_KEY', '…_DENIED', '…_FORBIDDEN'],
              ...['…_REQUIRED', '…_DISABLED', '…_NOT_ALLOWED', 'NOT_ALLOWED', '…_SUSPENDED', '…_BLOCKED', '…_BANNED', '…_LOCKED', 'NOT_…_OWNER'],
              ...['ONLY_…', '…_ONLY', '…_EXCEEDED', '…_LIMIT_REACHED', '…_NOT_ENABLED', '…_NOT_VERIFIED', '…_PERMISSION', '…_PERMISSIONS', 'INVALID_SIGNATURE', 'INVALID_CSRF', 'INVALID_ORIGIN'],
            ],
            errors: [
              ...['UnauthorizedError', '…UnauthorizedError', '…TokenError', 'Token…Error', '…ForbiddenError', '…DeniedError', '…PermissionError'],
              ...['…PermissionsError', 'NotAllowedError', '…NotAllowedError', '…DisabledError', '…BlockedError', '…LockedError', '…NotAuthorizedError'],
            ],
            messages: [
              "/.*\\b(?:(?:un)?authori[sz]ed|permissions?|permitted|privileges?|access|forbidden|denied|not (?:be )?allowed|disallowed|allowlist\\w*|roles?|scopes?|entitlement|owners?|members?|admins?|administrators?|own)\\b.*/",
              '/.*\\b(?:tokens?|headers?|cookies?|sessions?|bearer|api key|csrf|signature|otp|captcha|origin)\\b.*/',
              "/(?!(?:user )?(?:authentication|log ?in|sign ?in) ).*\\b(?:cannot|can't|can not|can only|may only|may not|only|must|plan|subscription|disabled|not enabled|suspended|banned|blocked|locked|inactive|deactivated|protected|private|verify|verified|confirmed|not belong|do not own|limit|required|requires)\\b.*/",
              '/(?:invalid|incorrect|wrong) (?:code|password|pin|secret).*/',
              `/${ARTICLE}${ACCOUNT}(?: with .*)? (?:${NOT_FOUND}|${NOT_EXISTING})/`,
              '/invalid (?:\\w+ ){0,2}id/',
            ],
          },
        },
      },
    },
    404: {
      type: 'Not Found',
      causes: {
        'uri-not-found': {
          description: 'The URI does not exist.',
          tokens: ['ROUTE_NOT_FOUND', 'ENDPOINT_NOT_FOUND', 'PAGE_NOT_FOUND', 'PATH_NOT_FOUND', 'URI_NOT_FOUND', 'URL_NOT_FOUND'],
          errors: ['RouteNotFoundError', 'EndpointNotFoundError', 'PageNotFoundError'],
          messages: [
            `/${ARTICLE}(?:api )?(?:route|endpoint|page) (?:${NOT_FOUND}|${NOT_EXISTING})/`,
            "/(?:cannot|can't) (?:get|post|put|patch|delete|find) \\/.*/",
            "/can't find … on this server/",
          ],
          accepts: { messages: [`/.*\\b(?:route|endpoint|page|path|ur[il])\\b.* (?:${NOT_FOUND}|${NOT_EXISTING}).*/`] },
        },
        'reference-not-found': {
          description:
            'Failed to complete the request because the reference entity could not be found by ID. The reference entity in POST requests may be specified in the request body instead of in the resource path.',
          tokens: ['REFERENCE_NOT_FOUND', 'PARENT_NOT_FOUND', 'FOREIGN_KEY_VIOLATION'],
          errors: ['ReferenceNotFoundError', 'ParentNotFoundError'],
          messages: [`/${ABOUT_A_THING}(?:the )?(?:referenced?|parent|related) … (?:${NOT_FOUND}|${NOT_EXISTING})/`],
        },
        'resource-not-found': {
          description: 'The requested resource was not found.',
          tokens: ['NOT_FOUND', 'RESOURCE_NOT_FOUND', '…_NOT_FOUND', 'DOES_NOT_EXIST', '…_DOES_NOT_EXIST', 'NO_SUCH_…'],
          errors: ['NotFoundError', '…NotFoundError', '…DoesNotExistError', 'NoSuch…Error'],
          messages: [
            'not found',
            'does not exist',
            `/${ABOUT_A_THING}${ARTICLE}… ${NOT_FOUND}(?: (?:with|by) .*)?/`,
            `/${ABOUT_A_THING}${ARTICLE}… ${NOT_EXISTING}(?: any ?more)?/`,
            `/${ABOUT_A_THING}no (?:such )?(?:\\S+ ){0,2}\\S*[^s\\s] (?:was )?found(?: (?:with|for|by) (?:this|that|the|given|your) .*)?/`,
            `/${ABOUT_A_THING}(?:there(?: is|'s) )?no … with (?:(?:the|that|this|given) )*(?:id|name|slug|e-?mail|uuid)\\b.*/`,
            `/${ABOUT_A_THING}(?:could not|couldn't|cannot|can't|unable to) find ${ARTICLE}(?!.*\\b(?:for|in|from|to)\\b)…/`,
            `/${ABOUT_A_THING}no such …/`,
          ],
          accepts: {
            tokens: ['ENOENT', 'NO_…', '…_NOT_EXIST', '…_NOT_EXISTS', '…_MISSING', '…_DELETED', '…_GONE', 'UNKNOWN_…', 'INVALID_…_ID', 'INVALID_ID'],
            errors: ['…NotExistError', '…NotExistsError', '…MissingError', 'Unknown…Error', 'No…Error'],
            messages: [
              "/.*\\b(?:not (?:be )?found|(?:not|n't) (?:find|exists?|locate|belong)|not available|unavailable|no longer|missing|deleted|removed|unknown|expired)\\b.*/",
              "/(?:there (?:is|are) )?(?:no|not) .*/",
              '/invalid (?:\\w+ ){0,2}(?:id|uuid|slug|link|url|token|code)/',
            ],
          },
        },
      },
    },
    409: {
      type: 'Conflict',
      methods: ['POST', 'PATCH'],
      causes: {
        'operation-failed': {
          description: 'POST or PATCH operation failed.',
          tokens: [
            ...['CONFLICT', '…_CONFLICT', 'ALREADY_EXISTS', '/(?!.*\\bnot\\b).* exists/', '…_ALREADY_IN_USE', '…_TAKEN', '…_IN_USE'],
            ...['DUPLICATE', 'DUPLICATE_ENTRY', 'DUPLICATE_KEY', 'ER_DUP_ENTRY', 'UNIQUE_VIOLATION'],
          ],
          errors: [
            ...['ConflictError', '…ConflictError', 'AlreadyExistsError', '…AlreadyExistsError', 'DuplicateError', 'Duplicate…Error'],
            ...['UniqueConstraintError', 'NameExistsError'],
          ],
          messages: [
            'conflict',
            '/(?:…)?already exists/',
            `/${ABOUT_A_THING}(?!.*\\b(?:file|directory|folder)\\b)${ARTICLE}… already exists?(?: (?:with|in|for) .*)?/`,
            `/${ARTICLE}(?:… )?(?:e-?mail(?: address)?|user ?name|user|account|phone(?: number)?|mobile number|slug|name) (?:(?:is|has|was) )?already (?:in use|taken|registered|used|been (?:used|taken|registered)|exists)(?: (?:by|with|in) .*)?/`,
            '/duplicate (?:entry|record|resource|e-?mail|user ?name|name|slug)/',
          ],
          accepts: {
            tokens: ['/.*\\b(?:already|exists?|duplicate|conflict|locked|in progress|not empty|stale|version|changed|state)\\b.*/'],
            errors: ['…ExistsError', '…InUseError', '…LockedError', '…StateError', '…ConcurrencyError', 'Optimistic…Error', 'Version…Error'],
            messages: [
              "/.*\\b(?:already|duplicated?s?|conflict(?:s|ing)?|concurrent(?:ly)?|changed|in use|exists?|in progress|still|no longer|not (?:pending|empty|available|active)|unique|taken|stale|revoked|locked|running|modified)\\b.*/",
              "/.*(?:cannot|can't|could not|failed to|unable to|must) .*/",
              '/.*\\b(?:is|are|was|has|have|does) not (?:been )?.*/',
            ],
          },
        },
      },
    },
    500: {
      type: 'Internal Server Error',
      causes: {
        'internal-error': {
          description: 'Internal OpenStack identity error.',
          tokens: ['INTERNAL_SERVER_ERROR', 'INTERNAL_ERROR', 'SERVER_ERROR', 'INTERNAL', 'INTERNAL_SERVER', 'INTERNAL_FAILURE'],
          errors: ['InternalServerError', 'InternalError', 'ServerError'],
          messages: ['/(?:an? )?internal (?:server )?error(?: (?:has )?occurred)?/'],
          accepts: {
            tokens: [
              '/(?!.*\\b(?:validation|auth|authentication|parse|not found)\\b).* (?:error|failed|failure|exception)/',
              ...['FAILED_…', 'UNKNOWN', 'UNEXPECTED', 'UNKNOWN_ERROR', 'UNEXPECTED_ERROR', 'SERVICE_UNAVAILABLE', 'NOT_IMPLEMENTED'],
              `/.*\\b${SERVER_SIDE}\\b.*/`,
            ],
            errors: [
              ...['DatabaseError', 'MongoError', 'MongoServerError', 'PrismaClientKnownRequestError', 'SequelizeDatabaseError', 'QueryFailedError'],
              ...['UnknownError', 'UnexpectedError', 'ConfigurationError', '…FailedError', 'AssertionError', 'NotImplementedError'],
              `/.*\\b${SERVER_SIDE}\\b.*/`,
            ],
            messages: [
              "/.*\\b(?:fail|failed|fails|failing|failure|went (?:\\w+ )?wrong|unexpected(?:ly)?|problem|errors?|try again|crashed|timed? ?out|unavailable|not (?:yet )?(?:defined|implemented|supported|set|registered|loaded|ready|available|running))\\b.*/",
              "/(?:.* )?(?:could not|couldn't|cannot|can't|unable to|was not able to) (?!find|be found).*/",
              `/.*\\b${SERVER_SIDE}\\b.*/`,
              '/(?:no|missing|invalid) .*(?:response|returned|result|output).*/',
            ],
          },
        },
      },
    },
    503: {
      type: 'Service Unavailable',
      causes: {
        'service-unavailable': {
          description: 'Failed to complete the request because the service is unavailable.',
          tokens: ['SERVICE_UNAVAILABLE', 'TEMPORARILY_UNAVAILABLE', 'SERVER_OVERLOADED', 'MAINTENANCE', 'MAINTENANCE_MODE'],
          errors: ['ServiceUnavailableError', 'MaintenanceError', 'ServerOverloadedError'],
          messages: [
            '/(?:the )?(?:service|server|system) (?:is )?(?:currently |temporarily )?unavailable/',
            '/(?:the )?(?:server|service|system|site) is (?:currently )?(?:under|in|down for) maintenance/',
          ],
          accepts: {
            tokens: ['UNAVAILABLE', '…_UNAVAILABLE', 'NOT_READY', '…_NOT_READY', '…_TIMEOUT', 'TIMEOUT', '…_DOWN', '…_DISABLED', 'OVERLOADED', 'DRAINING', 'SHUTTING_DOWN', `/.*\\b${SERVER_SIDE}\\b.*/`],
            errors: ['UnavailableError', '…UnavailableError', '…NotReadyError', 'TimeoutError', '…TimeoutError', 'OverloadedError', `/.*\\b${SERVER_SIDE}\\b.*/`],
            messages: [
              '/.*\\b(?:unavailable|not available|not ready|try again|busy|overloaded|shutting down|starting|maintenance|timed? ?out|failed|unable|unhealthy|down|disabled|not (?:yet )?(?:enabled|running|connected|loaded)|disconnected|ready)\\b.*/',
              `/.*\\b${SERVER_SIDE}\\b.*/`,
            ],
          },
        },
      },
    },
  },
};
