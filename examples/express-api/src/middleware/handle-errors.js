'use strict';

// Express tells error middleware by its four parameters.
function handleErrors(error, req, res, next) {
  if (res.headersSent) return next(error);
  return res.status(error.status ?? 500).json({ error: { code: error.code, message: error.message } });
}

module.exports = { handleErrors };
