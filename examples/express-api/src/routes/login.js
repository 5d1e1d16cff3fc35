'use strict';

const { Router } = require('express');

const store = require('../data/store');

const login = Router();

// Right by an exception of the contract: a POST that creates nothing.
login.post('/', (req, res) => {
  const user = store.findUserByPassword(req.body.email, req.body.password);
  if (!user) {
    return res.status(401).json({ error: { code: 'INVALID_CREDENTIALS', message: 'Wrong email or password.' } });
  }
  return res.json({ token: user.token });
});

module.exports = { login };
