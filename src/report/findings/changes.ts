import { printCount } from '../../words/index.js';
import type { Finding } from '../result.js';
import type { FindingSubject } from './subject.js';

/** Which single assumptions, changed alone, close fewer or more wards than the answer as it stands. */
export function changeFindings({ experiments }: FindingSubject): Finding[] {
  const ran = experiments.find(({ id }) => id === 'changes');
  const [asItStands, ...others] = ran?.variants ?? [];
  return (asItStands?.cases ?? []).flatMap(({ option, title, values: { wards: closed = null } }): Finding[] => {
    if (closed === null) return [];
    const wardsUnder = others.flatMap(({ title: label, cases }) => {
      const wards = cases.find((each) => each.option === option)?.values['wards'] ?? null;
      return wards === null || wards === closed ? [] : [{ label, wards }];
    });
    if (wardsUnder.length === 0) return [];
    const counts = [...new Set(wardsUnder.map(({ wards }) => wards))].sort((a, b) => a - b);
    const said = counts.map((count) => {
      const labels = wardsUnder.filter(({ wards }) => wards === count).map(({ label }) => label);
      return `${count === 0 ? 'no ward' : printCount(count, 'ward')}: ${labels.join('; ')}`;
    });
    const decisions = ran?.decisions === undefined ? '' : ` ${ran.decisions}`;
    return [
      {
        kind: 'decides',
        title: `What would turn the answer · ${title}`,
        text: `As it stands it closes ${printCount(closed, 'ward')}. One assumption changed alone closes ${said.join('. Or ')}.${decisions}`,
      },
    ];
  });
}
