import { partsOfMember, partsOfName } from '../../model/names/index.js';
import { printFinancialYear, readable } from '../../words/index.js';
import type { Study } from '../../study/index.js';
import { inputsOf } from '../declared.js';
import { heldIn } from '../held.js';
import { memberLabelsOf } from '../memberLabels.js';
import type { InputFacts, Result } from '../result.js';
import { differenceOf, type AgainstDecision, type AgainstLine } from './rows.js';

/** An input that two folders give otherwise: where it has years, in the first year of both in which it differs. */
export interface AgainstInput extends Omit<AgainstLine, 'option'> {
  /** Whether it differs in more years than the one that is shown. */
  readonly andOtherYears?: true;
  /** File, line and column that gave it. */
  readonly placeBefore: string;
  readonly placeAfter: string;
}

/** Another folder that stands as the one before, and what a reader must know of the two to read a difference. */
export interface AgainstFolder {
  /** As it was typed. */
  readonly folder: string;
  /** Said where the two are no two stands of one hospital. */
  readonly note?: string;
  /** What frames both and is not alike: name, base year, scenario. */
  readonly framed: readonly AgainstDecision[];
  /** Inputs that both give, and otherwise. */
  readonly inputs: readonly AgainstInput[];
  /** Labels of members, by the name of their dimension, and of inputs that one of them alone has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** Labels of what Decant measures or chooses, and finds otherwise. */
  readonly foundOtherwise: readonly string[];
}

/** What of a hospital stands beside another's: a result has it. */
export type Stand = Pick<Result, 'site' | 'scenario' | 'baseYear' | 'years' | 'inputs' | 'held'>;

/** A national value is no hospital's. */
const SHIPPED = /^templates\//;
/** A dimension of which more members than this are one folder's alone is counted. */
const MOST_MEMBERS = 6;

export function standOf(study: Study): Stand {
  const { site, scenario, timeline, years } = study;
  const memberLabels = memberLabelsOf(study);
  const { code, name, odsCode } = site;
  return {
    site: { code, name, ...(odsCode === undefined ? {} : { odsCode }), memberLabels },
    scenario: scenario.facts,
    baseYear: printFinancialYear(timeline.base),
    years,
    inputs: inputsOf(study, memberLabels),
    held: heldIn(study),
  };
}

/** Two folders side by side, apart from what they come to: of which hospital and year they are, and which inputs differ. */
export function besideFolder(folder: string, before: Stand, after: Stand): AgainstFolder {
  const rows = pairsOf(before, after).flatMap(([was, now]) => differing(was, now, before, after) ?? []);
  const found = foundBy(after);
  const note = noteOf(before, after);
  return {
    folder,
    ...(note === undefined ? {} : { note }),
    framed: framedBy(before, after),
    inputs: rows.filter(({ line }) => !found.has(line)),
    onlyBefore: onlyIn(before, after),
    onlyAfter: onlyIn(after, before),
    foundOtherwise: [...new Set(rows.filter(({ line }) => found.has(line)).map(({ label }) => label))],
  };
}

function framedBy(before: Stand, after: Stand): AgainstDecision[] {
  const both = (what: string, of: (stand: Stand) => string): AgainstDecision[] =>
    of(before) === of(after) ? [] : [{ what, before: of(before), after: of(after) }];
  return [
    ...both('Hospital', ({ site: { name, odsCode } }) => `${name}${odsCode === undefined ? '' : ` (${odsCode})`}`),
    ...both('Base year', ({ baseYear }) => baseYear),
    ...both('Last year', ({ years }) => printFinancialYear(years.at(-1) ?? NaN)),
    ...both('Scenario', ({ scenario }) => scenario.title),
  ];
}

function noteOf(before: Stand, after: Stand): string | undefined {
  const codes = [before, after].map(({ site }) => site.odsCode ?? site.name);
  const notes = [
    ...(codes[0] === codes[1]
      ? []
      : ['These are two hospitals: what differs is the one from the other, and no change of either.']),
    ...(before.baseYear === after.baseYear
      ? []
      : [
          `Pounds of each are in its own base year’s prices, ${before.baseYear} before and ${after.baseYear} after: a difference in pounds holds the rise of prices too.`,
        ]),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
}

/** Rows of the same input and member, of an option that both have. */
function pairsOf(before: Stand, after: Stand): [was: InputFacts, now: InputFacts][] {
  const known = new Map<string, InputFacts[]>();
  for (const was of before.inputs) known.set(keyOf(was), [...(known.get(keyOf(was)) ?? []), was]);
  return after.inputs.flatMap((now): [InputFacts, InputFacts][] => {
    const was = known.get(keyOf(now))?.find(({ options }) => overlap(options, now.options));
    return was === undefined ? [] : [[was, now]];
  });
}

function keyOf({ name, member }: InputFacts): string {
  return `${name}\n${member ?? ''}`;
}

function overlap(some: InputFacts['options'], others: InputFacts['options']): boolean {
  return some === undefined || others === undefined || some.some((option) => others.includes(option));
}

/** Undefined where both give it alike; what one line of a template gives both is alike in whatever prices or years. */
function differing(was: InputFacts, now: InputFacts, before: Stand, after: Stand): AgainstInput | undefined {
  if (was.place === now.place && SHIPPED.test(now.place)) return undefined;
  const isYearly = now.values.length > 1 || was.values.length > 1;
  const years = isYearly ? after.years.filter((year) => before.years.includes(year)) : [undefined];
  const rows = years.flatMap((year): AgainstInput[] => {
    const amounts = { before: valueIn(was, before, year), after: valueIn(now, after, year) };
    const { name, label, unit, memberLabel, member } = now;
    const shown = memberLabel ?? member;
    return differenceOf(amounts) === 0 || amounts.before === amounts.after
      ? []
      : [
          {
            ...{ line: name, label, ...(shown === undefined ? {} : { member: shown }), unit },
            ...(year === undefined ? {} : { year: printFinancialYear(year) }),
            ...{ ...amounts, difference: differenceOf(amounts), placeBefore: was.place, placeAfter: now.place },
          },
        ];
  });
  const [first, ...others] = rows;
  return first === undefined || others.length === 0 ? first : { ...first, andOtherYears: true };
}

function valueIn({ values }: InputFacts, { years }: Stand, year: number | undefined): number | null {
  const value = values.length > 1 && year !== undefined ? values[years.indexOf(year)] : values[0];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Inputs that only Decant can work out. */
function foundBy({ held }: Stand): ReadonlySet<string> {
  return new Set(held.filter(({ mayBeChanged }) => mayBeChanged !== true).map(({ input }) => input));
}

/** Members and inputs that the other lacks; none of what Decant makes itself, such as parcels. */
function onlyIn(one: Stand, other: Stand): string[] {
  const found = foundBy(one);
  const given = new Set(
    one.inputs
      .filter(({ name, place }) => !found.has(name) && !SHIPPED.test(place))
      .flatMap(({ member }) => partsOfMember(member)),
  );
  const members = Object.entries(one.site.memberLabels).flatMap(([dimension, labels]) => {
    const others = other.site.memberLabels[dimension];
    if (others === undefined || partsOfName(dimension).length > 1) return [];
    const own = Object.entries(labels).flatMap(([member, label]) =>
      Object.hasOwn(others, member) || !given.has(member) ? [] : [label],
    );
    const named = own.length > MOST_MEMBERS ? String(own.length) : own.join(', ');
    return own.length === 0 ? [] : [`${readable(dimension)} (${named})`];
  });
  const known = new Set(other.inputs.map(({ name }) => name));
  const inputs = one.inputs.filter(({ name }) => !known.has(name)).map(({ label }) => label);
  return [...members, ...new Set(inputs)];
}
