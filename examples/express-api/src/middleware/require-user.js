'use strict';

const store = require('../data/store');

function requireUser(req, res, next) {
  const user = store.findUserByToken(req.get('X-Auth-Token'));
  if (!user) {
    return res.status(401).json({ error: { code: 'UNAUTHORIZED', message: 'Not authenticated.' } });
  }
  req.user = user;
  return next();
}

module.exports = { requireUser };
