import { BUSINESS_AS_USUAL, type Settings } from '../library/index.js';
import { View } from '../model/evaluate/index.js';
import type { Study } from '../study/index.js';

/** What one changed assumption does to each option that does something. */
export interface Change {
  readonly label: string;
  readonly outcomes: readonly ChangeOutcome[];
}

export interface ChangeOutcome {
  readonly option: string;
  readonly wardsClosed: number | null;
  readonly blocksEmptied: number | null;
  readonly landReleasedM2: number | null;
  readonly netReceiptGbp: number | null;
  /** Present value of the net position, compared with business as usual under the same change. */
  readonly presentValueGainGbp: number | null;
}

/**
 * What each changed assumption does to each option that acts, every option under the same change. A change of an input that
 * this site's model lacks is left out.
 */
export function changesOf(study: Study, changes: readonly Settings[]): Change[] {
  const unchanged: Change = {
    label: 'As it stands',
    outcomes: outcomesOf(study, (option) => study.cases.find((each) => each.option === option)?.outcome),
  };
  return [
    unchanged,
    ...changes.flatMap((change) => {
      const outcomes = outcomesOf(study, (option) => study.again(option, change.givens));
      return outcomes.length === 0 ? [] : [{ label: change.title, outcomes }];
    }),
  ];
}

function outcomesOf(study: Study, run: (option: Settings) => ReturnType<Study['again']>): ChangeOutcome[] {
  const usual = study.cases.find((each) => each.option.id === BUSINESS_AS_USUAL);
  const baseline = usual === undefined ? undefined : run(usual.option);
  if (baseline === undefined) return [];
  const baselineValue = new View(baseline).at('present_value');
  return study.cases.flatMap(({ option }) => {
    if (option.whatIf || option.id === BUSINESS_AS_USUAL) return [];
    const outcome = run(option);
    if (outcome === undefined) return [];
    const view = new View(outcome);
    const value = view.at('present_value');
    return [
      {
        option: option.title,
        wardsClosed: view.at('site_wards_closed', view.last) ?? null,
        blocksEmptied: view.at('blocks_emptied', view.last) ?? null,
        landReleasedM2: view.at('land_released', view.last) ?? null,
        netReceiptGbp: view.at('total_net_receipt') ?? null,
        presentValueGainGbp: value === undefined || baselineValue === undefined ? null : value - baselineValue,
      },
    ];
  });
}
