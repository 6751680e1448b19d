import { idInBook, roleOf, type Ask, type Experiment, type Settings } from '../library/index.js';
import { View, type Outcome } from '../model/evaluate/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { decidedOtherwise, once, type Case, type Study } from '../study/index.js';
import { sayDecisions } from './say.js';
import type { AskFacts, CaseFacts, Ran, VariantFacts } from './ran.js';

/** The years in which series are asked, and the best option of those that change anything. */
export interface Asking {
  readonly full: number;
  readonly last: number;
  readonly change: Case;
}

/** An option in a variant, evaluated. */
export interface Tried extends Case {
  /** Undefined for the option as it stands. */
  readonly variant?: Settings;
}

/**
 * Runs the options of a study in every variant that concerns its model, and asks each what the experiment asks. Undefined for
 * faults, which `problems` says.
 */
export function runExperiment(
  study: Study,
  experiment: Experiment,
  asking: Asking,
  problems: Problem[],
): Ran | undefined {
  const found: Problem[] = [];
  const tried = tryAll(study, experiment, casesOf(study, experiment, asking.change), found);
  const ask = new Asker(study, experiment, asking, found);
  const shown = [...new Set(tried.map(({ variant }) => variant))].filter(
    (variant) => variant !== undefined || experiment.unchanged !== undefined || experiment.variants.length === 0,
  );
  const variants = shown.map((variant) => ({
    id: variant?.id ?? 'as-it-stands',
    ...(experiment.sheet === undefined || variant === undefined ? {} : { inBook: idInBook(experiment, variant) }),
    title: variant?.title ?? experiment.unchanged ?? 'As it stands',
    ...(variant?.note === undefined ? {} : { note: variant.note }),
    ...givenBy(
      variant,
      tried.filter((each) => each.variant === variant),
    ),
    cases: tried.filter((each) => each.variant === variant).map((each) => ask.of(each)),
  }));
  problems.push(...once(found));
  const decisions = sayDecisions(study.decides, experiment.decisions);
  return hasErrors(found)
    ? undefined
    : {
        id: experiment.id,
        title: experiment.title,
        ...(experiment.note === undefined ? {} : { note: experiment.note }),
        ...(decisions === undefined ? {} : { decisions }),
        asks: experiment.asks.map((each) => ask.facts(each)),
        variants,
      };
}

/** Options as they stand first, then in each variant that concerns the site's model. */
function tryAll(study: Study, experiment: Experiment, cases: readonly Case[], problems: Problem[]): Tried[] {
  const lines = experiment.asks.map(({ line }) => line);
  return [
    ...cases,
    ...experiment.variants
      .filter((variant) => study.concerns(variant))
      .flatMap((variant) =>
        cases.flatMap(({ option }): Tried[] => {
          const outcome = study.run(option, variant, problems, { decisions: experiment.decisions, lines });
          return outcome === undefined ? [] : [{ option, outcome, variant }];
        }),
      ),
  ];
}

function casesOf({ cases }: Study, { on }: Experiment, change: Case): readonly Case[] {
  if (on === 'change') return [change];
  if (on === 'all') return cases;
  const roles = on === 'acting' ? ['acting'] : ['acting', 'programme'];
  return cases.filter(({ option }) => roles.includes(roleOf(option)));
}

/** What a variant gives, where it fills no slot and each of its inputs is one number for every member, year and option. */
function givenBy(variant: Settings | undefined, tried: readonly Tried[]): Pick<VariantFacts, 'gives'> {
  if (variant === undefined || variant.picks.length > 0) return {};
  const gives = variant.givens.map(({ name }): [string, number[]] => {
    const rows = tried.flatMap(({ outcome }) => outcome.bound.get(name)?.rows ?? []);
    return [name, [...new Set(rows.flatMap(({ values }) => [...values]))]];
  });
  if (gives.some(([, values]) => values.length !== 1)) return {};
  return { gives: Object.fromEntries(gives.map(([name, [value = NaN]]) => [name, value])) };
}

class Asker {
  private readonly others = new Map<string, Outcome | undefined>();

  constructor(
    private readonly study: Study,
    private readonly experiment: Experiment,
    private readonly asking: Asking,
    private readonly problems: Problem[],
  ) {}

  of(tried: Tried): CaseFacts {
    const { option, outcome, variant } = tried;
    const own = this.study.cases.find((each) => each.option === option)?.outcome;
    return {
      option: option.id,
      title: option.title,
      decidedOtherwise: variant !== undefined && own !== undefined && decidedOtherwise(outcome, own),
      values: Object.fromEntries(this.experiment.asks.map((ask) => [ask.id, this.value(ask, outcome, variant)])),
    };
  }

  facts({ id, line, label, year }: Ask): AskFacts {
    const row = this.study.structures.flatMap(({ ofLine }) => ofLine.get(line) ?? [])[0];
    return {
      id,
      line,
      unit: row?.line.unit.text ?? '1',
      ...(label === undefined ? {} : { label }),
      year: this.asking[year],
    };
  }

  private value(ask: Ask, outcome: Outcome, variant: Settings | undefined): number | null {
    const read = (from: Outcome | undefined): number | undefined =>
      from === undefined ? undefined : new View(from).at(ask.line, this.asking[ask.year]);
    const value = read(outcome);
    if (ask.against === undefined || value === undefined) return value ?? null;
    const other = read(this.other(ask.against.name, variant));
    return other === undefined ? null : value - other;
  }

  /** The option from whose numbers others are taken, in the same variant. */
  private other(id: string, variant: Settings | undefined): Outcome | undefined {
    const key = `${variant?.id ?? ''}\n${id}`;
    if (this.others.has(key)) return this.others.get(key);
    const own = this.study.cases.find(({ option }) => option.id === id);
    const { decisions, asks } = this.experiment;
    const lines = asks.map(({ line }) => line);
    const outcome =
      own === undefined || variant === undefined
        ? own?.outcome
        : this.study.run(own.option, variant, this.problems, { decisions, lines });
    this.others.set(key, outcome);
    return outcome;
  }
}
