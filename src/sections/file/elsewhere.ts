import {
  FUNCTIONS,
  isCalendarWord,
  isFunction,
  isMemberFunction,
  walk,
  type Expression,
} from '../../model/formula/index.js';
import type {
  DeclaredDimension,
  DeclaredInput,
  DeclaredLine,
  Labelled,
  PlacedName,
  Section,
} from '../../model/index.js';
import { faultOfName, partsOfName } from '../../model/names/index.js';
import { sameUnit, UNKNOWN_UNIT, type Unit } from '../../model/units/index.js';
import type { Place } from '../../problems/index.js';

/** A section with stand-ins for what its formulas take from others, so that what it says itself can be judged alone. */
export interface Completed {
  readonly sections: readonly Section[];
  /** Names that other sections declare, with the ids of those that do. */
  readonly takes: ReadonlyMap<string, readonly string[]>;
  /** Names that no section declares, where each stands first. */
  readonly missing: readonly PlacedName[];
}

interface Declared {
  readonly unit: Unit;
  readonly by?: string;
}

/** Completes a section from the declarations of others; what these declare differently, or not at all, fits any unit. */
export function complete(section: Section, others: readonly Section[]): Completed {
  const takes = new Map<string, readonly string[]>();
  const missing: PlacedName[] = [];
  const unknown = new Set<string>();
  const inputs: DeclaredInput[] = [];
  for (const mention of mentionsOf(section)) {
    const { name, place } = mention;
    const owners = others.filter((other) => namesOf(other).includes(name));
    if (owners.length === 0) missing.push(mention);
    else
      takes.set(
        name,
        owners.map(({ id }) => id),
      );
    if (owners.some((other) => other.tables.some((table) => table.name === name))) continue;
    const declared = agreed(owners.flatMap((other) => declarationsOf(other, name)));
    if (declared === undefined) unknown.add(name);
    inputs.push({ name, place, label: name, ...(declared ?? { unit: UNKNOWN_UNIT }) });
  }
  const lines = section.lines.map((line) => ({ ...line, expression: withoutMembersOf(unknown, line.expression) }));
  const tables = others.flatMap((other) => other.tables.filter(({ name }) => takes.has(name)));
  const { fills, ...rest } = section;
  const slot = others.flatMap(({ slots }) => slots).find(({ name }) => name === fills?.name);
  // Only a site says which members there are.
  const correlations = section.correlations?.filter(({ between }) => !between.some(({ name }) => name.includes('.')));
  const whole = {
    ...rest,
    lines,
    ...(correlations === undefined ? {} : { correlations }),
    ...(slot === undefined || fills === undefined ? {} : { fills }),
  };
  const parties = partiesElsewhere(section, others);
  const elsewhere: Section = {
    ...empty(section, 'elsewhere'),
    inputs,
    tables: tables.filter(({ name }, index) => tables.findIndex((table) => table.name === name) === index),
    dimensions: dimensionsMissing(whole, inputs, others),
    slots: slot === undefined ? [] : [slot],
    ...parties.declared,
  };
  return {
    sections: [whole, elsewhere, ...section.slots.map((each) => fillerOf(section, each))],
    takes,
    missing: [...missing, ...parties.missing],
  };
}

/** Parties, perspectives and accounts as others declare them; those of nobody are added, and are missing. */
function partiesElsewhere(
  section: Section,
  others: readonly Section[],
): { readonly declared: Partial<Section>; readonly missing: readonly PlacedName[] } {
  const missing: PlacedName[] = [];
  const declared = <T extends PlacedName>(
    of: (from: Section) => readonly T[] | undefined,
    mentions: readonly PlacedName[],
    standIn: (mention: PlacedName) => T,
    alsoKnown: readonly PlacedName[] = [],
  ): T[] => {
    const known = new Set([...(of(section) ?? []), ...alsoKnown].map(({ name }) => name));
    const isNew = ({ name }: PlacedName): boolean => !known.has(name) && known.add(name).has(name);
    const elsewhere = others.flatMap((other) => of(other) ?? []).filter(isNew);
    const unknown = mentions.filter(isNew);
    missing.push(...unknown);
    return [...elsewhere, ...unknown.map(standIn)];
  };
  const { lines, parties = [] } = section;
  const flows = lines.flatMap(({ paid }) => paid ?? []);
  const positions = lines.flatMap(({ position }) => position ?? []);
  const labelled = (mention: PlacedName): Labelled => ({ ...mention, label: mention.name });
  const sets = declared(
    ({ perspectives }) => perspectives,
    parties.flatMap((party) => party.in),
    labelled,
  );
  const accounts = [
    ...flows.flatMap(({ account }) => account ?? []),
    ...positions.flatMap((position) => [...position.accounts, ...position.without]),
  ];
  return {
    declared: {
      perspectives: sets,
      parties: declared(
        (from) => from.parties,
        [...flows.flatMap(({ payer, payee }) => [payer, payee]), ...positions.map(({ of }) => of)],
        (mention) => ({ ...labelled(mention), in: [] }),
        [...sets, ...(section.perspectives ?? [])],
      ),
      accounts: declared((from) => from.accounts, accounts, labelled),
    },
    missing,
  };
}

/** Every name that a model may declare and this section does not, where it stands first. */
function mentionsOf(section: Section): PlacedName[] {
  const own = new Set(namesOf(section));
  const found = new Map<string, PlacedName>();
  const mention = (name: string, place: Place): void => {
    const isForeign = !own.has(name) && !isCalendarWord(name) && !isFunction(name) && faultOfName(name) === undefined;
    if (isForeign && !found.has(name)) found.set(name, { name, place });
  };
  for (const line of section.lines)
    walk(line.expression, (piece) => {
      if (piece.kind === 'name') mention(piece.name, line.placeOf(piece.at));
    });
  for (const { name, place } of (section.correlations ?? []).flatMap(({ between }) => between))
    mention(name.split('.')[0] ?? '', place);
  return [...found.values()];
}

function namesOf({ lines, inputs, tables, dimensions, slots }: Section): string[] {
  return [...lines, ...inputs, ...tables, ...dimensions, ...slots.flatMap((slot) => slot.lines)].map(
    ({ name }) => name,
  );
}

function declarationsOf({ lines, inputs, slots }: Section, name: string): Declared[] {
  return [...lines, ...inputs, ...slots.flatMap((slot) => slot.lines)]
    .filter((declared) => declared.name === name)
    .map(({ unit, by }) => ({ unit, ...(by === undefined ? {} : { by }) }));
}

/** What sections declare alike; undefined when they differ, or none says anything. */
function agreed([first, ...others]: readonly Declared[]): Declared | undefined {
  if (first === undefined) return undefined;
  return others.every(({ unit, by }) => sameUnit(unit, first.unit) && by === first.by) ? first : undefined;
}

/** An expression in which a name of unknown dimension stands for itself where its members, or a table, would be read. */
function withoutMembersOf(unknown: ReadonlySet<string>, expression: Expression): Expression {
  const again = (piece: Expression): Expression => withoutMembersOf(unknown, piece);
  switch (expression.kind) {
    case 'negative':
      return { ...expression, of: again(expression.of) };
    case 'binary':
      return { ...expression, left: again(expression.left), right: again(expression.right) };
    case 'call': {
      const [first, second] = expression.arguments;
      if (first?.kind === 'name' && unknown.has(first.name)) {
        if (isMemberFunction(expression.function) || expression.function === 'earlier') return first;
        const isTable = isFunction(expression.function) && FUNCTIONS[expression.function].arguments[0] === 'table';
        if (isTable && second !== undefined)
          return { kind: 'binary', operator: '*', left: first, right: again(second), at: expression.at };
      }
      return { ...expression, arguments: expression.arguments.map(again) };
    }
    case 'name':
    case 'number':
    case 'unit':
      return expression;
  }
}

/**
 * The dimensions that are run over and declared by nobody here, each after the one that it is in; each gets one member later, as those of a
 * site do.
 */
function dimensionsMissing(
  section: Section,
  taken: readonly DeclaredInput[],
  others: readonly Section[],
): Section['dimensions'] {
  const asked = section.slots.flatMap((slot) => slot.lines);
  const own = new Map(section.dimensions.map((dimension) => [dimension.name, dimension]));
  const elsewhere = new Map<string, string | undefined>([
    ...wholesTotalled(section),
    ...others.flatMap(({ dimensions }) => dimensions.map(({ name, in: parent }) => [name, parent] as const)),
  ]);
  const missing = new Map<string, DeclaredDimension>();
  const miss = (name: string, place: Place): void => {
    if (own.has(name) || missing.has(name)) return;
    const parent = elsewhere.get(name);
    if (parent !== undefined) miss(parent, place);
    missing.set(name, { name, place, ...(parent === undefined ? {} : { in: parent }) });
  };
  for (const { in: parent, place } of own.values()) if (parent !== undefined) miss(parent, place);
  for (const { by, place } of [...section.lines, ...section.inputs, ...asked, ...taken])
    for (const name of partsOfName(by)) miss(name, place);
  return [...missing.values()];
}

/** By a dimension, that of the line which totals a line of it here: the one is in the other, as long as no declaration says otherwise. */
function wholesTotalled({ lines, inputs }: Section): [string, string][] {
  const runsOver = new Map([...inputs, ...lines].map(({ name, by }) => [name, by]));
  const found: [string, string][] = [];
  for (const { by, expression } of lines)
    walk(expression, (piece) => {
      if (piece.kind !== 'call' || !isMemberFunction(piece.function)) return;
      const [of] = piece.arguments;
      const part = of?.kind === 'name' ? runsOver.get(of.name) : undefined;
      if (
        by !== undefined &&
        part !== undefined &&
        ![by, part].some((each) => partsOfName(each).length > 1) &&
        part !== by
      )
        found.push([part, by]);
    });
  return found;
}

function fillerOf(section: Section, { name, place, lines }: Section['slots'][number]): Section {
  const stand = lines.map((line): DeclaredLine => ({
    ...line,
    check: false,
    formula: '',
    expression: { kind: 'number', value: 0, text: '0', at: 0 },
    placeOf: () => place,
  }));
  return { ...empty(section, `a filler of ${name}`), fills: { name, place }, lines: stand };
}

function empty({ file }: Section, id: string): Section {
  return { id, file, title: id, dimensions: [], tables: [], inputs: [], lines: [], slots: [] };
}
