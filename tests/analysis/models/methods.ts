/** Handlers that branch on the method of the request. */

import type { GoldenModel } from '../golden-model.js';

export const methods: readonly GoldenModel[] = [
  {
    name: 'a record for each method that an if asks for, and one for the others',
    source: `
import express from 'express';
const app = express();
app.all('/users', (req, res) => {
  if (req.method === 'POST') return res.status(200).json({ id: 1 });
  if (req.method === 'GET') return res.json([]);
  return res.status(405).json({ message: \`\${req.method} is not allowed\` });
});
`,
    model: [
      'GET /users -> 200 by default yes @5',
      'POST /users -> 200 yes @4',
      'ALL /users -> 405 yes @6 message:… is not allowed',
    ],
  },
  {
    name: 'a helper that asks the response for the method of its request',
    source: `
import express from 'express';
const app = express();
const answer = (status, res, data) => {
  if (res.req.method === 'HEAD') return res.sendStatus(status);
  return res.status(status).json({ data });
};
app.post('/users', (req, res) => answer(201, res, {}));
app.delete('/users/:id', (req, res) => answer(204, req.res));
`,
    model: [
      'POST /users -> 201 yes @5 via 7',
      'DELETE /users/:id -> 204 yes @5 via 8',
    ],
  },
  {
    name: 'what a route for GET answers to HEAD alone',
    source: `
import express from 'express';
const app = express();
const answer = (status, res, data) => {
  if (res.req.method === 'HEAD') return res.sendStatus(status);
  return res.status(status).json({ data });
};
app.get('/users', (req, res) => answer(200, res, {}));
`,
    model: ['GET /users -> 200 yes @5 via 7', 'HEAD /users -> 200 yes @4 via 7'],
  },
  {
    name: 'a switch in another case',
    source: `
import express from 'express';
const app = express();
app.all('/users', (req, res) => {
  const { method } = req;
  switch (method.toLowerCase()) {
    case 'post':
      res.status(201).json({ id: 1 });
      break;
    case 'delete':
      res.sendStatus(204);
      break;
    default:
      res.sendStatus(405);
  }
});
`,
    model: [
      'POST /users -> 201 yes @7',
      'DELETE /users -> 204 no @10',
      'ALL /users -> 405 yes @13',
    ],
  },
  {
    name: 'an object of handlers by method, behind a list of methods',
    source: `
import express from 'express';
const app = express();
const handlers = {
  GET: (req, res) => res.json([]),
  POST: (req, res) => res.status(201).json({ id: 1 }),
};
app.all('/users', (req, res) => {
  if (!['GET', 'POST'].includes(req.method)) return res.status(405).end();
  return handlers[req.method](req, res);
});
`,
    model: [
      'GET /users -> 200 by default yes @4 via 9',
      'POST /users -> 201 yes @5 via 9',
      'ALL /users -> 405 no @8',
    ],
  },
  {
    name: 'an object of handlers by method, with a handler for the others',
    source: `
import express from 'express';
const app = express();
const handlers = {
  GET: (req, res) => res.json([]),
  POST: (req, res) => res.status(201).json({ id: 1 }),
};
app.all('/users', (req, res) => {
  const handler = handlers[req.method];
  if (!handler) return res.status(405).end();
  return handler(req, res);
});
`,
    model: [
      'GET /users -> 200 by default yes @4 via 10',
      'POST /users -> 201 yes @5 via 10',
      'ALL /users -> 405 no @9',
    ],
  },
  {
    name: 'HEAD and OPTIONS only where they are answered apart',
    source: `
import express from 'express';
const app = express();
app.all('/a', (req, res) => {
  if (req.method === 'GET' || req.method === 'HEAD') return res.json([]);
  res.sendStatus(405);
});
app.all('/b', (req, res) => {
  if (req.method === 'OPTIONS') return res.sendStatus(204);
  res.json([]);
});
`,
    model: [
      'GET /a -> 200 by default yes @4',
      'ALL /a -> 405 yes @5',
      'OPTIONS /b -> 204 no @8',
      'ALL /b -> 200 by default yes @9',
    ],
  },
  {
    name: 'a method that is read and decides nothing',
    source: `
import express from 'express';
const app = express();
app.all('/users', (req, res) => {
  console.log(req.method);
  if (req.query.all) return res.json([]);
  res.sendStatus(404);
});
`,
    model: ['ALL /users -> 200 by default yes @5 | 404 yes @6'],
  },
  {
    name: 'a method that only few servers know',
    source: `
import express from 'express';
const app = express();
app.all('/users', (req, res) => {
  if (req.method === 'PURGE') return res.sendStatus(202);
  res.json([]);
});
`,
    model: ['ALL /users -> 202 yes @4 | 200 by default yes @5'],
  },
  {
    name: 'methods that pass on have no record',
    source: `
import express from 'express';
const app = express();
app.all('/users', (req, res, next) => {
  if (req.method === 'POST') return res.sendStatus(201);
  next();
});
`,
    model: ['POST /users -> 201 yes @4'],
  },
  {
    name: 'middleware is one',
    source: `
import express from 'express';
const app = express();
app.use((req, res, next) => {
  if (req.method === 'OPTIONS') return res.sendStatus(204);
  if (req.method === 'POST') return res.sendStatus(403);
  next();
});
`,
    model: ['handler ? -> 204 no @4 | 403 yes @5'],
  },
  {
    name: 'a mounted handler and one that no route names',
    source: `
import express from 'express';
const app = express();
app.use('/users', (req, res) => {
  if (req.method === 'POST') return res.sendStatus(201);
  res.sendStatus(405);
});
export default function handler(req, res) {
  if (req.method === 'PUT') res.status(200).json({});
  else res.status(404).json({});
}
`,
    model: [
      'handler ? on POST -> 201 yes @4',
      'handler ? -> 405 yes @5',
      'handler handler on PUT -> 200 yes @8',
      'handler handler -> 404 yes @9',
    ],
  },
  {
    name: 'a handler of two routes answers each by its method',
    source: `
import express from 'express';
const app = express();
const save = (req, res) => {
  if (req.method === 'POST') return res.sendStatus(201);
  if (req.method === 'PUT') return res.sendStatus(200);
  res.json([]);
};
app.get('/users', save);
app.post('/users', save);
app.put('/users', save);
`,
    model: [
      'GET /users -> 200 by default yes @6',
      'POST /users -> 201 yes @4',
      'PUT /users -> 200 yes @5',
    ],
  },
  {
    name: 'middleware before a handler answers by the method of the route',
    source: `
import express from 'express';
const app = express();
const readOnly = (req, res, next) => {
  if (req.method !== 'GET') return res.sendStatus(403);
  next();
};
app.get('/a', readOnly, (req, res) => res.json([]));
app.post('/a', readOnly, (req, res) => res.status(201).json({}));
app.all('/b', readOnly, (req, res) => res.json([]));
`,
    model: [
      'GET /a -> 403 yes @4 | 200 by default yes @7',
      'POST /a -> 403 yes @4',
      'GET /b -> 200 by default yes @9',
      'ALL /b -> 403 yes @4',
      'handler ? -> 201 yes @8',
    ],
  },
];
