import type { OVERVIEW_KEYS } from '../library/reports/keys/index.js';
import { closed, ref, said, type Schema, type SchemaOf } from './schema.js';
import { WORDS } from './words.js';

const lines: Schema = { type: 'object', propertyNames: ref('name'), additionalProperties: ref('text') };

const keys: SchemaOf<typeof OVERVIEW_KEYS> = {
  overview: said('What the file is.', ref('title')),
  full_after: said('The input that says after how many years the effects are full: a report reads most in that year.', ref('name')),
  today: said('Lines of the hospital today, each with what a reader calls it.', lines),
  options: said('Columns of the table of options on the sheet Summary.', lines),
  compare: said('Rows of the sheet Compare.', lines),
  screen: said('Columns of the table of options on one screen.', lines),
  hospitals: said('Columns of the table of several hospitals, each with its best option: lines that may be added up over a trust.', lines),
  ranking: said('Lines that rank the options, each with a name short enough for the last column of that table.', lines),
  as_usual: said('Lines of what is as usual: an option that gives an input behind one is warned of.', lines),
};

/** What a report sets side by side: templates/overview.yaml. */
export const OVERVIEW: Schema = { ...closed(keys, ['overview', 'today', 'options', 'compare']), definitions: WORDS };
