import type { Against } from '../../report/against/index.js';
import type { Emptied } from '../../report/emptied/index.js';
import { printBeside } from './against.js';
import { printEmptied } from './emptied.js';
import { printLand, type LandShown } from './land.js';
import { screenOfLand } from './landScreen.js';

/** An answer on land, of Decant's choice or of blocks that were asked for, by itself or beside the folder as it is. */
type Shown = LandShown & { readonly against?: Against; readonly emptied?: Emptied };

/** The answer on one screen or in full. */
export function printLandOf(answer: Shown, full: boolean): string[] {
  const { emptied, against, ...rest } = answer;
  if (emptied === undefined || against === undefined)
    return printBeside(answer, full, { screen: screenOfLand, whole: printLand });
  const asked = printEmptied({ ...rest, emptied, against });
  return full ? [...asked, '', ...printBeside(answer, true, { screen: screenOfLand, whole: printLand })] : asked;
}
