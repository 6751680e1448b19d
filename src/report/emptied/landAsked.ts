import type { Drawn } from '../../experiments/index.js';
import { UserError } from '../../problems/index.js';
import { withAgainst, type WithAgainst } from '../against/index.js';
import { landAnswer, shownOf, type LandAnswer, type Shown } from '../answers/index.js';
import { chosenOption, evaluated, plannedOption, type Decant, type Evaluated } from '../evaluateSite.js';
import type { AskedOtherwise } from '../opened/index.js';
import type { OptionResult, Result } from '../result.js';
import { emptiedOf, type Emptied } from './emptied.js';

/** What is asked of a hospital's land: for which option, and beside which folder. Blocks that are to be emptied always stand beside their own folder. */
interface AskedOfLand extends Omit<AskedOtherwise, 'from'> {
  readonly option?: string | undefined;
  readonly beside?: { readonly folder: string; readonly other?: string } | undefined;
}

export interface LandAsked {
  readonly site: Evaluated;
  readonly before?: Evaluated;
  readonly option: OptionResult;
  /** The answer on that option, with its receipt drawn where it was; throws `UserError` where there is no land to speak of. */
  readonly answer: (drawn?: Drawn) => LandOnAsking;
}

/** The answer on land, and what emptying blocks that were asked for takes. */
export type LandOnAsking = WithAgainst<Shown<LandAnswer>> & { readonly emptied?: Emptied };

/** Topics whose figures are the answer's. */
const TOPICS = ['blocks', 'parcels', 'receipt', 'land-value'];

/** A hospital evaluated for an answer on its land; throws `UserError` with every problem. */
export function landAsked(folder: string, decant: Decant, { option: id, beside, ...asked }: AskedOfLand): LandAsked {
  const { scenario, bestFor, empty } = asked;
  if (empty !== undefined && beside?.other !== undefined)
    throw new UserError('--empty sets your blocks beside those that Decant chooses in the same folder', [
      `Leave out --against ${beside.other}, or --empty`,
    ]);
  const site = evaluated(folder, decant, asked);
  const other = beside?.folder ?? (empty === undefined ? undefined : folder);
  const before = other === undefined ? undefined : evaluated(other, decant, { scenario, bestFor });
  const option = (empty === undefined ? chosenOption : plannedOption)(site.result, id);
  const compared = { topics: TOPICS, bestFor, other: beside?.other };
  const answer = (drawn?: Drawn): LandOnAsking => {
    const answerOn = (of: Evaluated, chosen: string): Shown<LandAnswer> => {
      const own = chosenOption(of.result, chosen);
      const found = landAnswer(of.study, of.result, own, of === site ? drawn : undefined);
      if (found === undefined)
        throw new UserError(
          `${of === site ? folder : (other ?? folder)} has no land to release: ${whyNone(of.result)}`,
        );
      return shownOf(found, of.result, own);
    };
    const shown = withAgainst(answerOn, site, before, { ...compared, option: option.id });
    const emptied =
      before === undefined || empty === undefined ? undefined : emptiedOf(before.study, site.study, option.id);
    return { ...shown, ...(emptied === undefined ? {} : { emptied }) };
  };
  return { site, ...(before === undefined ? {} : { before }), option, answer };
}

/** Why no option of a hospital has a plan for its land. */
function whyNone({ options, counterfactual }: Result): string {
  return options.every(({ id, whatIf }) => id === counterfactual || whatIf)
    ? 'none of its options acts on land. Add one that does to options: of site.yaml, such as rationalise-and-sell'
    : 'its sections do not hold blocks, land and block_values';
}
