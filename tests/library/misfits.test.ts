import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { YamlFile } from '../../src/files/yaml/index.js';
import { Library } from '../../src/library/index.js';
import { judgeTopics, Known } from '../../src/library/reports/judged/index.js';
import { readTopic } from '../../src/library/reports/read.js';
import type { ReportTopic } from '../../src/library/reports/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';

const library = new Library(fileURLToPath(new URL('../../templates', import.meta.url)));
const known = new Known(
  library.sections(library.ids('model'), { file: 'templates/model' }, []),
  library.experiments([]),
);

it('the topics that ship print and compare nothing in a unit that does not fit', () => {
  const problems: Problem[] = [];
  const topics = library.topics(problems);
  judgeTopics(topics, known, problems);
  expect(topics.flatMap(({ sentences }) => sentences).length).toBeGreaterThan(20);
  expect(problems.map(printProblem)).toEqual([]);
});

it('a number in a condition is in the unit beside it: one ward, half a pound', () => {
  expect(faults('when: site_wards_closed == 1 and abs(released_cost) > 1/2', 'text: a')).toEqual([]);
});

it.each([
  ['beds beside money', 'when: released_cost > site_closable_beds', 'text: a', 'bed is compared with realGBP'],
  [
    'real money beside nominal',
    'when: unitary_charge > unitary_charge_real',
    'text: a',
    'Divide nominal money by a deflator',
  ],
  ['a sum that is no condition', 'when: released_cost', 'text: a', 'a pure number is needed here, not realGBP'],
  [
    'a function of the model alone',
    'when: cumulative(released_cost) > 0',
    'text: a',
    'a condition of a report has no cumulative()',
  ],
  [
    'beds printed as money',
    'when: 1 == 1',
    'text: "{site_closable_beds|gbp}"',
    'site_closable_beds is in bed, and gbp prints money in £',
  ],
  [
    'money printed as a share',
    'when: 1 == 1',
    'text: "{released_cost|share}"',
    'released_cost is in realGBP, and share prints a pure number',
  ],
  ['what code cannot say', 'when: says(choise)', 'text: a', 'there is no measure choise. Did you mean choice?'],
  ['an area in another unit', 'when: 1 == 1', 'text: "{released_cost|acres}"', 'acres prints an area in m2'],
])('%s is refused with the file, the line and the sentence', (_what, when, text, wanted) => {
  const [said, ...more] = faults(when, text);
  expect(more).toEqual([]);
  expect(said).toContain('own.one: ');
  expect(said).toContain(wanted);
  expect(said).toMatch(/^topic\.yaml:[89]:/);
});

it.each([
  ['an experiment', 'each: chnges', 'text: a', 'there is no experiment or dimension chnges. Did you mean changes?'],
  [
    'what a part goes over',
    'parts: { p: { each: blocc, text: a } }',
    'text: "{p}"',
    'there is nothing that each: blocc goes over. Did you mean block?',
  ],
  [
    'what an experiment decides',
    'when: 1 == 1',
    'text: "{decisions:regime}"',
    'there is no experiment regime. Did you mean regimes?',
  ],
])('%s that there is none of is refused where it is written', (_what, key, text, wanted) => {
  const problems: Problem[] = [];
  judgeTopics([topicOf(key, text)], known, problems);
  expect(problems.map(printProblem)).toEqual([expect.stringMatching(/^topic\.yaml:[89]:\d+: /)]);
  expect(problems.map(printProblem).join()).toContain(wanted);
});

function faults(when: string, text: string): string[] {
  const problems: Problem[] = [];
  judgeTopics([topicOf(when, text)], known, problems);
  return problems.map(printProblem);
}

/** A topic of one sentence, of which two keys are given. */
function topicOf(when: string, text: string): ReportTopic {
  const problems: Problem[] = [];
  const one = `kind: decides\n    title: T\n    ${when}\n    ${text}\n`;
  const file = YamlFile.parse(`topic: T\nasks: Why?\norder: 1\nsentences:\n  one:\n    ${one}`, 'topic.yaml', problems);
  const topic = file === undefined ? undefined : readTopic(file, 'own');
  if (topic === undefined || problems.length > 0) throw new Error(problems.map(printProblem).join());
  return topic;
}
