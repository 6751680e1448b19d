import { canDecide, DECISIONS, type Decision } from '../decisions/index.js';
import { MAP_GIVES } from '../hospitals/index.js';
import { mergeInOrder } from '../model/index.js';
import { inputsBehind, type Blueprint } from '../model/structure/index.js';
import type { Study } from '../study/index.js';
import { printFinancialYear } from '../words/index.js';
import type { Held } from './result.js';

/** The inputs of this model that only code can work out: a workbook holds them as values, and says when they have gone stale. */
export function heldIn(study: Study): Held[] {
  const models = study.structures.map(({ blueprint }) => blueprint);
  return [...mapped(study, models), ...DECISIONS.flatMap((each) => decided(each, study, models)), ...restatedIn(study)];
}

/** What geometry gave. */
function mapped({ site }: Study, models: readonly Blueprint[]): Held[] {
  return Object.entries(MAP_GIVES).flatMap(([input, { held }]) =>
    held === undefined || !hasInput(models, input)
      ? []
      : [{ input, why: held.why, dependsOn: held.dependsOn, alsoOn: held.files(site.map) }],
  );
}

/** What a decision gave: all of it is stale once what the decision rests on has moved. */
function decided(decision: Decision, { site }: Study, models: readonly Blueprint[]): Held[] {
  const { chooses, gives, always, why } = decision;
  const own = models.filter((model) => canDecide(decision, model));
  if (own.length === 0) return [];
  const behind = own.map((model) => [
    ...inputsBehind(model, decision.needs),
    ...decision.dependsOn.filter((input) => model.inputs.has(input)),
  ]);
  const dependsOn = mergeInOrder(behind, (name) => name).filter((name) => !(name in gives || name in always));
  const alsoOn = decision.restsOn(site);
  const choice: Held = { input: chooses, why: why.choice, dependsOn: [...new Set(dependsOn)], alsoOn };
  const others = Object.keys(gives).filter((input) => input !== chooses && hasInput(models, input));
  return [
    choice,
    ...others.map((input): Held => ({ input, why: why.others, dependsOn: [], staleWith: chooses, alsoOn })),
  ];
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
          years: [Math.max(first, timeline.first), Math.min(last, timeline.last)],
          alsoOn: [],
        });
      }
  return [...held.values()];
}
