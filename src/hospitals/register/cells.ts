import { publishedNumber, publishedText } from '../../files/published/index.js';
import { didYouMean } from '../../problems/index.js';
import { FUNCTIONS } from '../map/functions.js';
import { CONDITIONS, SUITABILITIES, TENURES, UTILISATIONS } from '../site/site.js';
import { STATUSES } from '../../model/values/index.js';
import { keyOf, type Heading } from './columns.js';

export interface Wrong {
  readonly wrong: string;
  readonly right: string;
}

/** What a cell gives: nothing where it is blank or marks a missing value. */
export type Read = string | number | boolean | undefined | Wrong;

const YES = ['yes', 'y', 'true', 't', '1', 'x', '✓'];
const NO = ['no', 'n', 'false', 'f', '0', 'none', 'not listed', 'unlisted'];
const GRADE = /^(locally listed|local list|(grade )?(i{1,3}|[123])\*?)$/i;

/** Words that a column takes, with what people write for them. */
const WORDS: Readonly<
  Record<string, { readonly words: readonly string[]; readonly also?: Readonly<Record<string, string>> }>
> = {
  condition: { words: CONDITIONS },
  suitability: { words: SUITABILITIES },
  utilisation: {
    words: UTILISATIONS,
    also: { empty: 'E', underused: 'U', full: 'F', fullyused: 'F', overused: 'O', overcrowded: 'O' },
  },
  tenure: {
    words: TENURES,
    also: {
      freehold: 'owned',
      own: 'owned',
      nhsowned: 'owned',
      trustowned: 'owned',
      leasehold: 'leased',
      lease: 'leased',
      rented: 'leased',
      nhsps: 'nhs_property_services',
      propco: 'nhs_property_services',
      privatefinanceinitiative: 'pfi',
    },
  },
  status: { words: STATUSES },
};

const USES: Readonly<Record<string, (typeof FUNCTIONS)[number]>> = {
  ward: 'inpatient_wards',
  wards: 'inpatient_wards',
  inpatients: 'inpatient_wards',
  inpatient: 'inpatient_wards',
  outpatient: 'outpatients',
  opd: 'outpatients',
  theatre: 'theatres',
  operatingtheatres: 'theatres',
  ae: 'emergency',
  ed: 'emergency',
  emergencydepartment: 'emergency',
  radiology: 'imaging',
  xray: 'imaging',
  pathology: 'laboratories',
  laboratory: 'laboratories',
  icu: 'intensive_care',
  criticalcare: 'intensive_care',
  therapy: 'therapies',
  daysurgery: 'day_care',
  office: 'offices',
  administration: 'offices',
  admin: 'offices',
  training: 'education',
  storage: 'stores',
  kitchen: 'catering',
  boilerhouse: 'plant',
  energycentre: 'plant',
  accommodation: 'residences',
  residential: 'residences',
  staffaccommodation: 'residences',
};

/** Reads one cell by its column; a text that is no such value is told. */
export function readCell({ column, times }: Heading, cell: string): Read {
  const text = publishedText(cell);
  const isBlank = ['', '-', '–', '—', 'n/a', 'na', '#n/a'].includes(text.toLowerCase());
  if (isBlank && column.kind !== 'number' && column.kind !== 'money') return undefined;
  if (column.kind === 'number' || column.kind === 'money') return numberOf(cell, column.kind, times);
  if (column.kind === 'flag') return flagOf(text, column.name);
  return column.kind === 'word' ? wordOf(text, column.name) : text;
}

function numberOf(cell: string, kind: 'number' | 'money', times: number): Read {
  const read = publishedNumber(cell);
  if (read.kind === 'none') return undefined;
  if (read.kind === 'wrong') return { wrong: read.wrong, right: read.right };
  const isOdd = read.mark === '%' || (kind === 'number' && (read.mark === '£' || read.times !== 1));
  if (isOdd)
    return { wrong: `is "${publishedText(cell)}"`, right: kind === 'money' ? 'Write pounds' : 'Write a number alone' };
  // A cell that says its own thousands needs none of the heading's.
  return Number((read.number * (read.times === 1 ? times : 1)).toPrecision(15));
}

function flagOf(text: string, name: string): Read {
  const word = text.toLowerCase();
  if (YES.includes(word) || (name === 'listed' && GRADE.test(text))) return true;
  if (NO.includes(word)) return false;
  return {
    wrong: `is "${text.slice(0, 40)}", which is neither yes nor no`,
    right: name === 'listed' ? 'Write yes, no or a grade' : 'Write yes or no',
  };
}

function wordOf(text: string, name: string): Read {
  if (name === 'use') return text;
  const { words, also = {} } = WORDS[name] ?? { words: [] };
  const word = words.find((each) => keyOf(each) === keyOf(text)) ?? also[keyOf(text)];
  if (word !== undefined) return word;
  const near = text.length > 2 ? didYouMean(text, words) : undefined;
  return { wrong: `is "${text.slice(0, 40)}", which is not known`, right: near ?? `It may be ${words.join(', ')}` };
}

/** The function that a register's word of use is, where it is one that is known. */
export function functionOf(use: string): string | undefined {
  const key = keyOf(use);
  return FUNCTIONS.find((each) => keyOf(each) === key) ?? (Object.hasOwn(USES, key) ? USES[key] : undefined);
}
