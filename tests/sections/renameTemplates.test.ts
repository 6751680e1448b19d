import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { namesOfOverview } from '../../src/library/reports/overview.js';
import { namesOfTopic } from '../../src/library/reports/names.js';
import type { Problem } from '../../src/problems/index.js';
import { namesIn } from '../../src/sections/rename/namesIn.js';
import { planRenaming } from '../../src/sections/rename/index.js';
import { copyOf, templates } from '../study/reported.js';

const library = new Library(templates);
const NEW = 'quite_another_name';

/** The names that a reader finds in a file must be found by a renaming too, as often. */
function found(name: string): string[] {
  const problems: Problem[] = [];
  const names = namesIn(readFileSync(join(templates, name), 'utf8'), name, problems)?.names ?? [];
  expect(problems).toEqual([]);
  return names.map((each) => each.name);
}

function countOf(all: readonly string[], name: string): number {
  return all.filter((each) => each === name).length;
}

describe('a renaming finds what the reader reads', () => {
  it.each(library.topics([]).map((topic) => [topic.id, topic] as const))('in the topic %s', (id, topic) => {
    const [read, renamed] = [namesOfTopic(topic).map(({ name }) => name), found(`reports/${id}.yaml`)];
    expect(read.length).toBeGreaterThan(0);
    for (const name of new Set(read)) expect([name, countOf(renamed, name)]).toEqual([name, countOf(read, name)]);
  });

  it('in what stands side by side, and in the rule for the best option', () => {
    const overview = namesOfOverview(library.overview([])).map(({ name }) => name);
    expect(found('overview.yaml').sort()).toEqual(overview.sort());
    const best = library.best([])?.views.flatMap(({ lines }) => lines.map(({ name }) => name)) ?? [];
    expect(best.length).toBeGreaterThan(2);
    expect(found('best.yaml').sort()).toEqual(best.sort());
  });

  it('in the experiments', () => {
    const asked = library.experiments([]).flatMap(({ asks }) => asks.map(({ line }) => line));
    const renamed = readdirSync(join(templates, 'experiments')).flatMap((file) => found(`experiments/${file}`));
    expect(asked.length).toBeGreaterThan(10);
    for (const line of asked) expect(renamed).toContain(line);
  });
});

describe('a line is renamed in every template that names it', () => {
  // Each stands in the model, in a topic, and in the overview, in an experiment or in the rule for the best option.
  it.each(['released_cost', 'total_net_receipt', 'exchequer_value', 'phase_years', 'cost_category'])('%s', (name) => {
    const copy = copyOf(templates, 'templates');
    const problems: Problem[] = [];
    const plan = planRenaming([copy], { from: name, to: NEW }, problems) ?? [];
    expect(problems).toEqual([]);
    for (const { file, after } of plan) writeFileSync(file, after);
    const after = new Library(copy);
    const faults: Problem[] = [];
    after.topics(faults);
    after.overview(faults);
    expect(faults).toEqual([]);
    const left = new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`);
    const lines = readdirSync(copy, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .flatMap((file) => readFileSync(join(copy, file), 'utf8').split('\n'))
      .filter((line) => left.test(line) && !/^\s*#/.test(line));
    expect(lines).toEqual([]);
    expect(plan.length).toBeGreaterThan(2);
  });
});
