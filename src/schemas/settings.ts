import { SETTINGS_KEYS } from '../options/library.js';
import { closed, pick, ref, said, type Schema } from './schema.js';
import { VALUES } from './values.js';
import { WORDS } from './words.js';

type Kind = keyof typeof SETTINGS_KEYS;
type Key = (typeof SETTINGS_KEYS)[Kind][number];

const TITLES: Readonly<Record<Kind, string>> = {
  parameters: 'What these national values are of.',
  scenario: 'Title of the scenario: what happens to demand.',
  option: 'Title of the option: what the trust does.',
  change: 'Title of the change: the one assumption that is another here.',
};

const keys: Readonly<Record<Key, Schema>> = {
  note: said('What a reader should know before trusting the results.', ref('text')),
  use: said('A what-if rests on a benchmark or a target: its results carry a banner and enter no total.', {
    const: 'what-if',
  }),
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

/** A file that gives values to inputs: parameters, a scenario, an option or a change. */
export function settingsSchema(kind: Kind): Schema {
  const title = said(TITLES[kind], ref('title'));
  return {
    ...closed({ [kind]: title, ...pick(keys, SETTINGS_KEYS[kind]) }, kind === 'change' ? [kind, 'inputs'] : [kind]),
    definitions: { ...WORDS, ...VALUES },
  };
}
