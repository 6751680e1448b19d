import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { UserError } from '../problems/index.js';
import { addReturn } from '../returns/adding/index.js';
import { Store, type Returns } from '../returns/index.js';
import { MapInHand } from './map/mapInHand.js';
import { Pieces, type Piece } from './pieces.js';

/** Publications and maps that a user has in hand, by what each is; a path each. */
export interface FilesInHand {
  /** Estates return by site. */
  readonly eric?: string | undefined;
  /** One file, or that of the available and that of the occupied beds. */
  readonly kh03?: string | readonly string[] | undefined;
  /** HM Treasury’s list; the number of the project after # is read elsewhere. */
  readonly pfi?: string | undefined;
  readonly buildings?: string | undefined;
  readonly boundary?: string | undefined;
  /** The estate register. */
  readonly register?: string | undefined;
}

/** Where kinds of returns and shipped publications are. */
export interface FoundWhere {
  readonly returns: Returns;
  readonly store: Store;
  /** The built program that reads workbooks. */
  readonly program: string;
}

/** The kinds of return that a file may be of. */
const KINDS = {
  eric: ['eric-site'],
  kh03: ['kh03', 'kh03-quarters', 'kh03-available', 'kh03-occupied'],
  pfi: ['hmt-pfi'],
};

/**
 * The publications from which a folder is made: those in hand, read as they were published, before those that are held. Throws
 * `UserError` for a file that is not what it is given as; nothing is kept of it but what goes into the folder.
 */
export function piecesOf(files: FilesInHand, { returns, store, program }: FoundWhere): Pieces {
  const folder = mkdtempSync(join(tmpdir(), 'decant-in-hand-'));
  try {
    const mine: Piece[] = [];
    for (const [flag, ids] of Object.entries(KINDS)) {
      const paths = [files[flag as keyof typeof KINDS] ?? []].flat();
      for (const path of paths) {
        const shelves = { returns, store: new Store('', folder), beside: store, folder, program };
        const added = addReturn({ path, force: true }, shelves);
        const other = added.find(({ id }) => !ids.includes(id));
        if (other !== undefined)
          throw new UserError(`--${flag} ${path} is ${other.title}, and not what the flag is for`, [
            `Keep it with decant returns add ${path}, and leave the flag out`,
          ]);
      }
      const own = new Pieces(returns, new Store('', folder));
      if (paths.length > 0) mine.push(...ids.flatMap((id) => own.of(id)).map(kept));
    }
    return new Pieces(returns, store, mine);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A piece whose rows and text are read now, as its file goes away. */
function kept(piece: Piece): Piece {
  const [rows, text] = [piece.rows, piece.text()];
  return { ...piece, rows, text: () => text, isInHand: true };
}

const MAP_ENDINGS = ['.geojson', '.json', '.gpkg', '.kml', '.kmz', '.shp', '.zip'];
const PARTS_OF_SHAPEFILE = ['.dbf', '.prj', '.shx', '.cpg'];

/** A map in hand, and the files beside it that belong to it; throws `UserError` where it is not there. */
export function mapInHand(
  name: 'buildings' | 'boundary',
  path: string | undefined,
  program: string,
): MapInHand | undefined {
  if (path === undefined) return undefined;
  if (!existsSync(path)) throw new UserError(`--${name} ${path}: this file is missing`);
  const ending = extname(path).toLowerCase();
  if (!MAP_ENDINGS.includes(ending))
    throw new UserError(`--${name} ${path} is no map that is read`, [`It may end in ${MAP_ENDINGS.join(', ')}`]);
  const left = ['-wal', '-journal'].map((log) => path + log).find((log) => existsSync(log) && statSync(log).size > 0);
  if (ending === '.gpkg' && left !== undefined)
    throw new UserError(`--${name} ${path} has changes in ${basename(left)} that are not in it yet`, [
      'Close it in the program that has it open',
    ]);
  const read = (from: string): Buffer => readFileSync(from);
  const files = new Map([[`${name}${ending === '.json' ? '.geojson' : ending}`, read(path)]]);
  if (ending === '.shp')
    for (const part of PARTS_OF_SHAPEFILE) {
      const beside = path.slice(0, -ending.length) + part;
      if (existsSync(beside)) files.set(`${name}${part}`, read(beside));
    }
  return new MapInHand(basename(path), files, program);
}
