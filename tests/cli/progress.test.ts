import { expect, it } from 'vitest';
import { Progress } from '../../src/cli/progress.js';

function watched(isTTY: boolean, wanted: boolean) {
  const seen: string[] = [];
  const clock = { ms: 0 };
  const progress = new Progress({ isTTY, write: (text) => seen.push(text) }, wanted, () => clock.ms);
  return { seen, clock, progress };
}

it('says nothing in the first second, then what is being done, then clears the line', () => {
  const { seen, clock, progress } = watched(true, true);
  progress.step('Drawing parcels');
  expect(seen).toEqual([]);
  clock.ms = 1200;
  progress.step('Running options', 3, 8);
  expect(seen).toEqual(['\r\u001b[2KRunning options 3 of 8 …']);
  progress.end();
  progress.end();
  expect(seen).toEqual(['\r\u001b[2KRunning options 3 of 8 …', '\r\u001b[2K']);
});

it.each([
  ['standard error is no terminal', false, true],
  ['--json is given', true, false],
])('is silent where %s', (_, isTTY, wanted) => {
  const { seen, clock, progress } = watched(isTTY, wanted);
  clock.ms = 5000;
  progress.step('Running options', 3, 8);
  progress.end();
  expect(seen).toEqual([]);
});
