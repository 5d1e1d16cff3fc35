'use strict';

class OutOfStockError extends Error {
  constructor(item) {
    super(`${item} is out of stock.`);
    this.status = 409;
    this.code = 'OUT_OF_STOCK';
  }
}

module.exports = { OutOfStockError };
