import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { Library } from '../../src/library/index.js';
import { printProblem } from '../../src/problems/index.js';
import { openSite } from '../../src/study/index.js';

type Fault = readonly [file: string, change: (text: string) => string | undefined];

const put =
  (found: string | RegExp, replacement: string) =>
  (text: string): string => {
    const changed = text.replace(found, replacement);
    if (changed === text) throw new Error(`there is no ${String(found)}`);
    return changed;
  };
const gone = (): undefined => undefined;

/** Faults of one file each, found by the readers and by the model. */
const FAULTS: readonly Fault[] = [
  ['site.yaml', put('inputs:\n', 'inputs:\n  no_such_input: 5\n')],
  ['site.yaml', put(/^scenario: .*$/m, 'scenario: no-such')],
  ['site.yaml', put(/value: [\d.]+ ha/, 'value: 3 bed')],
  ['beds.csv', gone],
  ['beds.csv', (text) => text.split('\n')[0]],
  ['beds.csv', (text) => `${text}"x`],
  ['beds.csv', put(/,\d+,/, ',x,')],
  ['boundary.geojson', gone],
  ['boundary.geojson', put('"status": "', '"status": "x')],
  ['buildings.geojson', put('"tenure": "', '"tenure": "x')],
  ['buildings.geojson', (text) => text.slice(0, -30)],
  ['constraints.geojson', put('"kind": "', '"kind": "x')],
];

const library = Library.shipped('.');

function errors(faults: readonly Fault[]): string[] {
  const parent = mkdtempSync(join(tmpdir(), 'decant-pairs-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'my-hospital');
  cpSync('templates/site', folder, { recursive: true });
  for (const [file, change] of faults) {
    const path = join(folder, file);
    const changed = change(readFileSync(path, 'utf8'));
    if (changed === undefined) rmSync(path);
    else writeFileSync(path, changed);
  }
  return openSite(folder, library)
    .problems.filter(({ severity }) => severity === 'error')
    .map((problem) => printProblem(problem).replaceAll(`${folder}/`, ''));
}

test('of faults in two files each is told as it is alone, and none besides', () => {
  const alone = FAULTS.map((fault) => errors([fault]));
  for (const each of alone) expect(each).not.toEqual([]);
  const lost = FAULTS.flatMap((one, first) =>
    FAULTS.flatMap((other, second) => {
      if (first >= second || one[0] === other[0]) return [];
      const both = errors([one, other]);
      const told = [...(alone[first] ?? []), ...(alone[second] ?? [])];
      return [...told.filter((line) => !both.includes(line)), ...both.filter((line) => !told.includes(line))];
    }),
  );
  expect(lost).toEqual([]);
});
