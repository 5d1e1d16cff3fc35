/** Handlers in classes. */

import type { GoldenModel } from '../golden-model.js';

export const classes: readonly GoldenModel[] = [
  {
    name: 'class controllers',
    source: `
class Base { ok(res, body) { return res.status(200).json(body); } fail(res, code, message) { return res.status(code).json({ message }); } }
class Users extends Base {
  show(req, res) { if (!req.user) return this.fail(res, 404, 'User not found'); return res.json({}); }
  static create(req, res) { res.status(201).json({}); }
}
module.exports = new Users();`,
    model: [
      'handler show -> 404 yes @1 via 3 message:User not found | 200 by default yes @3',
      'handler create -> 201 yes @4',
    ],
  },
  {
    name: 'routers in constructors',
    source: `
import { Router } from 'express';
export class UserRoutes {
  router;
  constructor() { this.router = Router(); this.initRoutes(); }
  initRoutes() { this.router.get('/users', this.list); }
  list(req, res) { res.json([]); }
}`,
    model: [
      'GET /users -> 200 by default yes @6',
    ],
  },
  {
    name: 'controllers in routes',
    source: `
const express = require('express');
const router = express.Router();
class Users { constructor(service) { this.service = service; } create(req, res) { res.status(201).json(this.helper()); } helper() { return { a: 1 }; } }
const users = new Users({});
router.post('/users', users.create.bind(users));
router.post('/users2', (req, res) => users.create(req, res));`,
    model: [
      'POST /users -> 201 yes @3',
      'POST /users2 -> 201 yes @3 via 6',
    ],
  },
  {
    name: 'a helper that gets the response',
    source: `
const express = require('express');
const app = express();
class Base { ok(res, body) { return res.status(200).json(body); } }
class Users extends Base { list = (req, res) => { this.ok(res, []); }; show(req, res) { return this.ok(res, {}); } }
const users = new Users();
app.get('/users', users.list);
app.post('/users', users.show.bind(users));
app.get('/users/:id', (req, res) => users.show(req, res));`,
    model: [
      'GET /users -> 200 yes @3 via 4',
      'POST /users -> 200 yes @3 via 4',
      'GET /users/:id -> 200 yes @3 via 8 via 4',
    ],
  },
  {
    name: 'flags in fields that handlers set for those after them',
    source: `
const express = require('express');
class Base { stopped = false; stop() { this.stopped = true; } }
class Setup extends Base {
  running = false;
  fixed = false;
  count;
  constructor() { super(); this.count = 0; this.listen(); }
  listen() {
    const app = express();
    app.post('/run', (req, res) => { if (this.running) return res.status(400).end(); this.running = true; res.status(201).end(); });
    app.post('/count', (req, res) => { this.count++; if (this.count > 9) return res.status(429).end(); res.status(201).end(); });
    app.get('/stopped', (req, res) => { if (this.stopped) return res.status(503).end(); res.end(); });
    app.get('/fixed', (req, res) => { if (this.fixed) return res.status(418).end(); res.end(); });
  }
}
new Setup();`,
    model: [
      'POST /run -> 400 no @10 | 201 no @10',
      'POST /count -> 429 no @11 | 201 no @11',
      'GET /stopped -> 503 no @12 | 200 by default no @12',
      'GET /fixed -> 200 by default no @13',
    ],
  },
  {
    name: 'the same in a class that nobody instantiates here',
    source: `
const express = require('express');
module.exports = class Setup {
  running = false;
  start() {
    return new Promise((resolve) => {
      const app = express();
      app.post('/run', (req, res) => { if (this.running) return res.status(400).end(); this.running = true; res.status(201).end(); });
      app.listen(3000, resolve);
    });
  }
};`,
    model: ['POST /run -> 400 no @7 | 201 no @7'],
  },
];
