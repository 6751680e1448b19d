import { canDecide, DECISIONS, type Decision } from '../decisions/index.js';
import { MAP_GIVES } from '../hospitals/index.js';
import { mergeInOrder } from '../model/index.js';
import { inputsBehind, tablesBehind } from '../model/structure/behind/index.js';
import type { Blueprint } from '../model/structure/index.js';
import { isDecidedFor, type Study } from '../study/index.js';
import { printFinancialYear } from '../words/index.js';
import type { ChosenFor, Held } from './result.js';

/** The inputs of this model that only code can work out: a workbook holds them as values, and says when they have gone stale. */
export function heldIn(study: Study): Held[] {
  const models = study.structures.map(({ blueprint }) => blueprint);
  return [
    ...mapped(study, models),
    ...handedOver(study, models),
    ...DECISIONS.flatMap((each) => decided(each, study, models)),
    ...restatedIn(study),
  ];
}

/** What geometry gave. */
function mapped({ site }: Study, models: readonly Blueprint[]): Held[] {
  return Object.entries(MAP_GIVES).flatMap(([input, { held }]) =>
    held === undefined || !hasInput(models, input)
      ? []
      : [
          {
            input,
            why: held.why(site.map),
            dependsOn: held.dependsOn,
            alsoOn: held.files(site.map),
          },
        ],
  );
}

/** What the contracts' own model gave: it has moved with what of this model's inputs stands behind it there. */
function handedOver({ handed }: Study, models: readonly Blueprint[]): Held[] {
  return handed.flatMap(({ input, line, dependsOn, files }) =>
    hasInput(models, input)
      ? [
          {
            input,
            why: `Of the contracts’ own model (decant pfi), which knows the years before: its line ${line}.`,
            dependsOn: dependsOn.filter((name) => hasInput(models, name)),
            alsoOn: files,
          },
        ]
      : [],
  );
}

/** What a decision gave: all of it is stale once what the decision rests on has moved. */
function decided<Found>(decision: Decision<Found>, study: Study, models: readonly Blueprint[]): Held[] {
  const { chooses, gives, always, why } = decision;
  const own = models.filter((model) => canDecide(decision, model));
  if (own.length === 0) return [];
  const mapped = Object.keys(MAP_GIVES);
  const behind = own.map((model) => [
    ...inputsBehind(model, decision.needs),
    ...[...decision.dependsOn, ...mapped].filter((input) => model.inputs.has(input)),
    ...tablesBehind(model, decision.needs),
  ]);
  const dependsOn = mergeInOrder(behind, (name) => name).filter((name) => !(name in gives || name in always));
  const alsoOn = decision.restsOn(study.site);
  const choice: Held = {
    input: chooses,
    why: why.choice,
    dependsOn: [...new Set(dependsOn)],
    alsoOn,
    ...(decision.standsFor === 'all' ? {} : { chosenFor: chosenFor(decision, study) }),
  };
  const among = (names: readonly string[]): string[] =>
    names.filter((input) => input !== chooses && hasInput(models, input));
  return [
    choice,
    ...among(Object.keys(gives)).map((input): Held => ({
      input,
      why: why.others,
      dependsOn: [],
      staleWith: chooses,
      alsoOn,
    })),
    ...among(Object.keys(always)).map((input): Held => ({ input, why: why.always, dependsOn: [], alsoOn })),
  ];
}

/** The options that a decision is for, whether or not anything was chosen. */
function chosenFor<Found>(decision: Decision<Found>, { cases, decided: found }: Study): ChosenFor[] {
  return cases.flatMap(({ option, outcome }) => {
    const { blueprint } = outcome.structure;
    if (!isDecidedFor(decision, option) || !canDecide(decision, blueprint)) return [];
    const of = found.get(option.id)?.of(decision);
    const { possible } = decision;
    const staysRight =
      of !== undefined && decision.isEmpty(of) && possible !== undefined && blueprint.lines.has(possible);
    return [{ option: option.id, ...(staysRight ? { rightWhileNought: possible } : {}) }];
  });
}

function hasInput(models: readonly Blueprint[], input: string): boolean {
  return models.some(({ inputs }) => inputs.has(input));
}

/** Figures of another year's prices: their deflator's years mostly lie before the first column. */
function restatedIn({ cases, timeline }: Study): Held[] {
  const held = new Map<string, Held>();
  for (const { outcome } of cases)
    for (const [input, { rows }] of outcome.bound)
      for (const { restated } of rows) {
        if (restated === undefined) continue;
        const [first, last] = restated.years;
        const why = `Restated from ${printFinancialYear(restated.prices)} prices; the note says by what factor.`;
        const seen = last >= timeline.first && first <= timeline.last;
        held.set(input, {
          input,
          why,
          dependsOn: seen ? [restated.by] : [],
          mayBeChanged: true,
          years: [Math.max(first, timeline.first), Math.min(last, timeline.last)],
          alsoOn: [],
        });
      }
  return [...held.values()];
}
