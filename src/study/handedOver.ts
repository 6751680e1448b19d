import type { Site } from '../hospitals/index.js';
import type { Settings } from '../library/index.js';
import { checksOf, rowOf, valueAt, type Outcome } from '../model/evaluate/index.js';
import type { DeclaredInput, Section } from '../model/index.js';
import { inputsBehind } from '../model/structure/behind/index.js';
import { haveAPriceYear, type Blueprint } from '../model/structure/index.js';
import type { Given, GivenMember } from '../model/values/index.js';
import { hasErrors, type Problem } from '../problems/index.js';

/** The contracts of a hospital in their own model, which knows what was before the hospital's first year: a study of them alone. */
export interface ContractsStudy {
  readonly site: Pick<Site, 'contracts'>;
  readonly cases: readonly { readonly option: Settings; readonly outcome: Outcome }[];
  run(
    option: Settings,
    variant: Pick<Settings, 'picks' | 'givens'>,
    problems: Problem[],
    how: { readonly decisions: 'anew' },
  ): Outcome | undefined;
}

/** Opens them, when they are needed. */
export type ContractsAlone = () => { readonly study?: ContractsStudy; readonly problems: readonly Problem[] };

/** What may give an input, and what asks for it. */
interface Around {
  readonly site: Site;
  readonly scenario: { readonly givens: readonly Given[] };
  readonly national: readonly Given[];
  readonly options: readonly Pick<Settings, 'givens'>[];
  readonly listed: readonly Section[];
}

/** An input that has a line of the contracts' own model for its value. */
export interface Handed {
  readonly input: string;
  readonly line: string;
  /** Inputs of the contracts' own model behind that line. */
  readonly dependsOn: readonly string[];
  /** Files that give them. */
  readonly files: readonly string[];
}

type FromContracts = DeclaredInput & Required<Pick<DeclaredInput, 'ofContracts'>>;

const none: HandedOver = { inputs: () => [], givens: () => [] };

/** What the contracts' own model hands to a hospital's: `givens` are of an option with all that it gives, and with what a variant of it does. */
export interface HandedOver {
  inputs(): readonly Handed[];
  givens(option: Pick<Settings, 'givens'>, blueprint: Blueprint): Given[];
}

/**
 * What a hospital's sections take from its contracts' own model (`of_contracts:`): the model of the hospital begins with its base year, and
 * a company's debt and tax hang on what was before. `problems` gain the faults of that model, and what gives such an input itself.
 */
export function handedOver(
  { site, scenario, national, options, listed }: Around,
  alone: ContractsAlone | undefined,
  problems: Problem[],
): HandedOver {
  const asking = listed.flatMap(({ inputs }) => inputs);
  const given = [...national, ...scenario.givens, ...site.givens, ...options.flatMap(({ givens }) => givens)];
  const asked = asking.flatMap((input): FromContracts[] =>
    input.ofContracts === undefined ? [] : [{ ...input, ofContracts: input.ofContracts }],
  );
  if (asked.length === 0 || alone === undefined) return none;
  const names = new Set(asked.map(({ name }) => name));
  for (const { name, place } of given)
    if (names.has(name))
      problems.push({
        severity: 'error',
        ...place,
        found: `${name} is given here`,
        right: 'Decant takes it from the model of the contracts (decant pfi): take it away',
      });
  const { study, problems: found } = alone();
  problems.push(...found.filter(({ severity }) => severity === 'error'));
  const [usual] = study?.cases ?? [];
  if (study === undefined || usual === undefined) return none;
  const { blueprint: whole } = usual.outcome.structure;
  for (const { name, ok } of checksOf(usual.outcome))
    if (!ok)
      problems.push({
        severity: 'warning',
        file: fileOf(site),
        found: `a check of the contracts’ own model does not hold, on which options of the contracts rest: ${whole.lines.get(name)?.label ?? name}`,
        right: 'decant pfi says more of it',
      });
  for (const { ofContracts } of asked)
    if (!whole.lines.has(ofContracts.name))
      problems.push({
        severity: 'error',
        ...ofContracts.place,
        found: `the model of the contracts has no line ${ofContracts.name}`,
        right: 'Name a line of a section that stands in it wherever this section stands',
      });
  for (const { ofContracts } of asked)
    if (hasFailed(usual.outcome, ofContracts.name, site.timeline))
      problems.push({
        severity: 'error',
        file: fileOf(site),
        found: `${whole.lines.get(ofContracts.name)?.label ?? ofContracts.name} cannot be worked out in the contracts’ own model, and an option of the contracts takes it`,
        right: 'decant pfi says why: mend the terms, or take the option out of options:',
      });
  const bySite = new Set(site.givens.map(({ name }) => name));
  const ofScenario = scenario.givens.filter(({ name }) => !bySite.has(name));
  const known = new Map<string, Outcome | undefined>();
  const outcomeOf = (option: Pick<Settings, 'givens'>): Outcome | undefined => {
    const own = [...ofScenario, ...option.givens].filter(({ name }) => whole.inputs.has(name));
    if (own.length === 0) return usual.outcome;
    const key = keyOf(own);
    if (known.has(key)) return known.get(key);
    const faults: Problem[] = [];
    const outcome = study.run(usual.option, { picks: [], givens: own }, faults, { decisions: 'anew' });
    problems.push(...faults);
    known.set(key, hasErrors(faults) ? undefined : outcome);
    return known.get(key);
  };
  return {
    inputs: () =>
      asked.map(({ name, ofContracts }) => {
        const dependsOn = inputsBehind(whole, [ofContracts.name]);
        return { input: name, line: ofContracts.name, dependsOn, files: study.site.contracts.map(({ file }) => file) };
      }),
    givens: (option, blueprint) => {
      const taken = asked.filter(({ name }) => blueprint.inputs.has(name));
      const outcome = taken.length === 0 ? undefined : outcomeOf(option);
      return outcome === undefined ? [] : taken.map((input) => givenOf(input, outcome, blueprint, site));
    },
  };
}

/** Values are the same where what is given is. */
function keyOf(givens: readonly Given[]): string {
  const plain = (_: string, value: unknown): unknown =>
    value instanceof Map ? [...(value as Map<unknown, unknown>)] : value;
  return JSON.stringify(
    givens.map(({ name, value, unit }) => [name, value, unit]),
    plain,
  );
}

/** The line's values, by the members and the years of the model that takes them; 0 in years that the contracts' own model does not have. */
function givenOf(
  { name, by, unit, ofContracts }: FromContracts,
  outcome: Outcome,
  { dimensions, timeline, years }: Blueprint,
  site: Site,
): Given {
  const { blueprint } = outcome.structure;
  const line = blueprint.lines.get(ofContracts.name);
  const place = { file: fileOf(site) };
  const value = (member: string | undefined): GivenMember['value'] => {
    const row = rowOf(outcome, ofContracts.name, line?.by === undefined ? undefined : member);
    // A year that the contracts' own model does not have is nought; a value that failed there fails here too.
    const of = (year: number): number => valueAt(outcome, ofContracts.name, year, row?.member) ?? 0;
    if (row?.line.series !== true) return { kind: 'amount', amount: of(timeline.base), unit: unit.text, place };
    return { kind: 'amounts', amounts: years.map(of), unit: unit.text, place };
  };
  const members = by === undefined ? undefined : dimensions.get(by)?.members;
  return {
    name,
    place,
    source: `The contracts’ own model (decant pfi): ${line?.label ?? ofContracts.name}`,
    ...(haveAPriceYear(unit) ? { prices: timeline.base } : {}),
    status: isIllustrative(outcome, ofContracts.name) ? 'illustrative' : 'assumed',
    value:
      members === undefined
        ? value(undefined)
        : { kind: 'members', members: new Map(members.map((member) => [member, { value: value(member), place }])) },
  };
}

/** In a year of the model that takes it. */
function hasFailed(outcome: Outcome, line: string, { first, last }: Site['timeline']): boolean {
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const rows = outcome.structure.ofLine.get(line) ?? [];
  return rows.some(({ member }) => years.some((year) => Number.isNaN(valueAt(outcome, line, year, member) ?? 0)));
}

function fileOf({ contracts, folder }: Site): string {
  const [only] = contracts;
  return contracts.length === 1 && only !== undefined ? only.file : `${folder}/pfi`;
}

/** Whether anything illustrative stands behind a line. */
function isIllustrative({ structure, bound }: Outcome, line: string): boolean {
  return inputsBehind(structure.blueprint, [line]).some((input) =>
    bound.get(input)?.rows.some(({ status }) => status === 'illustrative'),
  );
}
