/** Redirects in every order of their arguments. */

import type { ConformanceCase } from '../conformance-case.js';
import { handlerCase } from '../handler-case.js';
import { differs, full } from '../recorded-answers.js';

export const redirectCases: readonly ConformanceCase[] = [
  handlerCase('redirect', `(req, res) => { res.redirect('/x'); }`, full(302)),
  handlerCase('redirect from POST', `(req, res) => { res.redirect('/x'); }`, full(302), { method: 'POST' }),
  handlerCase('redirect with a status', `(req, res) => { res.redirect(301, '/x'); }`, full(301)),
  handlerCase('redirect 303', `(req, res) => { res.redirect(303, '/x'); }`, full(303), { method: 'POST' }),
  handlerCase('redirect 307 from a constant', `(req, res) => { const code = 307; res.redirect(code, '/x'); }`, full(307)),
  handlerCase('redirect with the status last', `(req, res) => { res.redirect('/x', 301); }`, differs(full(301), full(500))),
  handlerCase('redirect back', `(req, res) => { res.redirect('back'); }`, full(302)),
  handlerCase('redirect ignores an earlier status', `(req, res) => { res.status(301).redirect('/x'); }`, full(302)),
  handlerCase('redirect with 200', `(req, res) => { res.redirect(200, '/x'); }`, full(200)),
  handlerCase('redirect to undefined', `(req, res) => { res.redirect(undefined); }`, full(302)),
  handlerCase('redirect to a template', '(req, res) => { const id = 7; res.redirect(`/users/${id}`); }', full(302)),
  handlerCase('location and status by hand', `(req, res) => { res.location('/x').status(302).send('moved'); }`, full(302)),
];
