import type { Finding } from '../result.js';
import { bedFindings } from './beds.js';
import { changeFindings } from './changes.js';
import { costFindings } from './costs.js';
import { illustrativeFindings } from './illustrative.js';
import { evidenceFindings } from './evidence.js';
import { landFindings } from './land.js';
import { pfiFindings } from './pfi.js';
import { regimeFindings } from './regimes.js';
import type { FindingSubject } from './subject.js';
import { whyLittleFindings } from './whyLittle.js';

const FINDERS = [
  evidenceFindings,
  bedFindings,
  landFindings,
  costFindings,
  whyLittleFindings,
  pfiFindings,
  regimeFindings,
  changeFindings,
  illustrativeFindings,
] as const;

/** The sentences that a board must read, with this site's numbers: what decides, then what is odd, then what is left out. */
export function findingsOf(subject: FindingSubject): Finding[] {
  const all = FINDERS.flatMap((find) => find(subject));
  const order: Finding['kind'][] = ['decides', 'odd', 'limit'];
  return all.map(sayWhatFailed).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** A sentence never prints a number that could not be calculated: it says so instead. */
function sayWhatFailed(finding: Finding): Finding {
  if (!/NaN|Infinity/.test(finding.text)) return finding;
  return {
    ...finding,
    kind: 'odd',
    text: 'Not known: a number that this needs could not be calculated. The failures say which.',
  };
}
