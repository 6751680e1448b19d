import type { LandAnswer } from '../../report/answers/index.js';
import { printGbp } from '../../words/index.js';

/** Less than this is no money: half a pound. */
export const NO_MONEY = 0.5;
const UNPAID = 'does not pay for the moves that make it possible.';

/** Whether the sale loses money, by the median draw where there are draws: for itself, or only with the moves that make it possible. */
export function saleLosses({ movesGbp, receipt, drawn }: LandAnswer): string[] {
  const { p10 = null, p50 = receipt.net } = drawn?.figures.net ?? {};
  const [net, low] = [p50 ?? receipt.net ?? 0, p10 ?? 0];
  const alone = (amount: number): boolean => amount + (movesGbp ?? 0) <= -NO_MONEY;
  if (net <= -NO_MONEY)
    return [alone(net) ? 'The sale loses money: an owner would keep the land.' : `The sale ${UNPAID}`];
  if (low > -NO_MONEY) return [];
  return [`In one draw in ten, or more, the sale ${alone(low) ? 'loses money.' : UNPAID}`];
}

/** What the moves are of the net receipt, where there are any. */
export function movesOfSale({ movesGbp }: LandAnswer): string[] {
  if ((movesGbp ?? 0) < NO_MONEY) return [];
  return [`Net is after ${printGbp(movesGbp ?? NaN)} of moves and re-provision that make the sale possible.`];
}
