import { compile } from '../../../src/model/evaluate/index.js';
import type { Checked } from '../../../src/model/structure/index.js';
import { planBook, type Book, type BookCase } from '../../../src/model/workbook/index.js';
import { printProblem, type Problem } from '../../../src/problems/index.js';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';

/** A model and what the engine finds, as a sheet of a workbook. */
export function caseOf(checked: Checked, id: string, bound = checked.bound): BookCase {
  return { id, title: id, outcome: compile(checked.structure).run(bound) };
}

export function bookOf(cases: readonly BookCase[]): Book {
  const problems: Problem[] = [];
  const book = planBook(cases, problems);
  if (book === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return book;
}

export function workbookOf(book: Book): Promise<Buffer> {
  const cover = { title: 'Random models', lines: [], notDone: [], hashes: [] };
  return writeSiteWorkbook({
    ...{ book, cover, findings: [], summary: [], compare: [], charts: [], heldInputs: [], sources: [] },
    ...{ attributions: [], warnings: [] },
  });
}
