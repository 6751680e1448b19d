import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Outcome } from '../../model/evaluate/index.js';
import { planBook, type Book } from '../../model/workbook/index.js';
import { didYouMean, printProblems, UserError, type Problem } from '../../problems/index.js';

/** A model file as a workbook holds it: its sheets, and what stands on the cover. */
export interface ModelBook {
  readonly book: Book;
  readonly cover: {
    readonly title: string;
    readonly subtitle: string;
    readonly lines: readonly string[];
    readonly notDone: readonly string[];
    readonly hashes: readonly (readonly [file: string, hash: string])[];
  };
}

/** Plans the workbook of a model file that was run; throws `UserError` where no workbook can hold its formulas. */
export function modelBook(outcome: Outcome, model: string, version: string): ModelBook {
  const section = outcome.structure.blueprint.sections[0];
  const title = section?.title ?? basename(model);
  const note = section?.note;
  const problems: Problem[] = [];
  const book = planBook([{ id: 'model', title, ...(note === undefined ? {} : { note }), outcome }], problems);
  if (book === undefined) throw new UserError(`${model} cannot be a workbook`, printProblems(problems));
  const hash = createHash('sha256').update(readFileSync(model)).digest('hex');
  const cover = {
    title,
    subtitle: `Written by Decant ${version} from ${basename(model)}`,
    lines: [
      ...(note === undefined ? [] : [note]),
      'Every line is a live formula: change an input (blue on yellow) and the rest follows.',
    ],
    notDone: [
      'Spreads of inputs are not drawn from here: each number is one value. decant run --draws simulates them.',
    ],
    hashes: [[`${basename(model)} (SHA-256)`, hash] as const],
  };
  return { book, cover };
}

/** The lines of a simulation that are asked for, `a,b`: undefined for all; throws `UserError` for one that there is not. */
export function linesAsked({ structure }: Outcome, model: string, asked: string | undefined): string[] | undefined {
  const lines = asked?.split(',').map((name) => name.trim());
  const unknown = lines?.filter((name) => !structure.ofLine.has(name)) ?? [];
  if (unknown.length === 0) return lines;
  throw new UserError(
    `${model} has no such line`,
    unknown.map((name) =>
      `--lines: there is no line ${name}. ${didYouMean(name, structure.ofLine.keys()) ?? ''}`.trim(),
    ),
  );
}
