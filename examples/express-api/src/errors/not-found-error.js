'use strict';

class NotFoundError extends Error {
  constructor(message) {
    super(message);
    this.status = 404;
    this.code = 'NOT_FOUND';
  }
}

module.exports = { NotFoundError };
