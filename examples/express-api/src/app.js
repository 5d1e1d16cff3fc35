'use strict';

const express = require('express');

const { handleErrors } = require('./middleware/handle-errors');
const { requireUser } = require('./middleware/require-user');
const { login } = require('./routes/login');
const { orders } = require('./routes/orders');
const { users } = require('./routes/users');

const app = express();

app.use(express.json());
app.use('/login', login);
app.use('/users', users);
app.use('/orders', requireUser, orders);

app.use((req, res) => {
  res.status(404).json({ error: { code: 'NOT_FOUND', message: 'Not found.' } });
});
app.use(handleErrors);

module.exports = { app };
