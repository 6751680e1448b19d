import type { CONTRACT_KEYS, FACT_KEYS, SITE_KEYS } from '../hospitals/keys/index.js';
import { TIMELINE_KEYS } from '../sections/index.js';
import { closed, ref, said, type Schema, type SchemaOf } from './schema.js';
import { SITE_VALUES, besideFact } from './values.js';
import { WORDS } from './words.js';

const fact: SchemaOf<typeof FACT_KEYS> = {
  label: said('What the fact is.', ref('text')),
  value: said('The fact, as it is printed.', ref('text')),
  ...besideFact,
};

const facts = said('Context that drives nothing and is printed in the report.', {
  type: 'array',
  items: closed(fact, ['label', 'value']),
});

const inputs = (description: string): Schema =>
  said(description, { type: 'object', propertyNames: ref('name'), additionalProperties: ref('given') });

const listOf = (description: string, items: Schema): Schema =>
  said(description, { type: 'array', items, minItems: 1, uniqueItems: true });

const returns = listOf(
  'Extracts of national returns, each a file below sources/, as in eric-site_2024-25. The first of a kind drives the model; others stand beside it. What this file types itself comes first.',
  { type: 'string', pattern: '^[a-z][a-z0-9-]*_[0-9][a-z0-9-]*(#.+)?$' },
);

const years: SchemaOf<typeof TIMELINE_KEYS> = {
  first: said('First column of every sheet.', ref('year')),
  base: said('Base year: real money is in its prices, and discounting begins there.', ref('year')),
  last: said('Last column: at most 120 years.', ref('year')),
};

const site: SchemaOf<typeof SITE_KEYS> = {
  name: said('Name of the hospital.', ref('title')),
  code: said('The folder’s name; it need not be said.', { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$' }),
  trust: said('The NHS trust.', ref('text')),
  ods_code: said('Organisation Data Service code of the site.', ref('text')),
  timeline: said('Financial years of the model.', closed(years, TIMELINE_KEYS)),
  model: said('The model whose sections the hospital has: one of templates/models, such as acute.', ref('template')),
  sections: listOf(
    'In place of a model: its parts, from templates/model, in their order.',
    ref('template'),
  ),
  scenario: said('What happens to demand: one of templates/scenarios, or scenarios/….yaml in this folder.', {
    anyOf: [ref('template'), { type: 'string', pattern: '\\.ya?ml$' }],
  }),
  options: listOf('What is compared, from templates/options; business-as-usual first.', ref('template')),
  returns,
  dimensions: said('Members that only this hospital knows. Pools come from beds.csv, blocks and functions from buildings.geojson.', {
    type: 'object',
    propertyNames: { allOf: [ref('name'), { not: { enum: ['pool', 'block', 'function', 'constraint', 'parcel'] } }] },
    additionalProperties: { type: 'array', items: ref('name'), minItems: 1, uniqueItems: true },
  }),
  labels: said('How a reader knows the members of each dimension.', {
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: ref('text') },
  }),
  inputs: inputs('This hospital’s figures, each with where it comes from.'),
  facts,
  attribution: listOf('Sentences that each report must print: licences of the data.', ref('text')),
  note: said('What a reader should know of the hospital.', ref('text')),
};

const contract: SchemaOf<typeof CONTRACT_KEYS> = {
  contract: said('Name of the contract.', ref('title')),
  note: said('What a reader should know of the contract.', ref('text')),
  returns,
  inputs: inputs('The contract’s terms and payments.'),
  facts,
};

const definitions = { ...WORDS, ...SITE_VALUES };

/** A hospital's site.yaml. */
export const SITE: Schema = {
  ...closed(site, ['name', 'timeline', 'scenario', 'options']),
  oneOf: [{ required: ['model'] }, { required: ['sections'] }],
  definitions,
};

/** A contract of a hospital, pfi/….yaml. */
export const CONTRACT: Schema = {
  ...closed(contract),
  anyOf: [{ required: ['inputs'] }, { required: ['returns'] }],
  definitions,
};
