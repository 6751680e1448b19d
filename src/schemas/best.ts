import { RANKED, type BEST_KEYS, type VIEW_KEYS } from '../library/reports/keys/index.js';
import { closed, ref, said, type Schema, type SchemaOf } from './schema.js';
import { WORDS } from './words.js';

const view: SchemaOf<typeof VIEW_KEYS> = {
  title: said('Whose gain it is, as a sentence says it.', ref('text')),
  lines: said('The line that ranks the options: the first that every option’s model has.', {
    type: 'array',
    minItems: 1,
    items: ref('name'),
  }),
};

const keys: SchemaOf<typeof BEST_KEYS> = {
  best: said('What the rule is called.', ref('text')),
  note: said('The rule in a reader’s words.', ref('text')),
  says: said('What is said where the best option is used, with {view}, {option} and {line}.', ref('text')),
  unranked: said('What is said where the model has no line to rank by.', ref('text')),
  among: said('Which options may be the best.', { type: 'array', minItems: 1, items: { enum: [...RANKED] } }),
  first: said('The view when the reader names none.', ref('name')),
  views: said('Whose gain ranks the options, by name.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: closed(view, ['title', 'lines']),
  }),
};

/** The rule for the best option: templates/best.yaml. */
export const BEST: Schema = { ...closed(keys, ['best', 'note', 'says', 'unranked', 'among', 'first', 'views']), definitions: WORDS };
