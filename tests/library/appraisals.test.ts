import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { YamlFile } from '../../src/files/yaml/index.js';
import { Library } from '../../src/library/index.js';
import { judgeTopics, Known } from '../../src/library/reports/judged/index.js';
import { readTopic } from '../../src/library/reports/read.js';
import { printProblem, type Problem } from '../../src/problems/index.js';

const library = new Library(fileURLToPath(new URL('../../templates', import.meta.url)));
const known = new Known(
  library.sections(library.ids('model'), { file: 'templates/model' }, []),
  library.experiments([]),
);

const HEAD = `topic: Own
asks: What?
order: 1
appraisals:
  ways:
    sheet: Ways
    title: Ways
    heads: Way
    columns: { once: Once, words: In words }
    rows:
`;

/** Every fault of a topic with these rows, as it is read and as the model judges it. */
function faults(rows: string, head = HEAD): string[] {
  const problems: Problem[] = [];
  const file = YamlFile.parse(`${head}${rows}`, 'own.yaml', problems);
  if (file !== undefined) judgeTopics([readTopic(file, 'own')], known, problems);
  return [...new Set(problems.map(printProblem))];
}

const row = (once: string, more = ''): string =>
  `      one:\n        name: One\n        cells:\n          once: ${once}\n          words: a\n${more}`;

describe('an appraisal', () => {
  it('may hold numbers, words and what is said for each', () => {
    const cells = `[{ when: "has(compensation_at_most_then)", text: "{compensation_at_most_then|gbp}" }, Not known.]`;
    const all = `      one:\n        each: contract\n        when: charge_left_then > 0\n        name: "One {member}{p}"\n        cells:\n          words: "{exit_with|year}"\n          once: ${cells}\n        parts: { p: [{ when: contract_count > 1, text: "!" }, ""] }\n`;
    // A year alone is no number of a cell: words stand beside it.
    expect(faults(all)).toEqual([expect.stringContaining('own.yaml:16:11: ')]);
    expect(faults(all.replace('"{exit_with|year}"', '"In {exit_with|year}"'))).toEqual([]);
  });

  it.each([
    ['a line that there is none of', '"{released_csot|gbp}"', 14, 'there is no line or input released_csot'],
    ['a unit that does not fit', '"{site_closable_beds|gbp}"', 14, 'site_closable_beds is in bed, and gbp prints'],
    ['a member where none is spoken of', '"{compensation_at_most_then|gbp}"', 14, 'is by contract, and no contract is'],
    ['a condition that is none', '[{ when: released_cost, text: a }, b]', 14, 'a pure number is needed here'],
    ['a cell that may be empty', '[{ when: contract_count > 1, text: a }]', 14, 'may be empty'],
    ['a cell that says nothing', '""', 14, 'has a way that says nothing'],
    ['a number that loses its sign', '"{released_cost|gbp_size}"', 14, 'prints another than a cell'],
    ['a format', '"{released_cost|gpb}"', 14, 'there is no format gpb'],
  ])('is told in its file and line of %s', (_what, once, line, wanted) => {
    const found = faults(row(once));
    expect(found.join('\n')).toContain(wanted);
    for (const each of found) expect(each).toMatch(new RegExp(`^own\\.yaml:${line}:\\d+: `));
  });

  it('is told of all that is wrong with it at once, each in its line', () => {
    const rows =
      '      one:\n        name: One\n        cells: { onec: a, words: "{nothing|gbp}" }\n        each: contarct\n      two:\n        cells: { once: b, words: b }\n';
    const found = faults(rows, HEAD.replace('    title: Ways\n', '').replace('sheet: Ways', 'sheet: "A/B"'));
    const at = (line: number, what: string): unknown =>
      expect.stringMatching(new RegExp(`^own\\.yaml:${line}:\\d+: .*${what}`));
    expect(found).toEqual(
      expect.arrayContaining([
        at(5, 'has no title'),
        at(6, 'no sheet can be called A/B'),
        at(10, 'says nothing under once'),
        at(12, 'there is no column onec'),
        at(12, 'there is no line or input nothing'),
        at(13, 'there is no experiment or dimension contarct'),
        at(14, 'has no name'),
      ]),
    );
  });

  it('without what it needs is told each', () => {
    expect(faults('', 'topic: T\nasks: Why?\norder: 1\nappraisals:\n  ways: { of: usual }\n')).toHaveLength(5);
  });

  it('cannot have the sheet of a topic', () => {
    const found = faults(row('a'), HEAD.replace('sheet: Ways', 'sheet: own'));
    expect(found).toEqual([expect.stringMatching(/^own\.yaml:6:\d+: own\.yaml is called own already/)]);
  });
});
