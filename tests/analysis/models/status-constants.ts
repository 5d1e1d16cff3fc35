/** Statuses from published packages of constants. */

import type { GoldenModel } from '../golden-model.js';

export const statusConstants: readonly GoldenModel[] = [
  {
    name: 'constants named',
    source: `
import { StatusCodes } from 'http-status-codes';
export const h = (req, res) => { if (req.a) return res.status(StatusCodes.NOT_FOUND).end(); res.status(StatusCodes.CREATED).json({}); };`,
    model: [
      'handler h -> 404 no @2 | 201 yes @2',
    ],
  },
  {
    name: 'constants default',
    source: `
import codes from 'http-status-codes';
import * as all from 'http-status-codes';
export const h = (req, res) => { if (req.a) return res.status(codes.NOT_FOUND).end(); res.status(all.StatusCodes.CREATED).json({}); };`,
    model: [
      'handler h -> 404 no @3 | 201 yes @3',
    ],
  },
  {
    name: 'constants required',
    source: `
const { StatusCodes } = require('http-status-codes');
const httpStatus = require('http-status');
const { constants } = require('node:http2');
exports.h = (req, res) => { if (req.a) return res.status(httpStatus.NOT_FOUND).end(); if (req.b) return res.status(constants.HTTP_STATUS_CONFLICT).end(); res.status(StatusCodes.CREATED).json({}); };`,
    model: [
      'handler ? -> 404 no @4 | 409 no @4 | 201 yes @4',
    ],
  },
  {
    name: 'constants imported',
    source: `
import httpStatus, { status } from 'http-status';
import { HttpStatus } from '@nestjs/common';
import { HttpStatusCode } from 'axios';
import { constants } from 'http2';
import * as Stoker from 'stoker/http-status-codes';
export const h = (req, res) => {
  switch (req.a) {
    case 1: return res.status(httpStatus.BAD_REQUEST).end();
    case 2: return res.status(HttpStatus.UNAUTHORIZED).end();
    case 3: return res.status(HttpStatusCode.Forbidden).end();
    case 4: return res.status(constants.HTTP_STATUS_NOT_FOUND).end();
    case 5: return res.status(Stoker.CONFLICT).end();
    default: return res.status(httpStatus[200]).end();
  }
};`,
    model: [
      "handler h -> 400 no @8 | 401 no @9 | 403 no @10 | 404 no @11 | 409 no @12 | error ? (the framework that answers the error is not in this file) yes @13 … | invalid 'OK' @13",
    ],
  },
];
