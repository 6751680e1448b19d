import { printGbp } from '../../words/index.js';
import type { Finding, RegimeOutcome, Regimes } from '../result.js';
import type { FindingSubject } from './subject.js';

/** Who gains and who loses under each way of paying (METHOD 2.3). */
export function regimeFindings({ regimes }: FindingSubject): Finding[] {
  if (regimes === undefined || regimes.regimes.length === 0) return [];
  const title = `Who gains, by how the hospital is paid · ${regimes.option}`;
  return [{ kind: 'decides', title, text: gainsOf(regimes) }];
}

/** Less than this a year is neither a gain nor a loss. */
const POUND = 1;

/** The first regime in a whole sentence, then under which the trust gains and under which it loses. */
function gainsOf({ regimes, yearLabel }: Regimes): string {
  const gaining = regimes.filter((regime) => trustOf(regime) >= POUND).sort((a, b) => trustOf(b) - trustOf(a));
  const losing = regimes.filter((regime) => trustOf(regime) <= -POUND).sort((a, b) => trustOf(a) - trustOf(b));
  const even = regimes.filter((regime) => Math.abs(trustOf(regime)) < POUND);
  if (even.length === regimes.length)
    return `In ${yearLabel} the trust neither gains nor loses under any of ${regimes.length} ways of paying: the programme changes nothing that is paid for.`;
  const parts = [
    regimes[0]?.sentence ?? '',
    gaining.length === 0 ? '' : `In ${yearLabel} the trust gains under ${listOf(gaining)}.`,
    losing.length === 0 ? '' : `It loses under ${listOf(losing)}.`,
    'Beside the cost that the fall releases this counts wards that were spare already, and the variable cost of growth that never comes, whose income is lost too.',
    'What one gains by the way of paying, the other loses: only cost that is really released makes both better off.',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function trustOf({ aYear }: RegimeOutcome): number {
  return aYear.trust ?? NaN;
}

function listOf(regimes: readonly RegimeOutcome[]): string {
  return regimes.map((regime) => `${regime.title} (${printGbp(trustOf(regime))})`).join('; ');
}
