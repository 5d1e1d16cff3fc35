'use strict';

const { Router } = require('express');

const store = require('../data/store');

const users = Router();

users.get('/', (req, res) => {
  res.json(store.listUsers());
});

// Wrong: a POST that creates answers 201 in the contract, and Express sends 200.
users.post('/', (req, res) => {
  const { name, email } = req.body;
  if (!name || !email) {
    return res.status(400).json({ error: { code: 'VALIDATION_ERROR', message: 'Name and email are required.' } });
  }
  return res.json(store.addUser({ name, email }));
});

// Wrong: a user who does not exist is 404 in the contract.
users.get('/:id', (req, res) => {
  const user = store.findUser(req.params.id);
  if (!user) {
    return res.status(400).json({ error: 'User not found' });
  }
  return res.json(user);
});

users.patch('/:id', (req, res) => {
  const user = store.findUser(req.params.id);
  if (!user) {
    return res.status(404).json({ error: 'User not found' });
  }
  return res.json(Object.assign(user, { name: req.body.name }));
});

// Wrong: a DELETE answers 204 and no body in the contract.
users.delete('/:id', (req, res) => {
  store.removeUser(req.params.id);
  res.json({ deleted: true });
});

module.exports = { users };
