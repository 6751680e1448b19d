import { Flags } from '@oclif/core';
import { UserError } from '../problems/index.js';

/** Flags that commands share, each declared once: a command lists those that it has. */
export const FLAGS = {
  option: Flags.string({
    helpValue: 'ID',
    summary: 'An option of the hospital, by its id or title; the best one when left out.',
  }),
  scenario: Flags.string({
    helpValue: 'ID|FILE',
    summary:
      'Another scenario than the one of its site.yaml: a shipped one, one of the folder’s own, or a file (.yaml).',
  }),
  site: Flags.string({
    helpValue: 'DIR',
    summary: 'Folder of a hospital, whose own scenarios are known too.',
  }),
  date: Flags.string({
    helpValue: 'DATE',
    summary: 'Day of the run for the QA log, such as 2026-11-29; “not given” when left out.',
    parse: (text) => Promise.resolve(dayOf(text)),
  }),
  'best-for': Flags.string({
    helpValue: 'VIEW',
    summary: 'Whose gain makes an option the best: exchequer, the default, or trust.',
  }),
  draws: Flags.integer({
    min: 1,
    max: 10_000_000,
    summary: 'How often every input that has a spread is drawn: 10,000 times for land, never for run, when left out.',
  }),
  seed: Flags.integer({
    default: 1,
    summary: 'Where the draws begin: the same seed gives the same draws, to the last digit.',
  }),
  threads: Flags.integer({
    min: 1,
    max: 64,
    default: 1,
    summary: 'Threads that share the draws: they change no digit.',
  }),
  out: Flags.string({
    helpValue: 'DIR',
    summary: 'Where files go, in DIR/<code>/: reports for a report, nowhere for land, when left out.',
  }),
  from: Flags.string({
    helpValue: 'WORKBOOK',
    summary: 'Run the inputs that a reader changed in a workbook (.xlsx) of this hospital that Decant wrote.',
    exclusive: ['set'],
  }),
  set: Flags.string({
    multiple: true,
    helpValue: 'NAME=VALUE',
    summary:
      'Set an input, by name or label: "site_area=17 ha"; a member: "backlog.high=9 mrealGBP"; years: "charge_published[2030/31]=20 mGBP". Money is in the base year’s prices. May be given several times.',
  }),
  list: Flags.boolean({
    summary: 'Every contract of HM Treasury’s list, in place of one hospital’s.',
    exclusive: ['set', 'from', 'date', 'ways-out', 'year'],
  }),
  waysOut: Flags.boolean({
    summary: 'Only the ways out: what ending it, a refinancing or a variation costs and saves, by year.',
  }),
  exitYear: Flags.string({
    helpValue: 'YEAR',
    summary: 'Financial year with which a contract would end, such as 2031/32; the base year when left out.',
  }),
  empty: Flags.string({
    multiple: true,
    helpValue: 'BLOCK,BLOCK',
    summary: 'Empty these blocks, by id or label, in place of those that Decant chooses: what that takes and brings.',
  }),
  against: Flags.string({
    helpValue: '[DIR]',
    summary:
      'Print before and after side by side: the folder as it is, and with what is set; or another folder, such as the one before you changed it, and this one, with what inputs differ.',
  }),
  by: Flags.string({ helpValue: 'INPUT', summary: 'The input that is moved, or a member of it, by name or label.' }),
  to: Flags.custom<number>({
    parse: (text) => Promise.resolve(numberOf(text)),
  })({
    default: 0,
    helpValue: 'VALUE',
    summary: 'What the line is to come to, in its own unit; nought when left out.',
  }),
  decisions: Flags.option({ options: ['kept', 'anew'] as const })({
    default: 'kept',
    summary: 'Whether the blocks that were chosen are kept, or chosen anew for every value.',
  }),
  full: Flags.boolean({ summary: 'Print all that there is to say, in place of one screen.' }),
} as const;

/** How a hospital is asked otherwise than its folder says, and set beside it. */
export const OTHERWISE = {
  scenario: FLAGS.scenario,
  'best-for': FLAGS['best-for'],
  set: FLAGS.set,
  against: FLAGS.against,
} as const;

/** A number as it was typed; throws `UserError` for what is none. */
function numberOf(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new UserError(`--to ${text} is no number`, ['Write --to 1000000 or --to 0.1']);
}

/** A day of the calendar as it was typed; throws `UserError` for one that there is not. */
function dayOf(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text))
    return text;
  throw new UserError(`--date ${text} is not a day of the calendar`, ['Write --date 2026-11-29: year, month, day']);
}
