import { MEMBER_KEYS, VALUE_KEYS as SITE_VALUE_KEYS } from '../hospitals/keys/index.js';
import { SPREAD_SHAPES, VALUE_KEYS, type CELL_KEYS, type PROVENANCE_KEYS } from '../model/values/index.js';
import { SPREAD_ENDS } from '../sections/index.js';
import { atMostOne, closed, pick, ref, said, type Schema, type SchemaOf } from './schema.js';
import { YEAR_KEY } from './words.js';

const cell: SchemaOf<typeof CELL_KEYS> = {
  file: said('Path of the file inside the hospital’s folder.', ref('title')),
  row: said('Row as a spreadsheet shows it: the first line is row 1.', { type: 'integer', minimum: 1 }),
  column: said(
    'The column’s header; {year} stands for 2016-17 and the like where a series spans columns.',
    ref('title'),
  ),
  columns: said('Headers of the columns whose cells are added up, in place of column.', headers()),
  either: said(
    'Headers of which a year has one, as actual and estimated payments with {year}, in place of column.',
    headers(),
  ),
  over: said('Header of a column by which the rest is divided: empty floor in m² over all floor.', ref('title')),
  year: said('Financial year that the source speaks of.', ref('year')),
  unit: said('Unit in which the file holds the number; with over, unit of the quotient.', ref('unit')),
};

function headers(): Schema {
  return { type: 'array', items: ref('title'), minItems: 1, uniqueItems: true };
}

/** One column, or several by one of two keys. */
const ONE_COLUMN = [['column'], ['columns'], ['either']].map((required) => ({ required }));

/** Where a figure comes from and how far it may be trusted. */
const provenance: SchemaOf<typeof PROVENANCE_KEYS> = {
  source: said('Where the figure comes from, so that a reader can find it.', ref('text')),
  status: ref('status'),
  date: said('When the source was published or read.', ref('text')),
  note: said('What a reader should know of the figure.', ref('text')),
  from: said('The cell that the figure was copied from, or those of a row; they are read again.', {
    ...closed(cell, ['file', 'row']),
    oneOf: ONE_COLUMN,
  }),
};

/** Every key by which a value is given, wherever it stands. */
const giving: SchemaOf<typeof VALUE_KEYS> & SchemaOf<typeof SITE_VALUE_KEYS> = {
  value: said('The figure, with its unit.', ref('quantity')),
  series: said(
    'A figure a year, by financial year. A missing year is an error unless beyond: says otherwise.',
    ref('series'),
  ),
  members: said('A figure for each member of the dimension.', ref('members')),
  beyond: ref('beyond'),
  spread: said('How far the figure may be off, for a simulation.', ref('spread')),
  prices: said('The financial year whose prices the figure is in; it is restated in the base year’s.', ref('year')),
  unit: said('Unit in which bare numbers of this value stand.', ref('unit')),
  ...provenance,
};

const KINDS = ['value', 'series', 'members'] as const;

function mappingOfMembers(inside: Schema): Schema {
  return { type: 'object', propertyNames: ref('memberName'), additionalProperties: inside };
}

/** One kind of value beside its provenance. */
function block(keys: readonly (keyof typeof giving)[], kinds: readonly string[], rest: Schema = {}): Schema {
  return {
    ...closed({ ...pick(giving, keys), ...rest }),
    allOf: atMostOne(kinds),
    anyOf: kinds.map((kind) => ({ required: [kind] })),
  };
}

/** What the figures of a spread mean, and which each shape takes. */
const spread: Schema = {
  ...closed(
    {
      shape: said('triangular and pert: the value is the likeliest; normal and lognormal: it is the median of p10 and p90.', {
        enum: SPREAD_SHAPES,
      }),
      low: said('Absolute lower bound: nothing is drawn below it.', ref('quantity')),
      high: said('Absolute upper bound: nothing is drawn above it.', ref('quantity')),
      p10: said('One draw in ten falls below it.', ref('quantity')),
      p90: said('One draw in ten falls above it.', ref('quantity')),
      sd: said('Standard deviation; the value is the mean.', ref('quantity')),
    },
    ['shape'],
  ),
  allOf: SPREAD_SHAPES.map((shape) => ({
    if: { properties: { shape: { const: shape } }, required: ['shape'] },
    then: {
      oneOf: SPREAD_ENDS[shape].map((ends) => ({ required: ['shape', ...ends], maxProperties: ends.length + 1 })),
    },
  })),
};

const memberKeys = VALUE_KEYS.filter((key) => key !== 'members');

/** Values as model, scenario, option and parameter files give them. */
export const VALUES: Readonly<Record<string, Schema>> = {
  series: {
    type: 'object',
    propertyNames: { pattern: YEAR_KEY },
    additionalProperties: ref('quantity'),
    minProperties: 1,
  },
  spread,
  memberBlock: block(memberKeys, ['value', 'series']),
  member: { anyOf: [ref('quantity'), ref('memberBlock')] },
  members: mappingOfMembers({ anyOf: [ref('member'), mappingOfMembers(ref('member'))] }),
  given: {
    anyOf: [
      ref('quantity'),
      block([...VALUE_KEYS, 'unit'], KINDS, { value: said('The figure, or one for each member.', valueOrMembers()) }),
    ],
  },
};

/** Values as the files of a hospital's folder give them: members under members: only. */
export const SITE_VALUES: Readonly<Record<string, Schema>> = {
  series: VALUES.series ?? {},
  spread,
  member: { anyOf: [ref('quantity'), block(MEMBER_KEYS, ['value', 'series'])] },
  members: mappingOfMembers({ anyOf: [ref('member'), mappingOfMembers(ref('member'))] }),
  given: { anyOf: [ref('quantity'), block(SITE_VALUE_KEYS, KINDS)] },
};

/** The keys of an input's declaration that give its value. */
export const declaredValue: SchemaOf<typeof VALUE_KEYS> = {
  ...pick(giving, VALUE_KEYS),
  value: said(
    'The figure with its unit, or one for each member; left out where a site or a scenario gives it.',
    valueOrMembers(),
  ),
};

/** An input's declaration need give no value, and gives one at most. */
export const ONE_VALUE_AT_MOST = atMostOne(KINDS);

/** The provenance that stands beside a fact. */
export const besideFact = provenance;

function valueOrMembers(): Schema {
  return { anyOf: [ref('quantity'), ref('members')] };
}
