import { extname } from 'node:path';
import { readBytes, readCsv } from '../../files/index.js';
import { readPublishedText } from '../../files/published/index.js';
import { isWorkbook, readWorkbook } from '../../files/publishedWorkbook/index.js';
import type { Problem } from '../../problems/index.js';
import type { Sheet } from './recognise.js';

/** As many rows and cells as the largest national publications have, KH03 of 23 years and ERIC by site, several times. */
const MOST = { rows: 200_000, cells: 2_000_000 };

/** The sheets of a workbook, or the table of a CSV file; undefined where it cannot be read, and `problems` says why. */
export function sheetsOf(path: string, program: string, problems: Problem[]): readonly Sheet[] | undefined {
  const refuse = (found: string, right: string): undefined =>
    void problems.push({ severity: 'error', file: path, found, right });
  if (/^\.(geo)?json$/i.test(extname(path)))
    return refuse(
      'this is a map or other JSON',
      'A table is read: CSV, XLSX or XLS. Outlines go into a hospital’s folder as buildings.geojson',
    );
  const bytes = readBytes(path, path, problems);
  if (bytes === undefined) return undefined;
  if (isWorkbook(bytes)) return readWorkbook(bytes, program, refuse);
  const text = readPublishedText(path, path, problems);
  if (text === undefined) return undefined;
  if (/^\s*<(!doctype|html|\?xml)/i.test(text))
    return refuse(
      'this is a page of the web, no table',
      'Save the file itself from the publisher’s page, not the page',
    );
  const rows = readCsv(text, refuse, MOST.rows, MOST.cells);
  return rows === undefined ? undefined : [{ table: rows.map(({ cells }) => cells) }];
}
