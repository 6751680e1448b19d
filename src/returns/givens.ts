import type { Cell, Given, GivenMember, GivenValue, Provenance, Status } from '../model/values/index.js';
import type { Place } from '../problems/index.js';
import { printFinancialYear } from '../words/index.js';
import type { Answer, Unreadable } from './amounts.js';
import { answer, textAnswer, yearsAnswer } from './answer.js';
import { blanksOf, type Blank } from './blanks.js';
import { labelsOf, saidOf } from './saidMembers.js';
import { outOfOrder } from './inOrder.js';
import type { Gap } from './mean.js';
import type { Ask, Gift, Return } from './return.js';
import type { Row, Rows } from './rows.js';

/** Which extract is read, and for whom. */
export interface Extract {
  readonly ofReturn: Return;
  readonly rows: Rows;
  /** The hospital's own rows in it. */
  readonly own: readonly Row[];
  /** Path inside the site's folder. */
  readonly file: string;
  /** Financial year (by its end) that it speaks of; none of a list of contracts. */
  readonly year?: number;
  /** How a sentence names it: ERIC 2016/17. */
  readonly called: string;
  /** Where the folder names it. */
  readonly place: Place;
  readonly timeline: { readonly first: number; readonly base: number; readonly last: number } | undefined;
  readonly sorry: (unreadable: Unreadable) => void;
  /** Told of a figure that is read and left out. */
  readonly odd: (found: string, right: string) => void;
}

/** A figure of a return that drives nothing: a context, or what another year's return said. */
export interface ReturnFact extends Provenance {
  readonly label: string;
  readonly value: string;
  readonly place: Place;
}

/** What an extract gives: inputs, and the members of the dimensions that it lists. */
export interface Returned {
  readonly givens: readonly Given[];
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What it gives of others, and leaves blank here. */
  readonly blanks: readonly Blank[];
}

/** The inputs that an extract gives; what it has no value for is left out. */
export function givensOf(extract: Extract): Returned {
  const { ofReturn } = extract;
  const dimensions: Record<string, readonly string[]> = {};
  const labels: Record<string, Readonly<Record<string, string>>> = {};
  const asked = [...ofReturn.gives].flatMap(([name, gift]): Given[] => {
    const value = gift.kind === 'said' ? undefined : valueOf(gift, extract);
    if (gift.kind === 'members' && gift.lists !== undefined && value?.value.kind === 'members') {
      const listed = [...value.value.members.keys()];
      dimensions[gift.lists] = listed;
      labels[gift.lists] = labelsOf(gift, listed);
    }
    return value === undefined ? [] : [{ name, place: extract.place, ...noteOf(gift), ...value }];
  });
  // What the return's file says itself goes with the members that the hospital returned.
  const listed = new Set(Object.values(dimensions).flat());
  const said = [...ofReturn.gives].flatMap(([name, gift]) =>
    gift.kind === 'said' ? (saidOf(name, gift, listed, extract.place) ?? []) : [],
  );
  for (const row of extract.own)
    for (const found of outOfOrder(ofReturn, extract.rows, row))
      extract.odd(`${extract.called}: ${found} (row ${row.row})`, 'Is one of them mistyped? Compare the contract');
  const blanks = blanksOf(extract, new Set(asked.map(({ name }) => name)));
  return { givens: [...asked, ...said], dimensions, labels, blanks };
}

/** Context from an extract; of a return of another year also what it gives as inputs there, to stand beside those of the year that drives. */
export function factsOf(extract: Extract, isBeside: boolean): ReturnFact[] {
  const { ofReturn, called } = extract;
  const fact = (label: string, ask: Ask): ReturnFact[] => {
    if (ask.unit === undefined) {
      const [row] = extract.own;
      const text = row === undefined ? '' : textAnswer(ask, extract.rows, row);
      const from = row === undefined ? undefined : cellOf(textStand(ask, extract, row), extract);
      return text === '' ? [] : [{ label: `${label} (${called})`, value: text, ...from, place: extract.place }];
    }
    const told = answer(ask, extract.rows, extract.own, extract.sorry, gapIn(extract));
    if (told === undefined) return [];
    return [
      {
        label: `${label} (${called})`,
        value: typed(told, ask.unit),
        ...provenanceOf(told, ask.unit, extract),
        place: extract.place,
      },
    ];
  };
  const beside = isBeside
    ? [...ofReturn.gives.values()].flatMap((gift) => {
        if (gift.kind === 'asked') return fact(gift.label, { unit: gift.unit, ...gift.ask });
        if (gift.kind === 'said') return [];
        return [...gift.members].flatMap(([name, { label, ask }]) =>
          fact(`${gift.label}, ${label ?? name.replaceAll('_', ' ')}`, ask),
        );
      })
    : [];
  return [...beside, ...ofReturn.facts.flatMap(({ label, ask }) => fact(label, ask))];
}

type Valued = Provenance & Pick<Given, 'prices'> & { readonly value: GivenValue };

function valueOf(gift: Exclude<Gift, { kind: 'said' }>, extract: Extract): Valued | undefined {
  if (gift.kind === 'asked') {
    if (gift.ask.how === 'series') return seriesOf(gift.ask, gift.unit, extract);
    const told = answer(gift.ask, extract.rows, extract.own, extract.sorry, gapIn(extract));
    return single(atLeast(told, gift, gift.label, extract), gift.unit, extract);
  }
  const members = [...gift.members].flatMap(([member, { ask, label, least }]): [string, GivenMember][] => {
    const asked = answer(ask, extract.rows, extract.own, extract.sorry, gapIn(extract));
    const name = `${gift.label}, ${label ?? member.replaceAll('_', ' ')}`;
    const told = single(
      atLeast(asked, { ...gift, ...(least === undefined ? {} : { least }) }, name, extract),
      gift.unit,
      extract,
    );
    return told === undefined ? [] : [[member, { ...told, place: extract.place }]];
  });
  return members.length === 0 ? undefined : { value: { kind: 'members', members: new Map(members) } };
}

/** Says of which months of the year an extract has no figure. */
function gapIn({ called, file, odd }: Extract): (gap: Gap) => void {
  return ({ columns, missing, has, of }) =>
    odd(
      `${called} lack a whole figure for ${missing.join(', ')} (${file}, ${columns.join(' + ')}): means are of ${has} of the ${of} it should have`,
      'Put in what was published later, or leave it: a month that is unlike the others moves the mean by its part of the year',
    );
}

/** What was returned, unless it is lower than such a figure can be, which is said. */
function atLeast(told: Answer | undefined, { least, unit }: Gift, label: string, extract: Extract): Answer | undefined {
  if (told === undefined || least === undefined || told.amount >= least) return told;
  const why = told.stands.some(({ less }) => less !== undefined)
    ? 'The total that was returned is less than the lines that it is made of: one of them is another’s. The lines stand'
    : 'A cost has income set against it, or the year was unlike others: the input’s default stands, where it has one';
  extract.odd(
    `${extract.called} has ${typed(told, unit)} of ${label}, below ${least}: it is left out`,
    `${why}. Give your own figure under inputs:`,
  );
  return undefined;
}

type Single = Provenance & Pick<Given, 'prices'> & { readonly value: OfKind<GivenValue, 'single'> };
type OfKind<T, K> = T extends { kind: K } ? T : never;

function single(told: Answer | undefined, unit: string, extract: Extract): Single | undefined {
  if (told === undefined) return undefined;
  const value = { kind: 'single', typed: { text: typed(told, unit), place: extract.place } } as const;
  // What is worked out stands in no one cell that could say the year of its prices.
  const isReal = told.worked && /realGBP/.test(unit) && extract.year !== undefined;
  return { value, ...provenanceOf(told, unit, extract), ...(isReal ? { prices: extract.year } : {}) };
}

/** The payments from the first year of the timeline on, or the one of the year before the base year. */
function seriesOf(ask: Ask & { how: 'series' }, unit: string, extract: Extract): Valued | undefined {
  const { own, rows, timeline, place, sorry } = extract;
  const [row] = own;
  if (row === undefined || timeline === undefined) return undefined;
  const paid = yearsAnswer(ask.patterns, rows, row, sorry, unit);
  if (ask.beforeBase) {
    const before = paid.get(timeline.base - 1);
    if (before === undefined) return undefined;
    const told = { text: String(before.amount), amount: before.amount, worked: false } as const;
    const stands = [{ row: row.row, columns: [before.column] }];
    return single({ ...told, stands }, unit, { ...extract, year: timeline.base - 1 });
  }
  const years = [...paid].filter(([year]) => year >= timeline.first && year <= timeline.last);
  if (years.length === 0) return undefined;
  const from = { file: extract.file, row: row.row, unit };
  const patterns = [...new Set(years.map(([, { column }]) => column.trim().replace(/\d{4}[-/–]\d{2}/, '{year}')))];
  const [column = ''] = patterns;
  return {
    value: {
      kind: 'series',
      years: new Map(years.map(([year, { amount }]) => [year, { text: `${amount} ${unit}`, place }])),
      ...(ask.beyond === undefined ? {} : { beyond: ask.beyond }),
    },
    status: extract.ofReturn.status,
    source: sourceOf(extract),
    from: { ...from, ...(patterns.length > 1 ? { either: patterns } : { column }) },
  };
}

function typed({ text }: Answer, unit: string): string {
  return ['1', 'date', 'flag'].includes(unit) ? text : `${text} ${unit}`;
}

/** One row's own figure is cited by its cells; what was put together from rows says from which. */
function provenanceOf({ stands, worked }: Answer, unit: string, extract: Extract): Provenance {
  const [stand] = stands;
  const date = extract.year === undefined ? {} : { date: printFinancialYear(extract.year) };
  if (stand === undefined || worked) {
    const rows = [...new Set(stands.map(({ row }) => row))];
    const [columns, off] = [
      distinct(stands.flatMap((each) => each.columns)),
      distinct(stands.flatMap(({ less = [] }) => less)),
    ];
    const where = `${extract.file} row ${rows.join(', ')}, ${[columns.join(' + '), ...off].join(' − ')}`;
    return { status: notMeasured(extract.ofReturn.status), source: `${sourceOf(extract)} (${where})`, ...date };
  }
  return cellOf({ ...stand, unit }, extract);
}

function cellOf({ row, columns, over, unit }: Stood, extract: Extract): Provenance {
  const { file, year, ofReturn } = extract;
  const [column = ''] = columns;
  const from = {
    ...{ file, row },
    ...(columns.length > 1 ? { columns } : { column }),
    ...(over === undefined ? {} : { over }),
    ...(year === undefined ? {} : { year: printFinancialYear(year) }),
    // A ratio of two cells is a pure number, in whatever per cent the input is asked for.
    ...(unit === undefined ? {} : { unit: over === undefined ? unit : '1' }),
  } as Cell;
  return { status: ofReturn.status, source: sourceOf(extract), from };
}

interface Stood {
  readonly row: number;
  readonly columns: readonly string[];
  readonly over?: string;
  readonly unit?: string;
}

function textStand(ask: Ask, { rows }: Extract, { row }: Row): Stood {
  const way = ask.how === 'cell' ? rows.way(ask.ways) : undefined;
  return { row, columns: (way?.add ?? []).map((column) => rows.written(column)) };
}

function sourceOf({ ofReturn, called }: Extract): string {
  return `${ofReturn.source}: ${called}`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** A sum or a mean is in no cell that could be read again. */
function notMeasured(status: Status): Status {
  return status === 'measured' ? 'published' : status;
}

function noteOf({ note }: Gift): Provenance {
  return note === undefined ? {} : { note };
}
