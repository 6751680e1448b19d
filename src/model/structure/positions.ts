import type { Section } from '../section.js';
import type { PlacedName } from '../section.js';
import type { Labelled } from '../section.js';
import type { Flow } from '../section.js';
import type { DeclaredParty } from '../section.js';
import type { DeclaredLine } from '../section.js';
import { STAND_IN } from '../formula/ast.js';
import { parseFormula } from '../formula/parse.js';
import { didYouMean, type Place, type Problem } from '../../problems/index.js';
import { UNKNOWN_UNIT, isWrong, readUnit, sameUnit } from '../units/index.js';

type Line = DeclaredLine & { readonly section: string };
type FlowLine = Line & { readonly paid: Flow };

/** Who pays and is paid in a model, and the sets of them whose answers it gives. */
export interface Parties {
  readonly parties: ReadonlyMap<string, DeclaredParty>;
  readonly perspectives: ReadonlyMap<string, Labelled>;
  readonly accounts: ReadonlyMap<string, Labelled>;
}

/** Puts together the parties that sections declare; a name that stands twice, or in no perspective, is a problem. */
export function partiesOf(sections: readonly Section[], problems: Problem[]): Parties {
  const once = <T extends Labelled>(declared: readonly T[]): Map<string, T> => {
    const known = new Map<string, T>();
    for (const each of declared) {
      const { name, place } = each;
      const taken = known.get(name)?.place;
      if (taken !== undefined)
        problems.push(
          error(place, `${name} stands twice`, `It is already at ${taken.file}:${taken.line ?? 1}: rename one`),
        );
      known.set(name, each);
    }
    return known;
  };
  const parties = once(sections.flatMap((section) => section.parties ?? []));
  const perspectives = once(sections.flatMap((section) => section.perspectives ?? []));
  const accounts = once(sections.flatMap((section) => section.accounts ?? []));
  for (const { name, place } of perspectives.values())
    if (parties.has(name)) problems.push(error(place, `${name} is a party and a perspective`, 'Rename one'));
  for (const party of parties.values())
    for (const name of party.in) unknown('perspective', name, perspectives, problems);
  return { parties, perspectives, accounts };
}

/**
 * The lines, each position written out: what its parties receive from others less what they pay to others. What they pay one
 * another is in neither.
 */
export function positionsFrom(
  lines: ReadonlyMap<string, Line>,
  known: Parties,
  problems: Problem[],
): ReadonlyMap<string, Line> {
  const flows = [...lines.values()].filter((line): line is FlowLine => line.paid !== undefined);
  for (const flow of flows) checkFlow(flow, known, problems);
  if ([...lines.values()].every(({ position }) => position === undefined)) return lines;
  return new Map([...lines].map(([name, line]) => [name, writtenOut(line, flows, known, problems)]));
}

function writtenOut(line: Line, flows: readonly FlowLine[], known: Parties, problems: Problem[]): Line {
  const { position } = line;
  if (position === undefined) return line;
  const { parties, perspectives, accounts } = known;
  const { name, place } = position.of;
  const isKnown = unknown('party or perspective', position.of, new Map([...parties, ...perspectives]), problems);
  for (const account of [...position.accounts, ...position.without]) unknown('account', account, accounts, problems);
  if (line.by !== undefined)
    problems.push(
      error(line.place, `${line.name} is a position and has by:`, 'Flows are totalled in it: take by: away'),
    );
  if (!isReal(line)) problems.push(error(line.place, ...notReal(line)));
  if (!isKnown || line.by !== undefined) return line;
  const within = (party: string): boolean =>
    party === name || (parties.get(party)?.in.some((set) => set.name === name) ?? false);
  const [gains, pays]: [string[], string[]] = [[], []];
  for (const flow of flows.filter((each) => counts(each, position))) {
    const { payer, payee } = flow.paid;
    if (within(payer.name) === within(payee.name)) continue;
    const term = flow.by === undefined ? flow.name : `total(${flow.name})`;
    (within(payee.name) ? gains : pays).push(term);
  }
  const formula = [gains.join(' + ') || '0', ...pays].join(' - ');
  const parsed = parseFormula(formula);
  if ('fault' in parsed)
    problems.push(error(place, `${line.name}: ${gains.length + pays.length} flows are too many`, 'Total some of them'));
  const none = `No section of this model says that money reaches or leaves ${labelOf(name, known)}.`;
  return {
    ...line,
    ...(gains.length + pays.length > 0
      ? {}
      : { note: [line.note, none].filter((part) => part !== undefined).join(' ') }),
    formula,
    expression: 'fault' in parsed ? STAND_IN : parsed,
    placeOf: () => line.place,
  };
}

function counts({ paid: { account } }: FlowLine, { accounts, without }: NonNullable<Line['position']>): boolean {
  const among = (names: readonly PlacedName[]): boolean => names.some(({ name }) => name === account?.name);
  return (accounts.length === 0 || among(accounts)) && !among(without);
}

function checkFlow(flow: FlowLine, { parties, accounts }: Parties, problems: Problem[]): void {
  const { payer, payee, account } = flow.paid;
  for (const party of [payer, payee]) unknown('party', party, parties, problems);
  if (account !== undefined) unknown('account', account, accounts, problems);
  if (!isReal(flow)) problems.push(error(flow.place, ...notReal(flow)));
}

function isReal({ unit }: Line): boolean {
  const real = readUnit('realGBP');
  return unit === UNKNOWN_UNIT || (!isWrong(real) && sameUnit(unit, real));
}

/** Positions add what is paid in one kind of money only. */
function notReal({ name, unit }: Line): [found: string, right: string] {
  const nominal = readUnit('GBP');
  const present = readUnit('pvGBP');
  const found = `${name} is in ${unit.text}; who pays whom is told in realGBP, the money of a year in base-year prices`;
  if (!isWrong(nominal) && sameUnit(unit, nominal))
    return [found, 'Divide it by the deflator in a line of its own, and say paid: there'];
  if (!isWrong(present) && sameUnit(unit, present)) return [found, 'Say paid: on the line that is discounted'];
  return [found, 'Work out the money of each year in a line of its own, and say paid: there'];
}

/** False, and a problem, where nothing of the name is declared. */
function unknown(
  what: string,
  { name, place }: PlacedName,
  declared: ReadonlyMap<string, unknown>,
  problems: Problem[],
): boolean {
  if (declared.has(name)) return true;
  const names = [...declared.keys()];
  const right = names.length === 0 ? 'Declare it, or list the section that does' : `There are ${names.join(', ')}`;
  problems.push(error(place, `there is no ${what} ${name}`, didYouMean(name, names) ?? right));
  return false;
}

function labelOf(name: string, { parties, perspectives }: Parties): string {
  return (parties.get(name) ?? perspectives.get(name))?.label ?? name;
}

function error(place: Place, found: string, right: string): Problem {
  return { severity: 'error', ...place, found, right };
}
