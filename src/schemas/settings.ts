import { SETTINGS_KEYS } from '../library/index.js';
import { EFFECTS, SCOPE } from './effects.js';
import { closed, pick, ref, said, type Schema } from './schema.js';
import { VALUES } from './values.js';
import { WORDS } from './words.js';

type Kind = keyof typeof SETTINGS_KEYS;
type Key = (typeof SETTINGS_KEYS)[Kind][number];

const TITLES: Readonly<Record<Kind, string>> = {
  parameters: 'What these national values are of.',
  growth: 'Title of the preset: how admissions grow if nothing is done.',
  scenario: 'Title of the scenario: what happens to demand.',
  option: 'Title of the option: what the trust does.',
  change: 'Title of the change: the one assumption that is another here.',
  regime: 'Title of the regime: how the hospital is paid, or another slot is filled, in a comparison.',
};

const keys: Readonly<Record<Key, Schema>> = {
  note: said('What a reader should know before trusting the results.', ref('text')),
  use: said('A what-if rests on a benchmark or a target: its results carry a banner and enter no total.', {
    const: 'what-if',
  }),
  extends: said(
    'The scenario that this one is laid over: a shipped one, or a file beside it whose name ends in .yaml.',
    ref('file'),
  ),
  growth: said('The preset that growth is taken from: nhp2025 or seed2012.', ref('template')),
  effects: said('Rows of evidence that the scenario rests on, and the patients to whom it applies them.', EFFECTS),
  slots: said('Which section fills each slot: payment: payment/block.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: ref('template'),
  }),
  inputs: said('Values of inputs that the model’s sections declare.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: ref('given'),
  }),
};

/** What a file of a kind says that extends no other. */
const REQUIRED: Readonly<Partial<Record<Kind, Key>>> = { change: 'inputs', regime: 'slots' };

/** A shipped template, or a file of the user's own. */
const FILE: Schema = { anyOf: [ref('template'), { type: 'string', pattern: '\\.ya?ml$' }] };

const EXTENDED = said('The option, change or regime that this one is laid over: its inputs and slots hold where this one gives none.', ref('template'));

/** A file that gives values to inputs: parameters, growth, a scenario, an option, a change or a regime. */
export function settingsSchema(kind: Kind): Schema {
  const title = said(TITLES[kind], ref('title'));
  const own = REQUIRED[kind];
  return {
    ...closed(
      { [kind]: title, ...pick(kind === 'scenario' ? keys : { ...keys, extends: EXTENDED }, SETTINGS_KEYS[kind]) },
      [kind],
    ),
    ...(own === undefined ? {} : { anyOf: [{ required: [own] }, { required: ['extends'] }] }),
    definitions: { ...WORDS, ...VALUES, ...(kind === 'scenario' ? { scope: SCOPE, file: FILE } : {}) },
  };
}
