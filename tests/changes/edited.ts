import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../src/problems/index.js';
import { evaluateSite, type Result } from '../../src/report/index.js';
import { siteWorkbookOf } from '../../src/writers/report/contents.js';
import { writeSiteWorkbook } from '../../src/writers/workbook/index.js';
import { shippedLibrary, STAMP } from '../study/reported.js';
import { withEdits, type Edit } from '../writers/workbook/package.js';

/** The result of a folder that must be sound, as it is: of a shipped hospital the one that all tests of a worker share. */
export { resultOf as soundResultOf, shippedLibrary as library } from '../study/reported.js';
/** Hospitals' workbooks: made once for all tests of a worker, which only read them. */
const written = new WeakMap<Result, Promise<Buffer>>();

/** A hospital's result, as its folder is or with what a workbook of it changes. */
export function resultOf(folder: string, from?: string): { result?: Result; problems: readonly Problem[] } {
  const { evaluated, problems } = evaluateSite(
    folder,
    { library: shippedLibrary, stamp: () => STAMP },
    { from, whole: true },
  );
  return { ...(evaluated === undefined ? {} : { result: evaluated.result }), problems };
}

/** A hospital's workbook, without its pictures: written once. */
export function workbookOf(result: Result): Promise<Buffer> {
  const file = written.get(result) ?? writeSiteWorkbook(siteWorkbookOf(result, new Map()));
  written.set(result, file);
  return file;
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
