/** Exceptions of the contract: which findings they take away and add, also where nobody knows whether they hold. */

import { methodStatus } from '../../src/rules/method-status.js';
import { noUnexpectedBody } from '../../src/rules/no-unexpected-body.js';
import { noUnknownStatus } from '../../src/rules/no-unknown-status.js';
import { noUnmappedCause } from '../../src/rules/no-unmapped-cause.js';
import { ruleTester } from '../kit/rule-tester.js';
import { inApp } from './in-app.js';

const settings = {
  'http-contract': {
    contract: {
      extends: 'return-code',
      overrides: [
        { methods: ['POST'], paths: ['/login'], reason: 'A log-in creates nothing.', success: { 200: {} } },
        { paths: ['/pay/**'], reason: 'Payments know more.', success: { 204: { body: 'allowed' } }, errors: { 402: { type: 'Payment Required' }, 404: { causes: { 'resource-not-found': null } } } },
      ],
    },
  },
};

const createdAtLogin = { messageId: 'wrongCode' as const, line: 2, data: { route: 'POST /login', code: '201', where: 'here', expected: 'code for POST is 200 (OK)' } };

ruleTester.run('method-status', methodStatus, {
  valid: [
    { name: 'takes the code of an exception', code: inApp("app.post('/login', (req, res) => res.status(200).json({}));"), settings },
    { name: 'takes the code of an exception on a mounted path', code: inApp("const router = express.Router(); router.post('/', (req, res) => res.json({})); app.use('/login', router);"), settings },
    { name: 'says nothing where the path is not known and an exception may hold', code: inApp('app.post(process.env.PATH_OF_LOGIN, (req, res) => res.status(200).json({}));'), settings },
  ],
  invalid: [
    {
      name: 'judges an exception by its rows',
      code: inApp("app.post('/login', (req, res) => res.status(201).json({}));"),
      settings,
      errors: [{ ...createdAtLogin, column: 45, suggestions: [{ messageId: 'answerWith', data: { answer: '200 (OK)' }, output: inApp("app.post('/login', (req, res) => res.status(200).json({}));") }] }],
    },
    {
      name: 'judges other routes by the contract',
      code: inApp("app.post('/users', (req, res) => res.status(200).json({}));"),
      settings,
      errors: [
        {
          messageId: 'wrongCode',
          line: 2,
          column: 45,
          data: { route: 'POST /users', code: '200', where: 'here', expected: 'code for POST is 201 (Created)' },
          suggestions: [{ messageId: 'answerWith', data: { answer: '201 (Created)' }, output: inApp("app.post('/users', (req, res) => res.status(201).json({}));") }],
        },
      ],
    },
    {
      name: 'offers no change where the path is not known and an exception asks for another',
      code: inApp('app.post(process.env.PATH_OF_LOGIN, (req, res) => res.status(204).end());'),
      settings,
      errors: [{ messageId: 'wrongCode', line: 2, column: 62, data: { route: 'A POST route', code: '204', where: 'here', expected: 'code for POST is 201 (Created)' }, suggestions: [] }],
    },
  ],
});

ruleTester.run('no-unknown-status', noUnknownStatus, {
  valid: [
    { name: 'takes a code of an exception', code: inApp("app.get('/pay/:id', (req, res) => res.status(402).end());"), settings },
    { name: 'says nothing of a handler that may be registered where an exception holds', code: 'exports.pay = (req, res) => { res.status(402).end(); };', settings },
    { name: 'says nothing where every method reaches the handler and an exception is for some', code: inApp("app.all('/a', (req, res) => res.status(418).end());"), settings: { 'http-contract': { contract: { extends: 'return-code', overrides: [{ methods: ['GET'], reason: 'Tea.', errors: { 418: { type: 'Teapot' } } }] } } } },
  ],
  invalid: [
    { name: 'does not take it elsewhere', code: inApp("app.get('/users/:id', (req, res) => res.status(402).end());"), settings, errors: [{ messageId: 'unknownCode', line: 2, column: 48 }] },
    { name: 'judges what no exception takes', code: 'exports.pay = (req, res) => { if (req.body) return res.status(418).end(); res.status(402).end(); };', settings, errors: [{ messageId: 'unknownCode', line: 1, column: 63 }] },
    { name: 'judges what is sent once', code: inApp("app.get('/pay/:id', (req, res) => res.status(0).end());"), settings, errors: [{ messageId: 'notSent', line: 2, column: 46 }] },
    { name: 'judges what is not sent once, of an unknown path', code: inApp('app.get(process.env.PATH_TO_PAY, (req, res) => res.status(0).end());'), settings, errors: [{ messageId: 'notSent', line: 2, column: 59 }] },
  ],
});

ruleTester.run('no-unexpected-body', noUnexpectedBody, {
  valid: [{ name: 'takes a body that an exception allows', code: inApp("app.delete('/pay/:id', (req, res) => res.status(200).json({}));"), settings }],
  invalid: [
    {
      name: 'forbids it elsewhere',
      code: inApp("app.delete('/users/:id', (req, res) => res.status(200).json({}));"),
      settings,
      errors: [{ messageId: 'bodyOnMethod', line: 2, column: 61, suggestions: [{ messageId: 'answerWith', output: inApp("app.delete('/users/:id', (req, res) => res.status(204).end());") }] }],
    },
  ],
});

ruleTester.run('no-unmapped-cause', noUnmappedCause, {
  valid: [{ name: 'knows the causes of the contract elsewhere', code: inApp("app.get('/users/:id', (req, res) => res.status(404).json({ code: 'RESOURCE_NOT_FOUND' }));"), settings }],
  invalid: [
    {
      name: 'knows the causes that an exception leaves',
      code: inApp("app.get('/pay/:id', (req, res) => res.status(404).json({ code: 'RESOURCE_NOT_FOUND' }));"),
      settings,
      errors: [{ messageId: 'unmapped', line: 2, column: 64 }],
    },
  ],
});
