// The cryptographic random source of Node.

import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '../core/model/id';

export const nodeRandomBytes: RandomBytes = (length) => randomBytes(length);
