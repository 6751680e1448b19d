import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { printProblem } from '../../src/problems/problem.js';
import { loadSite } from '../../src/hospitals/index.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

/** The folder of built files, whose programs read GeoPackages. */
export const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));
const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A copy of Stoke Mandeville by its return of 2016-17, or of another hospital, in a temporary folder, to spoil. */
export function copiedSite(from = STOKE_2016_17, code = 'stoke-mandeville'): CopiedSite {
  const parent = mkdtempSync(join(tmpdir(), 'decant-site-'));
  made.push(parent);
  const folder = join(parent, code);
  cpSync(from, folder, { recursive: true });
  return new CopiedSite(folder);
}

export class CopiedSite {
  constructor(readonly folder: string) {}

  path(file: string): string {
    return join(this.folder, file);
  }

  write(file: string, content: string | Uint8Array): this {
    writeFileSync(this.path(file), content);
    return this;
  }

  remove(file: string): this {
    rmSync(this.path(file));
    return this;
  }

  /** Replaces text that must be there. */
  edit(file: string, found: string, replacement: string): this {
    const text = readFileSync(this.path(file), 'utf8');
    if (!text.includes(found)) throw new Error(`${file} does not hold ${found}`);
    return this.write(
      file,
      text.replace(found, () => replacement),
    );
  }

  /** Changes the features of a GeoJSON file. */
  redraw(file: string, change: (features: DrawnFeature[], collection: Record<string, unknown>) => void): this {
    const collection = JSON.parse(readFileSync(this.path(file), 'utf8')) as Record<string, unknown> & {
      features: DrawnFeature[];
    };
    change(collection.features, collection);
    return this.write(file, JSON.stringify(collection));
  }

  /** Every error of the folder, printed, with paths inside it. */
  errors(): string[] {
    return this.printed('error');
  }

  warnings(): string[] {
    return this.printed('warning');
  }

  private printed(severity: string): string[] {
    const { site, problems } = loadSite(this.folder, undefined, BUILT);
    const errors = problems.filter((problem) => problem.severity === 'error');
    if ((site === undefined) !== errors.length > 0) throw new Error('a site is loaded exactly when nothing is wrong');
    return problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => printProblem(problem).replaceAll(`${this.folder}/`, ''));
  }
}

export interface DrawnFeature {
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: number[][][][] };
}
