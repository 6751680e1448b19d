import { CHART_OF, OPTIONS_OF_TOPIC, SAID_IN, SENTENCE_KINDS, SHAPES, SPOKEN_OF, STEPS, YEAR_WORDS, type ANSWER_KEYS, type CHART_KEYS, type CHART_LINE_KEYS, type PART_KEYS, type SENTENCE_KEYS, type TABLE_KEYS, type TOPIC_KEYS, type WAY_KEYS } from '../library/reports/keys/index.js';
import type { APPRAISAL_KEYS, APPRAISAL_ROW_KEYS } from '../library/reports/appraisals/index.js';
import { closed, ref, said, type Schema, type SchemaOf } from './schema.js';
import { WORDS } from './words.js';

const condition = said('A condition in the formula language, read in the sentence’s year: occupancy_debt > 0.', ref('text'));
const text = said('Words with values in braces: {released_cost|gbp}, {site_wards_closed@last|count ward}, {option}, {part}.', {
  type: 'string',
});

const way: SchemaOf<typeof WAY_KEYS> = { when: condition, text };
const ways: Schema = {
  anyOf: [{ type: 'string' }, { type: 'array', minItems: 1, items: { anyOf: [{ type: 'string' }, closed(way, ['text'])] } }],
};

const part: SchemaOf<typeof PART_KEYS> = {
  each: said('Options, members of a dimension or variants of an experiment, for each of which it is said.', ref('name')),
  order: said('A line, or a formula of lines: those of which it is worth most stand first.', ref('text')),
  most: said('No more than so many are said.', { type: 'integer', minimum: 1 }),
  ways: said('Ways of saying it: the first whose condition holds is taken.', ways),
  list: said('Every one whose condition holds is said; one whose lines a hospital’s model lacks is left out.', ways),
  text,
  when: condition,
  join: said('What stands between them.', { type: 'string' }),
  before: said('What stands before them, where there are any.', { type: 'string' }),
  after: said('What stands after them, where there are any.', { type: 'string' }),
  none: said('What is said where there is none.', { type: 'string' }),
};

const sentence: SchemaOf<typeof SENTENCE_KEYS> = {
  kind: said('Decides the answer, is odd in the sources, or is left out by the model.', { anyOf: [{ enum: [...SENTENCE_KINDS] }, ways] }),
  in: said('Said among the findings of a report (when left out), in the short answer of a command such as decant costs, beside the numbers of an experiment, or among what a cover says is left out.', { enum: [...SAID_IN] }),
  of: said('Of which options it speaks.', { enum: [...SPOKEN_OF] }),
  year: said('In which year its lines are read: that of full effect when left out.', { enum: [...YEAR_WORDS] }),
  each: said('An experiment or a dimension, for each of whose variants or members it is said.', ref('template')),
  when: said('It is said only where this holds.', ref('text')),
  title: said('Its heading.', ways),
  text: said('What is said: one text, or ways of which the first whose condition holds is taken.', ways),
  parts: said('Pieces of the text, by name.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: { anyOf: [ways, closed(part)] },
  }),
};

const table: SchemaOf<typeof TABLE_KEYS> = {
  title: said('Heading of the lines.', ref('title')),
  lines: said('Lines and inputs, in their order; one that a hospital’s model lacks is left out.', {
    type: 'array',
    minItems: 1,
    items: ref('name'),
  }),
};

const YES_NO = ['yes', 'no', true, false];
const namedLines = (description: string): Schema => said(description, { type: 'object', additionalProperties: ref('name') });

const chartLine: SchemaOf<typeof CHART_LINE_KEYS> = {
  line: said('A line or an input; left out for a level that the steps before it make.', ref('name')),
  label: said('What a reader calls it.', ways),
  below: said('What it is called where it is below nought.', ways),
  step: said('Of a bridge: a level stands on nought, a change (when left out) starts where the step before ended, what hangs does so from the first level, what tops it stands on it.', { enum: [...STEPS] }),
  less: said('Whether it is taken off.', { enum: YES_NO }),
  unless_nought: said('Whether it is left out where it is nought.', { enum: YES_NO }),
  all_years: said('Whether the sum of all years is drawn, where the shape shows one.', { enum: YES_NO }),
  where: said('A line: only years in which it is not nought are drawn.', ref('name')),
  share: said('Whether it is a line against an axis of shares.', { enum: YES_NO }),
  made_of: namedLines('What a level is made of: lines by what a reader calls them.'),
};

const chart: SchemaOf<typeof CHART_KEYS> = {
  picture: said('The name of its picture, without an ending: the topic and its own name when left out.', { type: 'string' }),
  shape: said('How it looks: lines or stacked bars by year, bars a line in one year, a bridge from level to level, bars a variant of an experiment.', { enum: [...SHAPES] }),
  of: said('Of which options: one chart for each, or a single one in which those that are no what-if are compared; the best when left out.', { enum: [...CHART_OF] }),
  year: said('The year of a shape that shows one: that of full effect when left out.', { enum: [...YEAR_WORDS] }),
  when: said('It is drawn only where this holds.', ref('text')),
  each: said('The experiment whose variants are drawn.', ref('template')),
  title: said('Its title.', ways),
  says: said('What it shows, for those who cannot see it.', ways),
  subtitle: said('A second line below the title.', ways),
  axis: said('What the upright axis counts.', ways),
  note: said('What stands in its footer after the sources, which Decant derives.', ways),
  lines: said('What is drawn, in order.', { type: 'array', minItems: 1, items: closed(chartLine, ['label']) }),
  reads: namedLines('Lines that its picture reads beside those, by what they are read for.'),
  parts: said('Pieces of its words, by name.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: { anyOf: [ways, closed(part)] },
  }),
};

const parts = {
  type: 'object',
  propertyNames: ref('name'),
  additionalProperties: { anyOf: [ways, closed(part)] },
};

const appraisalRow: SchemaOf<typeof APPRAISAL_ROW_KEYS> = {
  each: said('A dimension, for each of whose members it stands.', ref('template')),
  when: said('It stands only where this holds.', ref('text')),
  name: said('What is weighed.', ways),
  cells: said('What stands under each column, every one: a value alone, {line|format}, is a number, which a workbook links to the line; ways end with one that always holds.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: ways,
  }),
  parts: said('Pieces of its words, by name.', parts),
};

const appraisal: SchemaOf<typeof APPRAISAL_KEYS> = {
  sheet: said('What its sheet of the workbook is called.', ref('title')),
  of: said('Of which options it speaks: a table for each.', { enum: [...SPOKEN_OF] }),
  year: said('In which year its lines are read: that of full effect when left out.', { enum: [...YEAR_WORDS] }),
  when: said('It stands only where this holds.', ref('text')),
  title: said('Its title.', ways),
  heads: said('What heads the names of its rows.', ways),
  columns: said('Its columns in order: the heading of each, by name.', {
    type: 'object',
    minProperties: 1,
    propertyNames: ref('name'),
    additionalProperties: ways,
  }),
  note: said('What a reader must know of it.', ways),
  rows: said('Its rows in order, by name.', {
    type: 'object',
    minProperties: 1,
    propertyNames: ref('name'),
    additionalProperties: closed(appraisalRow, ['name', 'cells']),
  }),
  parts: said('Pieces of the words of all its rows, by name.', parts),
};

const answer: SchemaOf<typeof ANSWER_KEYS> = {
  needs: said('Lines without which a command has no answer.', { type: 'array', minItems: 1, items: ref('name') }),
  may_lack: said('Lines that have no value while a flag is 0, as sentences say: no failure is told of them. implicit_rate: accounts_are_known.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: ref('name'),
  }),
  sections: said('Sections of the model whose illustrative inputs the answer names.', { type: 'array', items: { type: 'string' } }),
  figures: said('Groups of figures, each a line or an input under the key or the words by which it is printed: open: site_beds_open@base.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: {
      type: 'object',
      additionalProperties: { type: 'string', pattern: `^[a-z][a-z0-9_]*(@(${YEAR_WORDS.join('|')}))?$` },
    },
  }),
};

const topic: SchemaOf<typeof TOPIC_KEYS> = {
  topic: said('Title of the topic, and of its sheet.', ref('title')),
  asks: said('The question that it answers.', ref('text')),
  order: said('Topics stand in this order.', { type: 'number' }),
  parts: said('In whose reports it stands: hospital, where nothing is said, or the model of a part of one (contract).', { type: 'array', items: ref('text'), minItems: 1 }),
  options: said('Whose lines the tables show: every option, or those that a plan of blocks was made for.', { enum: [...OPTIONS_OF_TOPIC] }),
  tables: said('Tables of lines.', { type: 'array', items: closed(table, ['title', 'lines']) }),
  charts: said('Charts, by name: each is a picture, and live on cells in the workbook.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: closed(chart, ['shape', 'title', 'says', 'axis', 'lines']),
  }),
  appraisals: said('Tables whose rows are weighed under headings, in numbers and in words; each is a sheet of the workbook.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: closed(appraisal, ['sheet', 'title', 'heads', 'columns', 'rows']),
  }),
  sentences: said('What is said, by name.', {
    type: 'object',
    propertyNames: ref('name'),
    additionalProperties: closed(sentence, ['kind', 'title', 'text']),
  }),
  answer: said('What commands such as decant beds show of it, and print with --json.', closed(answer, ['figures'])),
};

/** A topic of a report: a file of templates/reports. */
export const REPORT: Schema = { ...closed(topic, ['topic', 'asks', 'order']), definitions: WORDS };
