// All export formats, in the order in which they are offered.

import { CSV } from './csv';
import type { Format } from './format';
import { JSONL } from './jsonl';

export const FORMATS: readonly Format[] = [JSONL, CSV];
