import { existsSync } from 'node:fs';
import { replaceFiles, takeBack } from '../../files/writing/index.js';
import { printProblems, UserError, type Problem } from '../../problems/index.js';
import { mentionsOf, type Mention } from './mentions.js';
import { planRenaming, type Renaming } from './project.js';

export interface Renamed {
  readonly from: string;
  readonly to: string;
  /** False when `--dry-run` left the files as they were. */
  readonly written: boolean;
  readonly files: readonly { readonly file: string; readonly places: number }[];
  /** Lines of code, prose and comments that hold the old name and were left alone. */
  readonly mentioned: readonly Mention[];
}

/** Where a project keeps its YAML, and what else may speak of a line. */
const PROJECT = ['templates', 'sites', 'tests'];
const BESIDE = ['src', 'docs', 'bench', 'examples', 'README.md'];

/**
 * Renames in files and folders, or in those of this project where none is named; throws `UserError` with every problem. What a renaming that
 * was cut short had changed is put back first, and told.
 */
export function renamed(
  { from, to }: Renaming,
  asked: readonly string[],
  write: boolean,
  tell: (line: string) => void,
): Renamed {
  const paths = pathsOf(asked);
  takeBack(paths, (file) => tell(`${file} was put back as it was before a renaming that was cut short`));
  const problems: Problem[] = [];
  const plan = planRenaming(paths, { from, to }, problems);
  if (plan === undefined) throw new UserError(`${from} cannot be renamed ${to}`, printProblems(problems));
  const changed = new Map(plan.map(({ file, before, after }) => [file, { before, after }]));
  if (write) replaceFiles(changed);
  const beside = [...paths, ...BESIDE.filter((path) => existsSync(path))];
  const files = plan.map(({ file, places }) => ({ file, places }));
  return { from, to, written: write, files, mentioned: mentionsOf(from, beside, changed) };
}

function pathsOf(asked: readonly string[]): readonly string[] {
  const missing = asked.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UserError(`${missing} is not there: name a file or a folder`);
  const paths = asked.length > 0 ? asked : PROJECT.filter((path) => existsSync(path));
  if (paths.length > 0) return paths;
  throw new UserError(`There is no folder ${PROJECT.join(', ')} here: name the files or folders to change`);
}
