import { FUNCTION_NAMES } from '../formula/functions.js';

/** What every name of a line, input, table, dimension or member looks like. */
export const NAME = /^[a-z][a-z0-9_]{0,59}$/;
/** Words of the language, which nothing may be called. */
export const RESERVED: ReadonlySet<string> = new Set<string>([
  ...FUNCTION_NAMES,
  't',
  'year',
  'first_year',
  'base_year',
  'last_year',
  'and',
  'or',
  'not',
  'if',
]);
/** Names that JavaScript keeps for itself. */
export const HAZARDS: ReadonlySet<string> = new Set(['constructor', 'prototype']);

/** Why a name cannot be used, or undefined when it can. */
export function faultOfName(name: string): { found: string; right: string } | undefined {
  if (HAZARDS.has(name) || name.startsWith('__')) return { found: `${name} cannot be a name`, right: 'Choose another' };
  if (!NAME.test(name)) {
    const mended = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
    const write = NAME.test(mended) && !RESERVED.has(mended) ? `Write ${mended}: names` : 'Names';
    return {
      found: `${name.slice(0, 80)} cannot be a name`,
      right: `${write} begin with a small letter and hold small letters, digits and _ (60 at most)`,
    };
  }
  return RESERVED.has(name) ? { found: `${name} is a word of the language`, right: 'Choose another name' } : undefined;
}
