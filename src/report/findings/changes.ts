import { printCount } from '../../words/index.js';
import type { Finding } from '../result.js';
import type { FindingSubject } from './subject.js';

/** Which single assumptions, changed alone, close fewer or more wards than the answer as it stands. */
export function changeFindings({ changes }: FindingSubject): Finding[] {
  const [asItStands, ...others] = changes;
  return (asItStands?.outcomes ?? []).flatMap(({ option, wardsClosed }): Finding[] => {
    if (wardsClosed === null) return [];
    const wardsUnder = others.flatMap(({ label, outcomes }) => {
      const wards = outcomes.find((each) => each.option === option)?.wardsClosed;
      return wards === null || wards === undefined || wards === wardsClosed ? [] : [{ label, wards }];
    });
    if (wardsUnder.length === 0) return [];
    const counts = [...new Set(wardsUnder.map(({ wards }) => wards))].sort((a, b) => a - b);
    const said = counts.map((count) => {
      const labels = wardsUnder.filter(({ wards }) => wards === count).map(({ label }) => label);
      return `${count === 0 ? 'no ward' : printCount(count, 'ward')}: ${labels.join('; ')}`;
    });
    return [
      {
        kind: 'decides',
        title: `What would turn the answer · ${option}`,
        text: `As it stands it closes ${printCount(wardsClosed, 'ward')}. One assumption changed alone closes ${said.join('. Or ')}.`,
      },
    ];
  });
}
