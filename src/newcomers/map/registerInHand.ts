import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { registerAlone } from '../../hospitals/index.js';
import { printProblem, UserError, type Problem } from '../../problems/index.js';

/** An estate register that the user has, as it goes into a folder. */
export interface RegisterInHand {
  /** As its user calls it. */
  readonly called: string;
  /** Its name in the folder. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly rows: readonly RegisterBlock[];
}

/** What a row of it says that a square is drawn by. */
export interface RegisterBlock {
  readonly id?: string;
  readonly name?: string;
  readonly floorAreaM2?: number;
  readonly storeys?: number;
}

const ENDINGS = ['.csv', '.xlsx'];

/** Reads a register as a hospital's folder would; throws `UserError` where it cannot, with every fault of it. */
export function registerInHand(path: string | undefined): RegisterInHand | undefined {
  if (path === undefined) return undefined;
  if (!existsSync(path)) throw new UserError(`--register ${path}: this file is missing`);
  const ending = extname(path).toLowerCase();
  if (!ENDINGS.includes(ending))
    throw new UserError(`--register ${path} is no register that is read`, [`It may end in ${ENDINGS.join(', ')}`]);
  const parent = mkdtempSync(join(tmpdir(), 'decant-register-'));
  try {
    const folder = join(parent, 'register');
    const file = `blocks${ending}`;
    mkdirSync(folder);
    copyFileSync(path, join(folder, file));
    const problems: Problem[] = [];
    const read = registerAlone(folder, problems);
    if (read === undefined) {
      const wrong = problems.filter(({ severity }) => severity === 'error');
      throw new UserError(
        `--register ${path} cannot be read`,
        wrong.map((problem) => printProblem({ ...problem, file: basename(path) })),
      );
    }
    const number = (value: unknown): number | undefined => (typeof value === 'number' && value > 0 ? value : undefined);
    const rows = read.rows.map(({ id, outline, name, properties }): RegisterBlock => {
      const [floorAreaM2, storeys] = [number(properties.floor_area_m2), number(properties.storeys)];
      const joined = outline ?? id;
      return {
        ...(joined === undefined ? {} : { id: joined }),
        ...(name === undefined ? {} : { name }),
        ...(floorAreaM2 === undefined ? {} : { floorAreaM2 }),
        ...(storeys === undefined ? {} : { storeys }),
      };
    });
    return { called: basename(path), file, bytes: readFileSync(path), rows };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
