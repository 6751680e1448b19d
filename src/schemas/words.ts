import { BEYOND, DEFLATOR_KINDS } from '../model/index.js';
import { HAZARDS, NAME, RESERVED } from '../model/names/index.js';
import { UNIT_WORDS } from '../model/units/index.js';
import { STATUSES } from '../model/values/index.js';
import { said, type Schema } from './schema.js';

/** Units that many inputs have, for an editor to offer; any other that is rightly formed is taken too. */
const OFTEN = ['GBP/year', 'realGBP/m2', 'bed/ward', 'm2/ward', 'GBP/realGBP', 'pvGBP/realGBP', 'pvGBP/GBP'];

const FINANCIAL_YEAR = '^\\d{4}$|^\\d{4}\\s*[/\\-\\u2013\\u2014\\u2011]\\s*(\\d{2}|\\d{4})$';
export const YEAR_KEY = FINANCIAL_YEAR;

/** The words that every file uses: names, texts, quantities, units, years. */
export const WORDS: Readonly<Record<string, Schema>> = {
  name: said('Small letters, digits and _, beginning with a letter, at most 60; no word of the language.', {
    type: 'string',
    pattern: NAME.source,
    not: { enum: [...RESERVED, ...HAZARDS] },
  }),
  memberName: said('A member of the dimension; of two dimensions, one of each with a dot between.', {
    type: 'string',
    pattern: '^[a-z][a-z0-9_]{0,59}(\\.[a-z][a-z0-9_]{0,59})?$',
  }),
  text: { type: ['string', 'number', 'boolean'] },
  title: { type: ['string', 'number'] },
  quantity: said('A number with its unit, such as 28 bed/ward, 12.4 mGBP or 18 %; a date is 2039-08-13; a flag, yes or no.', {
    type: ['string', 'number'],
    pattern: '^\\s*([+-]?(\\d|\\.\\d)[^,]*|yes\\s*|no\\s*)$',
  }),
  unit: {
    anyOf: [
      { enum: [1, ...UNIT_WORDS, ...OFTEN] },
      { type: 'string', pattern: '^(1|flag|%|(?!.*\\sper\\s)(1\\s*/|[A-Za-z(])[A-Za-z0-9%\\s*/^().-]{0,119})$' },
    ],
  },
  year: said('A financial year, by its end: 2016/17, 2016-17 or 2017.', {
    anyOf: [
      { type: 'integer', minimum: 1000, maximum: 9999 },
      { type: 'string', pattern: FINANCIAL_YEAR },
    ],
  }),
  status: said('How far the figure may be trusted. measured needs from: a file, a row and a column, or a source.', {
    enum: STATUSES,
  }),
  beyond: said('What a series is after its last year: zero, or its last value held; or zero in every year that it does not give.', {
    enum: [...BEYOND],
  }),
  deflator: said('This input says how prices moved: its growth on the year before, or an index.', {
    enum: DEFLATOR_KINDS,
  }),
  by: {
    anyOf: [
      { $ref: '#/definitions/name' },
      { type: 'array', items: { $ref: '#/definitions/name' }, minItems: 1, maxItems: 2, uniqueItems: true },
    ],
  },
  template: said('A path below templates/, without its ending: pfi/charge_published.', {
    type: 'string',
    pattern: '^[a-z0-9][a-z0-9_-]{0,59}(/[a-z0-9][a-z0-9_-]{0,59}){0,3}$',
  }),
};
