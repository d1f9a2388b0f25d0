/** Ranges of a file as they are written, such as "A1:F9". */
import { columnFromLetters } from '../../lib/address.ts';
import { assert } from '../../lib/assert.ts';

/** Rows and columns from 0, both ends included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function readRange(range: string): Range {
  const found = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(range);
  assert(found !== null, `${range} is a range`);
  const [, left = '', top = '', right = '', bottom = ''] = found;
  return {
    top: Number(top) - 1,
    left: columnFromLetters(left),
    bottom: Number(bottom) - 1,
    right: columnFromLetters(right),
  };
}
