import { PARTS } from '../hospitals/index.js';
import { OTHERWISE, type MODEL_KEYS } from '../library/index.js';
import { closed, ref, said, type Schema, type SchemaOf } from './schema.js';
import { WORDS } from './words.js';

const condition = said('When the section stands: what the folder holds, or an input that the folder or one of its options gives; or a section such as pfi/exit, for what that one stands on; several joined by and, ways joined by or.', {
  anyOf: [{ enum: [...PARTS, OTHERWISE] }, { type: 'string', pattern: '^[a-z][a-z0-9_/]*( (and|or) [a-z][a-z0-9_/]*)*$' }],
});

const keys: SchemaOf<typeof MODEL_KEYS> = {
  model: said('Which kind of hospital has these sections.', ref('title')),
  note: said('What a reader should know of the model.', ref('text')),
  sections: said('Parts of the model, from templates/model, in their order.', {
    type: 'array',
    minItems: 1,
    items: {
      anyOf: [
        ref('template'),
        said('A choice: the first section whose condition the hospital meets, or none.', {
          type: 'object',
          propertyNames: ref('template'),
          additionalProperties: condition,
          minProperties: 1,
        }),
      ],
    },
  }),
};

/** Which sections a kind of hospital has: a file of templates/models. */
export const MODELS: Schema = {
  ...closed(keys, ['model', 'sections']),
  definitions: WORDS,
};
