import { TIMELINE_KEYS, type CORRELATION_KEYS, type DIMENSION_KEYS, type INPUT_KEYS, type INTERFACE_KEYS, type LINE_KEYS, type PARTY_KEYS, type SECTION_KEYS, type SLOT_KEYS, type TABLE_KEYS } from '../sections/index.js';
import { closed, ref, said, type Schema, type SchemaOf } from './schema.js';
import { ONE_VALUE_AT_MOST, VALUES, declaredValue } from './values.js';
import { WORDS } from './words.js';

function named(description: string, each: Schema): Schema {
  return said(description, { type: 'object', propertyNames: ref('name'), additionalProperties: each });
}

const timeline: SchemaOf<typeof TIMELINE_KEYS> = {
  first: said('First column; years before the base year are history.', ref('year')),
  base: said('Base year: t = 0, and real money is in its prices.', ref('year')),
  last: said('Last column.', ref('year')),
};

const dimension: SchemaOf<typeof DIMENSION_KEYS> = {
  in: said('The dimension in which each member has a parent.', ref('name')),
  members: said('Each member with its parent.', named('Member: parent.', ref('name'))),
  from: said('The hospital’s folder lists the members.', { const: 'site' }),
  usual: said(
    'Members of a hospital whose folder lists none: member: label.',
    named('Member: label.', ref('text')),
  ),
};

const table: SchemaOf<typeof TABLE_KEYS> = {
  unit: said('Unit of the values.', ref('unit')),
  rows: said('Steps: the value holds from its key up to the next. Keys rise.', {
    type: 'object',
    propertyNames: { pattern: '^-?\\d+(\\.\\d+)?$' },
    additionalProperties: ref('quantity'),
    minProperties: 1,
  }),
  label: said('How a reader knows the table.', ref('text')),
  source: said('Where the table comes from.', ref('text')),
  status: ref('status'),
  date: said('When the source was published or read.', ref('text')),
  note: said('What a reader should know of the table.', ref('text')),
};

const input: SchemaOf<typeof INPUT_KEYS> = {
  unit: said(
    'Unit of the input: GBP nominal, realGBP in base-year prices, pvGBP discounted, 1 for a pure number, flag, date.',
    ref('unit'),
  ),
  label: said('How a reader knows the input.', ref('text')),
  by: said('The dimension that the input runs over, or two of them.', ref('by')),
  range: said('Lowest and highest value that make sense. Left out, what is counted or measured (bed, m2, m, day) is 0 or more.', {
    type: 'array',
    items: ref('quantity'),
    minItems: 2,
    maxItems: 2,
  }),
  whole: said('Only whole numbers mean anything: a financial year, years by which something follows.', { const: true }),
  yearly: said('A value for each year: one for all years means nothing.', { const: true }),
  at_most: said('Another input of this section, than which this one is never more: a floor than its cap.', ref('name')),
  of_contracts: said('A line of the contracts’ own model (decant pfi), which gives this input its values: nobody else may.', ref('name')),
  deflator: ref('deflator'),
  price_year: said(
    'The input that says of which year its prices are, where the model restates them by an index of its own.',
    ref('name'),
  ),
  ...declaredValue,
};

const correlation: SchemaOf<typeof CORRELATION_KEYS> = {
  between: said('The two inputs, or input.member.', { type: 'array', items: ref('text'), minItems: 2, maxItems: 2, uniqueItems: true }),
  rank: said('Rank correlation of their draws: 1 together, 0 independent, -1 against each other.', {
    type: 'number',
    minimum: -1,
    maximum: 1,
  }),
  source: said('Where the figure comes from, so that a reader can find it.', ref('text')),
  status: ref('status'),
  date: said('When the source was published or read.', ref('text')),
  note: said('What a reader should know of the figure.', ref('text')),
};

const names: Schema = {
  anyOf: [ref('name'), { type: 'array', items: ref('name'), minItems: 1, uniqueItems: true }],
};

const party: SchemaOf<typeof PARTY_KEYS> = {
  label: said('How a reader knows the party.', ref('text')),
  in: said('The perspectives in which it stands.', names),
};

const line: SchemaOf<typeof LINE_KEYS> = {
  unit: said('Unit of the line; its formula must come out in it. 1 for a pure number.', ref('unit')),
  label: said('How a reader knows the line.', ref('text')),
  by: said('The dimension that the line runs over, or two of them; none, where its section says by: and it has none.', ref('by')),
  formula: said(
    'One expression on one plain line, or after |. Names, numbers, + - * / ^, comparisons, and, or, functions.',
    {
      type: ['string', 'number'],
    },
  ),
  paid: said('Who pays whom, payer first: trust -> commissioner. A sum below 0 goes the other way.', {
    type: 'string',
    pattern: '^[^\\s>-]+ *(->|→) *[^\\s>-]+$',
  }),
  account: said('What the flow is for.', ref('name')),
  position: said('In place of a formula: what a party or a perspective receives from others, less what it pays.', ref('name')),
  accounts: said('The accounts that a position is cut down to.', names),
  without: said('The accounts that a position leaves out.', names),
  total: said('In place of a formula: the line that this one adds up over the members that it lacks itself.', ref('name')),
  sum: said('In place of a formula: the line that this one adds up over all years.', ref('name')),
  source: said('Where the formula comes from; its section’s source where it says none.', ref('text')),
  check: said('The line must be 1, or true, in every year: a check of the model.', { const: true }),
  note: said('What a reader should know of the line.', ref('text')),
};

const interfaceLine: SchemaOf<typeof INTERFACE_KEYS> = {
  unit: said('Unit in which the filler gives the line.', ref('unit')),
  label: said('How a reader knows the line.', ref('text')),
  by: said('The dimension that the line runs over.', ref('by')),
};

const slot: SchemaOf<typeof SLOT_KEYS> = {
  label: said('What the slot is for.', ref('text')),
  note: said('What a reader should know of the slot.', ref('text')),
  default: said('Section that fills the slot where nobody picks another.', ref('template')),
  lines: named('The lines that a section must define to fill the slot.', closed(interfaceLine, ['unit'])),
};

const section: SchemaOf<typeof SECTION_KEYS> = {
  section: said('Title of the section.', ref('title')),
  note: said('Shown under the title in the workbook.', ref('text')),
  source: said('Where the formulas come from; a line that has another source says its own.', ref('text')),
  by: said('The dimension that the lines run over, or two of them; by: none at a line that does not.', ref('by')),
  timeline: said(
    'Years of a model that runs on its own; a site gives them to a section.',
    closed(timeline, TIMELINE_KEYS),
  ),
  fills: said('The slot that this section fills.', ref('name')),
  slots: named('Places for one of several sections, which a site or an option picks.', closed(slot, ['lines'])),
  parties: named('Those who pay and are paid.', closed(party)),
  perspectives: named('Sets of parties, each with its label, whose answers are given.', ref('text')),
  accounts: named('What flows are for, each with its label.', ref('text')),
  dimensions: named('Ordered lists of members that lines run over.', {
    anyOf: [
      said('The members, in order.', { type: 'array', items: ref('name'), minItems: 1, uniqueItems: true }),
      {
        ...closed(dimension),
        anyOf: [{ required: ['from'] }, { required: ['in', 'members'] }],
        dependencies: { usual: ['from'] },
      },
    ],
  }),
  tables: named('Stepped tables, read by lookup(table, x).', closed(table, ['unit', 'rows'])),
  inputs: named('What the formulas are given: each with a unit, and a value here or in another file.', {
    ...closed(input, ['unit']),
    allOf: ONE_VALUE_AT_MOST,
  }),
  correlations: said('How the draws of inputs go together in a simulation; pairs that are not listed are independent.', {
    type: 'array',
    items: closed(correlation, ['between', 'rank']),
  }),
  lines: named('What the model calculates: each one formula with a unit.', {
    ...closed(line),
    allOf: [
      { oneOf: [{ required: ['formula'] }, { required: ['total'] }, { required: ['sum'] }, { required: ['position'] }] },
      { anyOf: [{ required: ['unit'] }, { required: ['check'] }] },
    ],
  }),
};

/** A model file: one that runs on its own, with a timeline, or a section of a larger model. */
export const MODEL: Schema = {
  ...closed(section, ['section']),
  definitions: { ...WORDS, ...VALUES },
};
