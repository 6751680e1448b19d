import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compactJson } from '../../src/files/index.js';
import { writtenLine, writtenResult, type WrittenResult } from '../../src/report/index.js';
import { describePython, runPython } from '../python.js';
import { copyOf, edit, giveInput, resultOf, shipped } from './reported.js';

/** What the program prints: lines by option, each a number, a list by year, or an object by member. */
type Line = number | readonly number[] | { readonly [member: string]: Line };
type Recalculated = Readonly<Record<string, Readonly<Record<string, Line>>>>;

const PROGRAM = fileURLToPath(new URL('second_program.py', import.meta.url));

/** Numbers agree to a millionth of themselves, money to a penny. */
const WITHIN = 1e-6;
const A_PENNY = 0.01;

function run<T>(asked: string): T {
  return JSON.parse(runPython(PROGRAM, [asked])) as T;
}

/** The lines of a hospital by the second program, which gets inputs alone: no line of Decant's is in its folder. */
function recalculate(folder: string, { linesOfEveryOption: _lines, ...written }: WrittenResult): Recalculated {
  const asked = mkdtempSync(join(tmpdir(), 'decant-second-'));
  try {
    const options = written.options.map(({ id }) => ({ id }));
    writeFileSync(join(asked, 'result.json'), JSON.stringify({ ...written, options }));
    copyFileSync(join(folder, 'beds.csv'), join(asked, 'beds.csv'));
    return run(asked);
  } finally {
    rmSync(asked, { recursive: true, force: true, maxRetries: 3 });
  }
}

const kept = new Map<string, WrittenResult>();

function writtenOf(folder: string): WrittenResult {
  const written = kept.get(folder) ?? read(folder);
  kept.set(folder, written);
  return written;
}

function read(folder: string): WrittenResult {
  return JSON.parse(compactJson(writtenResult(resultOf(folder, undefined, { whole: false })), 4)) as WrittenResult;
}

function numbers(line: unknown, place: string): [string, unknown][] {
  return typeof line === 'object' && line !== null
    ? Object.entries(line).flatMap(([key, value]) => numbers(value, `${place} ${key}`))
    : [[place, line]];
}

/** How many numbers were set side by side, and the lines that differ in one or more. */
function compare(written: WrittenResult, recalculated: Recalculated): { compared: number; differing: string[] } {
  const units = new Map(written.lines.map(({ name, unit }) => [name, unit]));
  const differing = new Set<string>();
  let compared = 0;
  for (const option of written.options)
    for (const [name, line] of Object.entries(recalculated[option.id] ?? {})) {
      const printed = new Map(numbers(writtenLine(written, option, name), name));
      const found = numbers(line, name);
      compared += found.length;
      const isMoney = /^(real|pv)?GBP$/.test(units.get(name) ?? '');
      const isSame = ([place, value]: [string, unknown]): boolean => {
        const print = printed.get(place);
        if (typeof print !== 'number' || typeof value !== 'number') return false;
        return Math.abs(value - print) <= (isMoney ? A_PENNY : WITHIN * Math.max(Math.abs(print), WITHIN));
      };
      if (printed.size !== found.length || !found.every(isSame)) differing.add(name);
    }
  return { compared, differing: [...differing] };
}

/** The hospital of the most beds to spare, in three pools, with a programme that does all that is said of it and clears discharges. */
function inPools(): string {
  const folder = copyOf(join(shipped, 'university-college-hospital'), 'in-pools');
  const pools = { medicine: [450, 320], surgery: [311, 222], elderly: [250, 180] };
  const rows = Object.entries(pools).map(([pool, beds]) => `${pool},${beds.join(',')},2014/15,Invented,illustrative`);
  writeFileSync(
    join(folder, 'beds.csv'),
    ['pool,available,occupied,period,source,status', ...rows].join('\n').concat('\n'),
  );
  edit(
    join(folder, 'site.yaml'),
    'members: { hospital: yes }',
    'members: { medicine: yes, surgery: yes, elderly: yes }',
  );
  giveInput(folder, 'realisation: 1');
  giveInput(folder, 'discharge_cleared_share: 60 %');
  return folder;
}

describePython('a second program, written from METHOD’s text alone', () => {
  it('finds what METHOD prints in its examples', () => {
    const examples = run<Record<string, [number[], number[]]>>('--examples');
    expect(Object.keys(examples)).toEqual(expect.arrayContaining(['1m', '1n', '2g', '2h']));
    for (const [example, [printed, found]] of Object.entries(examples)) {
      expect(found, example).toHaveLength(printed.length);
      // METHOD prints money to a penny and factors to six places.
      found.forEach((value, place) => {
        const print = printed[place] ?? NaN;
        expect(Math.abs(value - print), example).toBeLessThanOrEqual(Math.abs(print) < 1 ? 5.1e-7 : 0.0051);
      });
    }
  });

  it.each(['stoke-mandeville', 'typical-acute', 'university-college-hospital'])(
    'finds what Decant prints of %s',
    (id) => {
      const folder = join(shipped, id);
      const written = writtenOf(folder);
      const recalculated = recalculate(folder, written);
      expect(Object.keys(recalculated)).toEqual(written.options.map((option) => option.id));
      for (const lines of Object.values(recalculated)) expect(Object.keys(lines).length).toBeGreaterThan(35);
      const { compared, differing } = compare(written, recalculated);
      expect(differing).toEqual([]);
      expect(compared).toBeGreaterThan(5000);
    },
  );

  it('finds it too where wards close in three pools, year after year, and discharges are cleared', () => {
    const folder = inPools();
    const written = writtenOf(folder);
    const recalculated = recalculate(folder, written);
    expect(compare(written, recalculated).differing).toEqual([]);
    const closed = recalculated['rationalise-and-sell']?.['wards_closed'];
    expect(numbers(closed, '').filter(([, wards]) => wards === 0).length).toBeGreaterThan(3);
    expect(Object.keys(closed ?? {})).toEqual(['medicine', 'surgery', 'elderly']);
  });

  // An input and a line that hangs on it.
  it.each([
    ['realisation', 'site_beds_needed'],
    ['winter_factor', 'by_winter'],
    ['capital_of_an_added_bed', 'added_beds_value'],
    ['bed_day_cost_share', 'released_cost'],
    ['paid_whatever_share', 'commissioner_net'],
    ['double_running_time', 'system_value'],
    ['tariff_to_cost', 'trust_value'],
    ['semi_fixed_lag', 'released_spare_already'],
    ['redundancy_share', 'one_offs'],
  ])('differs where %s is not what Decant reckoned with', (name, line) => {
    const folder = join(shipped, 'university-college-hospital');
    const written = writtenOf(folder);
    const inputs = written.inputs.map((input) =>
      input.name === name
        ? { ...input, rows: input.rows.map((row) => ({ ...row, values: row.values.map((value) => value * 1.01) })) }
        : input,
    );
    expect(inputs).not.toEqual(written.inputs);
    expect(compare(written, recalculate(folder, { ...written, inputs })).differing).toContain(line);
  });
});
