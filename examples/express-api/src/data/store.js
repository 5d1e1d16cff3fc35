'use strict';

const users = new Map([['1', { id: '1', name: 'Ada', email: 'ada@example.com', token: 'secret' }]]);
const orders = new Map();
const stock = new Map([['book', 3]]);

const withoutToken = ({ token, ...user }) => user;

module.exports = {
  listUsers: () => [...users.values()].map(withoutToken),
  findUser: (id) => users.get(id),
  findUserByToken: (token) => [...users.values()].find((user) => token && user.token === token),
  addUser(user) {
    const id = String(users.size + 1);
    users.set(id, { id, ...user });
    return users.get(id);
  },
  removeUser: (id) => users.delete(id),
  listOrders: (user) => [...orders.values()].filter((order) => order.user === user),
  findOrder: (id) => orders.get(id),
  isInStock: (item) => (stock.get(item) ?? 0) > 0,
  addOrder(order) {
    const id = String(orders.size + 1);
    orders.set(id, { id, paid: false, ...order });
    return orders.get(id);
  },
  payOrder: (id) => Object.assign(orders.get(id), { paid: true }),
  removeOrder: (id) => orders.delete(id),
};
