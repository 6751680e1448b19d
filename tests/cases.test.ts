import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  assemble,
  check,
  compile,
  hasErrors,
  parseFinancialYear,
  printProblem,
  valueAt,
  type Outcome,
  type Problem,
} from '../src/model/index.js';
import { Library } from '../src/options/library.js';
import { givensOf, readCases, type Case } from './cases/readCases.js';

const folder = fileURLToPath(new URL('cases', import.meta.url));
const library = new Library(fileURLToPath(new URL('../templates', import.meta.url)));
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

/** Runs a case through the shipped sections alone: it can set inputs, never a line. */
function run(each: Case, file: string): Outcome {
  const problems: Problem[] = [];
  const sections = library.sections(each.sections, { file }, problems);
  const year = (text: string): number => parseFinancialYear(text) ?? NaN;
  const timeline = { first: year(each.timeline.first), base: year(each.timeline.base), last: year(each.timeline.last) };
  const blueprint = assemble(sections, { timeline, members: new Map(Object.entries(each.dimensions ?? {})) }, problems);
  const checked = blueprint === undefined ? undefined : check(blueprint, [givensOf(each, file)], problems);
  if (checked === undefined || hasErrors(problems)) throw new Error(problems.map(printProblem).join('\n'));
  return compile(checked.structure).run(checked.bound);
}

describe('worked examples, through the shipped sections', () => {
  for (const file of files) {
    for (const each of readCases(folder, file)) {
      it(each.case, () => {
        const outcome = run(each, file);
        expect(each.expect.length).toBeGreaterThan(0);
        for (const { line, member, year, value, within } of each.expect) {
          const found = valueAt(outcome, line, year === undefined ? undefined : parseFinancialYear(year), member);
          expect(found, `${line} ${member ?? ''} ${year ?? ''}`).toBeDefined();
          expect(
            Math.abs((found ?? NaN) - value),
            `${line} ${member ?? ''} ${year ?? ''}: ${found}`,
          ).toBeLessThanOrEqual(within);
        }
      });
    }
  }

  it('cover the examples that METHOD prints for this model', () => {
    const all = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n');
    const wanted = [
      '0_discount_factors',
      '0_mid_year',
      '0_nominal',
      '0_real',
      '0_days',
      '1b_nel',
      '1c_short',
      '1i_ward',
      '1m_occupancy',
      '2a_nao',
      '3a_index',
      '4a_seed',
      '4f_running',
    ];
    for (const example of wanted) expect(all).toContain(example);
  });
});
