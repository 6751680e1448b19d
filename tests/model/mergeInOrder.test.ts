import { expect, it } from 'vitest';
import { mergeInOrder } from '../../src/model/index.js';

const merged = (...lists: string[]): string =>
  mergeInOrder(
    lists.map((list) => [...list]),
    (letter) => letter,
  ).join('');

it.each([
  [['abc', 'abc'], 'abc'],
  [['abz', 'acz'], 'abcz'],
  [['ab', 'ac', 'ad'], 'abcd'],
  [['ab', 'xab', 'aby'], 'xaby'],
  [['ab', 'xyz'], 'abxyz'],
  [['', 'ab'], 'ab'],
  [['ab', 'ba'], 'ab'],
  [[], ''],
])('the lists %j in one order are %s', (lists, expected) => expect(merged(...lists)).toBe(expected));
