import { EDITIONS, ROWS, type ASK_KEYS, type GIFT_KEYS, type MEMBER_KEYS, type RETURN_KEYS, type WAY_KEYS } from '../returns/keys/index.js';
import { closed, ref, said, type Schema, type SchemaOf } from './schema.js';
import { WORDS } from './words.js';

const HOW = ['of', 'mean', 'series', 'last'] as const;

const texts = (description: string): Schema => said(description, { type: 'array', items: ref('text'), minItems: 1 });

const way: SchemaOf<typeof WAY_KEYS> = {
  add: texts('Columns that are added up; a file that lacks one of them is not read in this way.'),
  maybe: texts('Columns that are added where a file has them.'),
  less: texts('Columns that are taken off where a file has them: of a total, the lines that stand beside it.'),
  over: said('The column that the sum is a share of, as a percentage.', ref('text')),
};

const ways = (description: string): Schema =>
  said(description, { type: 'array', minItems: 1, items: { anyOf: [ref('text'), closed(way)] } });

const ask: SchemaOf<typeof ASK_KEYS> = {
  unit: said('The unit in which the column is published: m2, "%", date. A text has none.', ref('unit')),
  of: ways('The column, by every name that a year has had for it: the first that a file has is read.'),
  after: said('A column of years: the day before so many years after the date is meant.', ref('text')),
  mean: ways('As `of`, where a year has a row for each month or quarter: their mean, rows of the same one added up.'),
  months: said('Calendar months of which the mean is taken alone: [1, 2, 3] is January to March.', {
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: 12 },
  }),
  over: said('The mean of the months over that of the year.', { const: 'year' }),
  series: texts('Columns of a year each; {year} stands for 2016-17.'),
  year: said('The one payment of the year before the base year is meant, not the series.', { const: 'before base' }),
  beyond: ref('beyond'),
  last: texts('Columns of a year each: the last year in which one holds more than nothing.'),
  where: said('Rows that are meant: the words of which one stands in a column, as in Sector: [General & Acute, Maternity].', {
    type: 'object',
    additionalProperties: { type: 'array', items: ref('text'), minItems: 1 },
  }),
};

const oneWay: Schema = { oneOf: HOW.map((key) => ({ required: [key] })) };
const label = said('What a reader calls it.', ref('text'));
const least = said('The least that such a figure can be: a lower one is left out, and said.', { type: 'number' });
const memberKeys: SchemaOf<typeof MEMBER_KEYS> = {
  ...ask,
  ...{ label, least },
  kin: said('What it is a part of, where years cut that otherwise: a member that a year lacks is missed only where it has no other of its kin instead.', ref('memberName')),
};
const member: Schema = { ...closed(memberKeys), ...oneWay };

const gift: SchemaOf<typeof GIFT_KEYS> = {
  ...ask,
  label,
  least,
  note: said('What a reader should know of the figure.', ref('text')),
  lists: said('The dimension whose members are those of which a hospital returned something.', ref('name')),
  members: said('A figure for each member of the input’s dimension.', {
    type: 'object',
    propertyNames: ref('memberName'),
    additionalProperties: member,
  }),
  values: said('What this file itself says for each member; it needs a status and a source.', {
    type: 'object',
    propertyNames: ref('memberName'),
    additionalProperties: ref('text'),
  }),
  status: ref('status'),
  source: said('Where what this file itself says comes from.', ref('text')),
};

const keys: SchemaOf<typeof RETURN_KEYS> = {
  return: said('The publication’s title.', ref('title')),
  called: said('How a sentence calls it: ERIC.', ref('text')),
  about: said('What it is about, in a sentence.', ref('text')),
  publisher: said('Who publishes it.', ref('text')),
  licence: said('Under what licence.', ref('text')),
  newer: said('Where newer ones are had.', ref('text')),
  latest: said('The last financial year that is known to be published: a hospital that stands on one of five years before is told.', ref('text')),
  status: ref('status'),
  source: said('How its figures are cited; its title where this is left out.', ref('text')),
  several: said('A hospital may have several rows, which are added up.', { const: 'added up' }),
  row: said('By what a row is known to be a hospital’s; one of tells says its column.', { enum: [...ROWS] }),
  period: texts('Columns that say which month or quarter a row is of, where a year has several rows.'),
  header: texts('Names of the columns, in their order, of a publication that has no header.'),
  edition: said('What one edition is of; a year where this is left out, and where there is a period, what its rows say.', {
    enum: [...EDITIONS],
  }),
  named: said('A word of the file’s name, where another return has the same columns.', ref('text')),
  tells: said('What a search and the making of a folder read of a row: site, trust, name, floor.', {
    type: 'object',
    propertyNames: ref('memberName'),
    additionalProperties: { ...closed(ask), ...oneWay },
  }),
  gives: said('Inputs of the model, each with the columns that it is read from.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: {
      ...closed(gift, ['unit']),
      oneOf: [...HOW, 'members', 'values'].map((key) => ({ required: [key] })),
    },
  }),
  in_order: texts('Columns of days, in order: a day after the next one’s is told.'),
  facts: said('Context that drives nothing and is printed in the report.', {
    type: 'array',
    items: { ...closed({ label, ...ask }, ['label']), ...oneWay },
  }),
};

const REQUIRED = ['return', 'called', 'about', 'publisher', 'licence', 'newer', 'status', 'row', 'tells'] as const;

/** A kind of national return: templates/returns. */
export const RETURN: Schema = {
  ...closed(keys, REQUIRED),
  definitions: WORDS,
};
