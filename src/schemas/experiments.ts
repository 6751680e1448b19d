import {
  ASKED_IN,
  DECISIONS_IN,
  TRIED_ON,
  VARIANTS,
  type ASK_KEYS,
  type EXPERIMENT_KEYS,
} from '../library/experiments/index.js';
import { closed, ref, said, type Schema, type SchemaOf } from './schema.js';
import { WORDS } from './words.js';

const ask: SchemaOf<typeof ASK_KEYS> = {
  line: said('The line that is asked.', ref('name')),
  label: said('The heading of its column; without one it stands in no table.', ref('text')),
  year: said('Of a series: in the year of full effect, or in the last; the last when left out.', { enum: ASKED_IN }),
  against: said('The option in the same variant from whose number it is taken.', ref('template')),
};

const asks = (description: string): Schema =>
  said(description, { type: 'object', additionalProperties: closed(ask, ['line']), minProperties: 1 });

const keys: SchemaOf<typeof EXPERIMENT_KEYS> = {
  experiment: said('What running it again shows.', ref('title')),
  note: said('How its numbers are to be read.', ref('text')),
  variants: said('The folder of templates whose files are laid over an option, one after another.', { enum: VARIANTS }),
  unchanged: said('What an option is called as it stands, where that is shown before the variants.', ref('text')),
  on: said('On which options: each that acts, the best by the rule of templates/best.yaml, or every one.', { enum: TRIED_ON }),
  decisions: said(
    'Whether what Decant decides for an option, such as which blocks to empty, is kept in a variant or decided anew.',
    { enum: DECISIONS_IN },
  ),
  sheet: said('The sheet of a workbook on which the variants are live, of one option whose decisions are kept.', ref('title')),
  only_in: said('Where it is tried: in a report only; everywhere when left out.', { const: 'report' }),
  asks: asks('The lines that are asked of every option in every variant.'),
  draws: said('Inputs that are drawn, in a reader’s words, where theirs say something else.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: ref('text'),
  }),
};

/** What options are run again with: a file of templates/experiments. */
export const EXPERIMENT: Schema = {
  ...closed(keys, ['experiment', 'asks']),
  definitions: WORDS,
};
