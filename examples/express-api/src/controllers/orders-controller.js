'use strict';

const store = require('../data/store');
const { NotFoundError } = require('../errors/not-found-error');
const { OutOfStockError } = require('../errors/out-of-stock-error');

function listOrders(req, res) {
  res.json(store.listOrders(req.user.id));
}

function createOrder(req, res) {
  const { item, total } = req.body;
  // Wrong: the contract knows no cause of that name.
  if (!store.isInStock(item)) throw new OutOfStockError(item);
  res.status(201).json(store.addOrder({ item, total, user: req.user.id }));
}

function getOrder(req, res, next) {
  const order = store.findOrder(req.params.id);
  if (!order) return next(new NotFoundError('Order not found'));
  return res.json(order);
}

// Wrong: 402 is in no row of the contract.
function payOrder(req, res) {
  if (!req.body.card) {
    return res.status(402).json({ error: 'A card is needed to pay the order.' });
  }
  return res.status(201).json(store.payOrder(req.params.id));
}

// Wrong: a 204 carries no body, so the client never sees this one.
function cancelOrder(req, res) {
  store.removeOrder(req.params.id);
  res.status(204).json({ cancelled: true });
}

module.exports = { listOrders, createOrder, getOrder, payOrder, cancelOrder };
