/** Every member that sets a status, and what is chained between it and the sending call. */

import type { ConformanceCase } from '../conformance-case.js';
import { handlerCase } from '../handler-case.js';
import { empty, full } from '../recorded-answers.js';

const post = { method: 'POST' } as const;

export const statusSetterCases: readonly ConformanceCase[] = [
  handlerCase('status and json', `(req, res) => { res.status(201).json({ a: 1 }); }`, full(201), post),
  handlerCase('status and jsonp', `(req, res) => { res.status(201).jsonp({ a: 1 }); }`, full(201), post),
  handlerCase('status and send', `(req, res) => { res.status(202).send('x'); }`, full(202), post),
  handlerCase('status and end', `(req, res) => { res.status(201).end(); }`, empty(201), post),
  handlerCase('statusCode, then json', `(req, res) => { res.statusCode = 201; res.json({ a: 1 }); }`, full(201), post),
  handlerCase('statusCode, then end', `(req, res) => { res.statusCode = 404; res.end(); }`, empty(404)),
  handlerCase('statusCode by a computed member', `(req, res) => { res['statusCode'] = 403; res.end('no'); }`, full(403)),
  handlerCase('statusMessage does not set the status', `(req, res) => { res.statusMessage = 'Created'; res.end(); }`, empty(200)),
  handlerCase('status by a computed member', `(req, res) => { res['status'](201)['json']({ a: 1 }); }`, full(201), post),
  handlerCase('status in one statement, json in another', `(req, res) => { res.status(201); res.json({ a: 1 }); }`, full(201), post),
  handlerCase('the last status wins', `(req, res) => { res.status(200).status(201).end('x'); }`, full(201)),
  handlerCase('statusCode after status', `(req, res) => { res.status(400); res.statusCode = 422; res.json({}); }`, full(422)),
  handlerCase('writeHead and end', `(req, res) => { res.writeHead(201); res.end('x'); }`, full(201), post),
  handlerCase('writeHead with headers', `(req, res) => { res.writeHead(404, { 'Content-Type': 'text/plain' }); res.end('not found'); }`, full(404)),
  handlerCase('writeHead with a reason', `(req, res) => { res.writeHead(409, 'Conflict', { 'X-A': '1' }); res.end(); }`, empty(409)),
  handlerCase('writeHead chained', `(req, res) => { res.writeHead(202).end('x'); }`, full(202)),
  handlerCase('writeHead beats status', `(req, res) => { res.status(400); res.writeHead(201); res.end(); }`, empty(201)),
  handlerCase('statusCode after writeHead does nothing', `(req, res) => { res.writeHead(201); res.statusCode = 400; res.end(); }`, empty(201)),
  handlerCase('sendStatus 200', `(req, res) => { res.sendStatus(200); }`, full(200)),
  handlerCase('sendStatus 201', `(req, res) => { res.sendStatus(201); }`, full(201), post),
  handlerCase('sendStatus 404', `(req, res) => { res.sendStatus(404); }`, full(404)),
  handlerCase('sendStatus 299', `(req, res) => { res.sendStatus(299); }`, full(299)),
  handlerCase('sendStatus beats status', `(req, res) => { res.status(400).sendStatus(201); }`, full(201)),
  handlerCase('status, set, json', `(req, res) => { res.status(201).set('X-A', '1').json({}); }`, full(201), post),
  handlerCase('set, status, send', `(req, res) => { res.set({ 'X-A': '1' }).status(404).send('no'); }`, full(404)),
  handlerCase('status, header, send', `(req, res) => { res.status(403).header('X-A', '1').send('no'); }`, full(403)),
  handlerCase('status, type, send', `(req, res) => { res.status(400).type('text').send('no'); }`, full(400)),
  handlerCase('contentType, status, send', `(req, res) => { res.contentType('html').status(410).send('<p>gone</p>'); }`, full(410)),
  handlerCase('status, vary, append, json', `(req, res) => { res.status(422).vary('Accept').append('X-A', '1').json({}); }`, full(422)),
  handlerCase('cookie, status, json', `(req, res) => { res.cookie('a', '1').status(201).json({}); }`, full(201), post),
  handlerCase('clearCookie, status, end', `(req, res) => { res.clearCookie('a').status(401).end(); }`, empty(401)),
  handlerCase('links, status, json', `(req, res) => { res.links({ next: '/2' }).status(206).json([]); }`, full(206)),
  handlerCase('location, status, end', `(req, res) => { res.location('/users/7').status(201).end(); }`, empty(201), post),
  handlerCase('location alone keeps 200', `(req, res) => { res.location('/x').send('x'); }`, full(200), post),
  handlerCase('attachment, status, send', `(req, res) => { res.attachment('a.txt').status(201).send('x'); }`, full(201)),
  handlerCase('setHeader, then status and json', `(req, res) => { res.setHeader('X-A', '1'); res.removeHeader('X-A'); res.status(503).json({}); }`, full(503)),
  handlerCase('setHeader chained', `(req, res) => { res.setHeader('X-A', '1').status(418).end(); }`, empty(418)),
  handlerCase('set of one header, twice', `(req, res) => { res.set('A', '1').set('B', '2').status(409).json({}); }`, full(409)),
  handlerCase('get returns a header, not the response', `(req, res) => { res.set('X-A', '1'); const value = res.get('X-A'); res.status(200).send(value); }`, full(200)),
  handlerCase('the response over req.res', `(req, res) => { req.res.status(201).json({}); }`, full(201), post),
];
