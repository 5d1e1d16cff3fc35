'use strict';

const { Router } = require('express');

const controller = require('../controllers/orders-controller');
const store = require('../data/store');

const orders = Router();

orders.get('/', controller.listOrders);
orders.post('/', controller.createOrder);
orders.get('/:id', controller.getOrder);
orders.post('/:id/payment', controller.payOrder);
orders.delete('/:id', controller.cancelOrder);

// Wrong: in the contract a conflict is an answer to POST and PATCH only.
orders.get('/:id/invoice', (req, res) => {
  const order = store.findOrder(req.params.id);
  if (!order?.paid) {
    return res.status(409).json({ error: { code: 'CONFLICT', message: 'The order is not paid.' } });
  }
  return res.json({ total: order.total });
});

module.exports = { orders };
