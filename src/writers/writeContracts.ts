import { join } from 'node:path';
import { compactJson } from '../files/index.js';
import { writeWhole } from '../files/writing/index.js';
import type { ListAnswer } from '../report/contracts/index.js';
import type { Result, WrittenResult } from '../report/index.js';
import { drawCharts } from './charts/index.js';
import { contractsCsv } from './contractsCsv.js';
import { filesOfReports } from './filesOfReports.js';
import { writeReport } from './report/index.js';

/** Writes a list of contracts to a folder: its table as CSV, its charts, and all of it as programs read it; the paths of what was written. */
export async function writeList(answer: ListAnswer, result: Result, folder: string): Promise<string[]> {
  const files = new Map<string, Buffer>([
    ['contracts.csv', Buffer.from(contractsCsv(answer.contracts))],
    ['contracts.json', Buffer.from(`${compactJson(answer, 4)}\n`)],
  ]);
  for (const [file, png] of await drawCharts(result.figures, result.charts)) files.set(`charts/${file}`, png);
  writeWhole(folder, files, filesOfReports(result));
  return [...files.keys()].map((file) => join(folder, file));
}

/** Writes a hospital's contracts to a folder as a report: workbook, charts and result; the paths of what was written. */
export async function writeContracts(result: Result, written: WrittenResult, folder: string): Promise<string[]> {
  const files = await writeReport(result, written, folder, () => undefined);
  return files.map((file) => join(folder, file));
}
