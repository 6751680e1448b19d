import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Library } from '../../src/library/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { evaluateSite, type Result } from '../../src/report/index.js';
import { siteWorkbookOf } from '../../src/writers/report/contents.js';
import { writeSiteWorkbook } from '../../src/writers/workbook/index.js';
import { withEdits, type Edit } from '../writers/workbook/package.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const library = new Library(join(root, 'templates'), undefined, join(root, 'docs', 'method'));
const STAMP = { decant: 'test', modelHash: '', inputHash: '' };

/** A hospital's result, as its folder is or with what a workbook of it changes. */
export function resultOf(folder: string, from?: string): { result?: Result; problems: readonly Problem[] } {
  const { evaluated, problems } = evaluateSite(folder, { library, stamp: () => STAMP }, { from, whole: true });
  return { ...(evaluated === undefined ? {} : { result: evaluated.result }), problems };
}

export function soundResultOf(folder: string, from?: string): Result {
  const { result, problems } = resultOf(folder, from);
  if (result === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return result;
}

/** A hospital's workbook, without its pictures. */
export function workbookOf(result: Result): Promise<Buffer> {
  return writeSiteWorkbook(siteWorkbookOf(result, new Map()));
}

/** Hands a copy of a workbook with some cells edited, as a file, to something that reads it. */
export async function withEdited<T>(
  xlsx: Buffer,
  edits: readonly Edit[],
  read: (file: string, bytes: Buffer) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'decant-edited-'));
  try {
    const bytes = await withEdits(xlsx, edits);
    const file = join(folder, 'reviewed.xlsx');
    writeFileSync(file, bytes);
    return await read(file, bytes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
