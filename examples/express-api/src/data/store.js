'use strict';

const users = new Map([['1', { id: '1', name: 'Ada', email: 'ada@example.com', password: 'engine', token: 'secret' }]]);
const orders = new Map();
const stock = new Map([['book', 3]]);

const withoutSecrets = ({ password, token, ...user }) => user;

module.exports = {
  listUsers: () => [...users.values()].map(withoutSecrets),
  findUser: (id) => users.get(id),
  findUserByToken: (token) => [...users.values()].find((user) => token && user.token === token),
  findUserByPassword: (email, password) => [...users.values()].find((user) => user.email === email && user.password === password),
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
