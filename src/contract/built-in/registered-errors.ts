/**
 * The error codes of the IANA registry of HTTP status codes, with their names there (RFC 9110, section 16.2). 418 is registered as
 * unused and is left out.
 */

import type { ErrorRowSource } from '../contract.js';

export const registeredErrors = {
  400: { type: 'Bad Request' },
  401: { type: 'Unauthorized' },
  402: { type: 'Payment Required' },
  403: { type: 'Forbidden' },
  404: { type: 'Not Found' },
  405: { type: 'Method Not Allowed' },
  406: { type: 'Not Acceptable' },
  407: { type: 'Proxy Authentication Required' },
  408: { type: 'Request Timeout' },
  409: { type: 'Conflict' },
  410: { type: 'Gone' },
  411: { type: 'Length Required' },
  412: { type: 'Precondition Failed' },
  413: { type: 'Content Too Large' },
  414: { type: 'URI Too Long' },
  415: { type: 'Unsupported Media Type' },
  416: { type: 'Range Not Satisfiable' },
  417: { type: 'Expectation Failed' },
  421: { type: 'Misdirected Request' },
  422: { type: 'Unprocessable Content' },
  423: { type: 'Locked' },
  424: { type: 'Failed Dependency' },
  425: { type: 'Too Early' },
  426: { type: 'Upgrade Required' },
  428: { type: 'Precondition Required' },
  429: { type: 'Too Many Requests' },
  431: { type: 'Request Header Fields Too Large' },
  451: { type: 'Unavailable For Legal Reasons' },
  500: { type: 'Internal Server Error' },
  501: { type: 'Not Implemented' },
  502: { type: 'Bad Gateway' },
  503: { type: 'Service Unavailable' },
  504: { type: 'Gateway Timeout' },
  505: { type: 'HTTP Version Not Supported' },
  506: { type: 'Variant Also Negotiates' },
  507: { type: 'Insufficient Storage' },
  508: { type: 'Loop Detected' },
  510: { type: 'Not Extended' },
  511: { type: 'Network Authentication Required' },
} as const satisfies Readonly<Record<number, ErrorRowSource>>;
