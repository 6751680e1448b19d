import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { Library } from '../../src/library/index.js';
import { printProblem } from '../../src/problems/index.js';
import { closingSites } from '../closing.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';
import { evaluateSite, type Asked, type EvaluatedSite, type Result } from '../../src/report/index.js';
import { openSite, type Study } from '../../src/study/index.js';

/** The shipped templates, the example hospitals as they are shipped, and their copies in which wards close. */
export const templates = fileURLToPath(new URL('../../templates', import.meta.url));
export const shipped = fileURLToPath(new URL('../../sites', import.meta.url));
export const sites = closingSites;

/** What the build read of the templates: a library with it parses and judges only what a test has changed. */
export const built = fileURLToPath(new URL('../../dist/templates.jsonl', import.meta.url));
/** Keeps what it has read, for all tests of a worker. */
export const shippedLibrary = Library.shipped(fileURLToPath(new URL('../..', import.meta.url)));

export const STAMP = { decant: '0.0.0', modelHash: 'model', inputHash: 'site' };

/** A result, or every problem that stood in its way. */
export interface Reported {
  readonly result?: Result;
  readonly problems: readonly string[];
}

const kept = new Map<string, EvaluatedSite>();
const studies = new Map<string, Study>();

function isShipped(folder: string, library: Library): boolean {
  return library === shippedLibrary && [sites, shipped, dirname(STOKE_2016_17)].includes(dirname(resolve(folder)));
}

/**
 * A folder evaluated. A shipped hospital on the shipped templates is so once for all the tests of a worker, which share their modules:
 * a study and a result are read only.
 */
function evaluatedOnce(folder: string, library: Library, asked: Asked): EvaluatedSite {
  const evaluate = (): EvaluatedSite => evaluateSite(folder, { library, stamp: () => STAMP }, asked);
  if (!isShipped(folder, library)) return evaluate();
  const key = JSON.stringify([resolve(folder), asked]);
  const site = kept.get(key) ?? evaluate();
  kept.set(key, site);
  return site;
}

/** What `decant report` makes of a folder before it draws: the same call, without files. */
export function reported(folder: string, library = shippedLibrary, asked: Asked = {}): Reported {
  const { evaluated, problems } = evaluatedOnce(folder, library, { whole: true, ...asked });
  return { ...(evaluated === undefined ? {} : { result: evaluated.result }), problems: problems.map(printProblem) };
}

/** The result of a folder that must be sound. */
export function resultOf(folder: string, library = shippedLibrary, asked?: Omit<Asked, 'changes'>): Result {
  const { result, problems } = reported(folder, library, asked);
  if (result === undefined) throw new Error(problems.join('\n'));
  return result;
}

/** A study with its result. */
export type Evaluated = NonNullable<EvaluatedSite['evaluated']>;

/** Both of a folder that must be sound. */
export function evaluatedOf(folder: string, library = shippedLibrary, asked?: Asked): Evaluated {
  const { evaluated, problems } = evaluatedOnce(folder, library, { whole: true, ...asked });
  if (evaluated === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return evaluated;
}

/** The study of a folder that must be sound. */
export function studyOf(folder: string, library = shippedLibrary): Study {
  const known = isShipped(folder, library) ? studies.get(resolve(folder)) : undefined;
  if (known !== undefined) return known;
  const { study, problems } = openSite(folder, library);
  if (study === undefined) throw new Error(problems.map(printProblem).join('\n'));
  if (isShipped(folder, library)) studies.set(resolve(folder), study);
  return study;
}

/** A fresh folder, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'decant-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Copies a folder into a fresh one, under its own name or another. */
export function copyOf(folder: string, name: string): string {
  const copy = join(temporaryFolder(), name);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Gives a hospital's folder an input that it does not give, as YAML of its own line. */
export function giveInput(folder: string, yaml: string): void {
  edit(join(folder, 'site.yaml'), '\ninputs:\n', `\ninputs:\n  ${yaml}\n`);
}

/** A contract's terms of even sums: £10m a year, of which nothing is indexed, from 2006/07 to 2035/36. */
export const EVEN_CONTRACT = `contract: A contract of even sums
inputs:
  charge_at_base: { value: 10 mGBP, status: contract, source: The contract }
  rpi_growth: { value: 3 %, status: assumed, source: A guess }
  indexed_share: { value: 0, status: contract, source: The contract }
  contract_first_day: { value: 2006-04-01, status: contract, source: The contract }
  contract_last_day: { value: 2036-03-31, status: contract, source: The contract }
`;

/** Replaces text that must be there. */
export function edit(file: string, found: string, replacement: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(found)) throw new Error(`${file} does not hold ${found}`);
  writeFileSync(
    file,
    text.replace(found, () => replacement),
  );
}
