import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { planBook } from '../../src/model/workbook/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { runModelFile } from '../../src/sections/file/index.js';
import { writeModelWorkbook } from '../../src/writers/workbook/index.js';
import { COVER } from '../writers/workbook/books.js';
import { describeJudged, GNUMERIC, LIBREOFFICE } from '../writers/workbook/judges.js';
import { judge } from '../writers/workbook/recalculate.js';

const folder = fileURLToPath(new URL('../../examples/method', import.meta.url));
/** Those that use most of the language; starting LibreOffice takes longer than the rest of their test. */
const chosen = ['1g-beds-for-a-service-level.yaml', '1h-erlang.yaml', '3b-3c-spv-and-termination.yaml'];

/** The workbook that `decant run --xlsx` writes for an example. */
async function workbookOf(model: string): Promise<Buffer> {
  const problems: Problem[] = [];
  const { outcome } = runModelFile(join(folder, model), []);
  const book = outcome === undefined ? undefined : planBook([{ id: 'model', title: model, outcome }], problems);
  if (book === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return writeModelWorkbook({ book, cover: COVER });
}

const models = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

for (const [by, judged] of [
  [LIBREOFFICE, chosen],
  [GNUMERIC, models],
] as const) {
  const agrees = (): void => {
    it.each(judged)('%s', async (model) => {
      const { compared, different } = await judge(await workbookOf(model), [], by);
      expect(different).toEqual([]);
      const lines = [...readFileSync(join(folder, model), 'utf8').matchAll(/^ {4}formula: /gm)].length;
      expect(compared).toBeGreaterThanOrEqual(lines);
    });
  };
  describeJudged('which agrees with the engine in every cell of METHOD’s examples', agrees, by);
}
