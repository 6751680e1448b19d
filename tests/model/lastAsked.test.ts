import { expect, it } from 'vitest';
import { LastAsked } from '../../src/model/index.js';

it('makes each thing once, and forgets the one that was asked for longest ago', () => {
  const made: string[] = [];
  const kept = new LastAsked<string>(2);
  const ask = (key: string): string =>
    kept.get(key, () => {
      made.push(key);
      return `made of ${key}`;
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(
    ['a', 'b', 'a', 'c', 'a', 'b'].map((key) => `made of ${key}`),
  );
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
