import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CALENDAR_WORDS, FUNCTIONS } from '../../src/model/formula/functions.js';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

it('the page of the language names every function as an error message would write it, and every word of the calendar', () => {
  const written = Object.values(FUNCTIONS).map((signature) => `\`${signature.written}\``);
  expect(written.filter((text) => !page.includes(text))).toEqual([]);
  expect(CALENDAR_WORDS.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});

it('the page names no function that the language has not', () => {
  const named = [...page.matchAll(/`([a-z_]+)\([^`]*\)`/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => !Object.hasOwn(FUNCTIONS, name))).toEqual([]);
});
