import { readFileSync, writeFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { built, resultOf, sites, templates, temporaryFolder } from '../study/reported.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/topics.md', import.meta.url)), 'utf8');
const [, example = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];

it('the topic of docs/topics.md, put in as a file, is in the report with its table, chart and sentence', () => {
  const root = join(temporaryFolder(), 'templates');
  cpSync(templates, root, { recursive: true });
  writeFileSync(join(root, 'reports', 'in-use.yaml'), example);
  const result = resultOf(join(sites, 'typical-acute'), new Library(root, built), { whole: false });
  expect(result.topics.find(({ id }) => id === 'in-use')?.tables).toHaveLength(1);
  expect(result.findings.find(({ id }) => id === 'in-use.could_close')?.text).toMatch(
    /^In 2021\/22 \d+ beds of \d+ could close, and \d+ wards do\.$/,
  );
  const chart = result.charts.find(({ id }) => id === 'in-use.needed');
  expect(chart?.lines.map(({ label, values }) => [label, values?.length])).toEqual([
    ['Needed', result.years.length],
    ['Closable', result.years.length],
  ]);
});
