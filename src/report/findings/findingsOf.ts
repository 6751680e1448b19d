import type { Finding } from '../result.js';
import type { Said } from '../say/index.js';
import { evidenceFindings } from './evidence.js';
import type { FindingSubject } from './subject.js';

/** What code alone can say, each at its place among the topics' orders. */
const FINDERS: readonly (readonly [order: number, find: (subject: FindingSubject) => Finding[]])[] = [
  [10, evidenceFindings],
];

/** What a topic's file says, with the topic's place among all. */
export interface SaidInOrder {
  readonly order: number;
  readonly said: readonly Said[];
}

/** The sentences that a board must read, with this site's numbers: what decides, then what is odd, then what is left out. */
export function findingsOf(subject: FindingSubject, topics: readonly SaidInOrder[]): Finding[] {
  const byCode = FINDERS.map(([order, find]) => ({ order, said: find(subject).map(sayWhatFailed) }));
  const all = [...byCode, ...topics].sort((a, b) => a.order - b.order).flatMap(({ said }): readonly Finding[] => said);
  const order: Finding['kind'][] = ['decides', 'odd', 'limit'];
  return [...all].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
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
