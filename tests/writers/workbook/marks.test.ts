import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadSite } from '../../../src/hospitals/index.js';
import { inputsBehind } from '../../../src/model/structure/behind/index.js';
import type { Given } from '../../../src/model/values/index.js';
import type { Problem } from '../../../src/problems/index.js';
import { makeResult, type Result } from '../../../src/report/index.js';
import { study as studyOfSite, type Study } from '../../../src/study/index.js';
import { MAY_HAVE_MOVED, MOVED } from '../../../src/writers/workbook/marks.js';
import { workbookOf } from '../../changes/edited.js';
import { evaluatedOf, shipped, shippedLibrary as library } from '../../study/reported.js';
import { cellOf } from './books.js';
import { textCells, type CachedValue } from './package.js';
import { describeJudged, GNUMERIC } from './judges.js';
import { recalculated } from './recalculate.js';

const STAMP = { decant: 'test', modelHash: '', inputHash: '' };
/** What a mark says beside a sentence that Decant may now say otherwise. */
const MARKED: readonly CachedValue[] = [MOVED, MAY_HAVE_MOVED];
/** Changes of each hospital; more are tried where somebody asks for them. */
const CHANGES = Number(process.env['DECANT_MARKS'] ?? 2);

/** An input that one value says for every option, and another value for it. */
interface Change {
  readonly name: string;
  readonly from: number;
  readonly value: number;
}

interface Evaluated {
  readonly study: Study;
  readonly result: Result;
}

/** A shipped hospital with other inputs. */
function evaluatedWith(site: string, givens: readonly Given[]): Evaluated | undefined {
  const { site: read } = loadSite(join(shipped, site), library.returns());
  if (read === undefined) throw new Error(`${site} cannot be read`);
  const problems: Problem[] = [];
  const names = new Set(givens.map(({ name }) => name));
  const changed = { ...read, givens: [...read.givens.filter(({ name }) => !names.has(name)), ...givens] };
  const study = studyOfSite(changed, library, problems);
  const result = study && makeResult(study, library.experiments(problems), STAMP, problems);
  return study === undefined || result === undefined ? undefined : { study, result };
}

interface Changeable {
  readonly name: string;
  readonly from: number;
  readonly unit: string;
  readonly given: (value: number) => Given;
}

/** A flag the other way, a count still whole, all else by a share. */
function changedBy({ from, unit }: Changeable, by: number): number {
  if (unit === 'flag') return 1 - from;
  return Number.isInteger(from) && by !== 1.02 ? Math.ceil(from * by) : from * by;
}

/** The inputs behind the numbers that sentences print. */
function behindPrinted({ cases }: Study, { words }: Result): ReadonlySet<string> {
  const printed = words.sentences.flatMap(({ hangs }) => hangs.flatMap((hang) => ('cell' in hang ? [hang.cell] : [])));
  return new Set(
    cases.flatMap(({ option: { id }, outcome: { structure } }) =>
      inputsBehind(
        structure.blueprint,
        printed.filter(({ option }) => option === id).map(({ line }) => line),
      ),
    ),
  );
}

/** The inputs of a hospital that a reader may change in one cell, with what the engine is given for the same change. */
function changeable({ study, result }: Evaluated): Changeable[] {
  const elsewhere = new Set(
    [...study.cases.flatMap(({ option }) => option.givens), ...study.scenario.givens].map(({ name }) => name),
  );
  const held = new Set(result.held.map(({ input }) => input));
  const behind = behindPrinted(study, result);
  const rows = result.book.sheets.flatMap((sheet) => sheet.rows.filter((row) => row.kind === 'input'));
  return rows.flatMap((row) => {
    const { name, unit, source, status } = row;
    if (
      !behind.has(name) ||
      row.member !== undefined ||
      row.series ||
      row.cases !== undefined ||
      held.has(name) ||
      elsewhere.has(name)
    )
      return [];
    const place = { file: 'sites/test/site.yaml' };
    const from = row.values[0] ?? 0;
    const given = (value: number): Given => ({
      ...{ name, place, value: { kind: 'amount', amount: value, unit, place } },
      ...(source === undefined ? {} : { source }),
      ...(status === undefined ? {} : { status }),
      ...(/real/.test(unit) ? { prices: study.timeline.base } : {}),
    });
    return (from === 0 && unit !== 'flag') || unit === 'date' ? [] : [{ name, from, unit, given }];
  });
}

const SITES = ['typical-acute', 'stoke-mandeville', 'university-college-hospital'];

const marked = (): void => {
  for (const [seed, site] of SITES.entries())
    it(`marks every sentence of ${site} that Decant would now say otherwise`, { timeout: 3_600_000 }, async () => {
      const before = evaluatedOf(join(shipped, site));
      const inputs = changeable(before);
      const drawn = fc.sample(fc.record({ at: fc.nat(inputs.length - 1), by: fc.constantFrom(0.7, 1.02, 1.5) }), {
        numRuns: CHANGES * 20,
        seed: 20_26 + seed,
      });
      let tried = 0;
      for (const { at, by } of drawn) {
        const input = inputs[at];
        if (input === undefined || tried === CHANGES) break;
        const value = changedBy(input, by);
        const after = evaluatedWith(site, [input.given(value)]);
        if (after === undefined || value === input.from) continue; // outside its range: the workbook refuses it too
        const others = differing(before.result, after.result);
        if (others.length === 0) continue; // most inputs turn no word: those that do are worth LibreOffice's time
        tried += 1;
        const found = await marksAfter(before.result, { name: input.name, from: input.from, value });
        const isMarked = (key: string): boolean => MARKED.includes(found.get(key) ?? '');
        const change = `${site}, ${input.name} ${String(input.from)} → ${String(value)}`;
        expect(
          others.filter((key) => !isMarked(key)),
          change,
        ).toEqual([]);
        const marked = [...found.keys()].filter(isMarked).length;
        process.stdout.write(
          `${change}: ${String(others.length)} sentences are others, ${String(marked)} of ${String(found.size)} are marked\n`,
        );
      }
      expect(tried).toBe(CHANGES);
    });
};
describeJudged('recalculating a hospital’s workbook after a change', marked, GNUMERIC);

const BEST = { id: 'best', option: '' };

function keyOf({ id, option }: { readonly id: string; readonly option: string }): string {
  return `${id} ${option}`;
}

/** Sentences of the first result that the second says in other words, or not at all. */
function differing(one: Result, other: Result): string[] {
  const said = new Map(other.findings.map((each) => [keyOf(each), `${each.title}. ${each.text}`]));
  return [
    ...one.findings.filter((each) => said.get(keyOf(each)) !== `${each.title}. ${each.text}`).map(keyOf),
    ...(one.best.sentence === other.best.sentence ? [] : [keyOf(BEST)]),
  ];
}

/** The marks of the workbook's sentences once the input has been changed in its cell. */
async function marksAfter(result: Result, { name, value }: Change): Promise<Map<string, CachedValue>> {
  const row = result.book.sheets
    .flatMap(({ rows }) => rows)
    .find((each) => each.kind === 'input' && each.name === name);
  if (row?.kind !== 'input') throw new Error(`no input ${name}`);
  const address = cellOf(result.book, row);
  const xlsx = await workbookOf(result);
  const values = await recalculated(xlsx, [{ sheet: 'Inputs', address, value }], GNUMERIC);
  const places = [...(await textCells(xlsx))].filter(([place]) => /^Words!B\d+$/.test(place));
  const titles = new Map(places.map(([place, text]) => [place.replace('!B', '!A'), text]));
  const marks = [...titles].flatMap(([place]) => (values.has(place) ? [values.get(place)] : []));
  const keys = [keyOf(BEST), 'decant', ...result.words.sentences.map(keyOf)];
  expect(marks).toHaveLength(keys.length);
  return new Map(keys.map((key, index) => [key, marks[index]]));
}
