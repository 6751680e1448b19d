import { basename, join, resolve } from 'node:path';
import { geoPackageProgram } from '../files/geoPackage/index.js';
import { workbookProgram } from '../files/publishedWorkbook/index.js';
import { UserError } from '../problems/index.js';
import { Store, type Returns } from '../returns/index.js';
import { parseFinancialYear } from '../words/index.js';
import { isSite } from './find.js';
import { mapInHand, piecesOf, type FilesInHand } from './inHand.js';
import { invented, tellEditors } from './invented.js';
import { makeFolder, type MadeFolder } from './makeFolder.js';
import { registerInHand } from './map/registerInHand.js';
import { folderName } from './names.js';

/** What a user types after decant init. */
export interface Typed extends FilesInHand {
  /** The code of a hospital site, or a folder to be made. */
  readonly first: string;
  readonly dir?: string | undefined;
  /** The code, where the first is a folder. */
  readonly site?: string | undefined;
  readonly year?: string | undefined;
}

/** A folder that is to be written. */
export interface NewFolder {
  readonly folder: string;
  readonly files: ReadonlyMap<string, Buffer>;
  /** Left out of a folder in which every value is invented. */
  readonly made?: MadeFolder;
}

const CODE = /^[a-z0-9][a-z0-9-]{0,63}$/;
/** In capitals, as codes are printed: a folder is called in small letters. */
const LOOKS_LIKE_CODE = /^[A-Z][A-Z0-9]{4,5}$/;
/** FILE#368, or 368 alone. */
const PROJECT = /^(?:(.+)#)?(\d{1,6})$/;

/**
 * The folder that a user asks for: of a hospital by its code, from what is published and what is in hand, or an example to be filled in.
 * Throws `UserError` for what cannot be made of what was typed.
 */
export function newFolder(typed: Typed, returns: Returns, decant: string): NewFolder {
  if (typed.site !== undefined && typed.dir !== undefined)
    throw new UserError(`Both ${typed.first} and --site ${typed.site} say whose folder is meant: say it once`);
  const store = Store.of(decant);
  const [list, project] = projectOf(typed.pfi);
  const pieces = piecesOf({ ...typed, pfi: list }, { returns, store, program: workbookProgram(decant) });
  const isCode = typed.dir !== undefined || LOOKS_LIKE_CODE.test(typed.first) || isSite(pieces, typed.first);
  const code = typed.site ?? (isCode ? typed.first : undefined);
  if (code === undefined) refuseWithoutCode(typed);
  const year = yearOf(typed.year);
  const program = geoPackageProgram(join(decant, 'dist'));
  const maps = {
    buildings: mapInHand('buildings', typed.buildings, program),
    boundary: mapInHand('boundary', typed.boundary, program),
    register: registerInHand(typed.register),
  };
  const made =
    code === undefined
      ? undefined
      : makeFolder(pieces, {
          ...{ code, maps },
          ...(year === undefined ? {} : { year }),
          ...(project === undefined ? {} : { project }),
        });
  const named = typed.site === undefined ? undefined : typed.first;
  const folder = typed.dir ?? named ?? (made === undefined ? typed.first : folderName(made.name));
  const name = basename(resolve(folder));
  if (!CODE.test(name))
    throw new UserError(`${name} cannot be a hospital’s code: use small letters, digits and hyphens, 64 at most`);
  const files = tellEditors(made?.files ?? invented(decant), folder, decant);
  return { folder, files, ...(made === undefined ? {} : { made }) };
}

/** A folder to be filled in stands on nothing: what was typed to make it from would be left out in silence. */
function refuseWithoutCode({ first, eric, kh03, pfi, buildings, boundary, register, year }: Typed): void {
  const flags = Object.entries({ eric, kh03, pfi, buildings, boundary, register, year }).flatMap(([flag, said]) =>
    said === undefined ? [] : [`--${flag}`],
  );
  if (flags.length > 0)
    throw new UserError(
      `${first} is no code of a hospital site that is held, so nothing would be made from ${flags.join(', ')}`,
      ['Say whose rows are meant with --site CODE, as in --site RBA11; find a code with decant find NAME'],
    );
}

function projectOf(pfi: string | undefined): [list: string | undefined, project: string | undefined] {
  if (pfi === undefined) return [undefined, undefined];
  const match = PROJECT.exec(pfi);
  if (match === null)
    throw new UserError(
      `--pfi ${pfi} says no project: write its number in HM Treasury’s list, as in 368 or list.csv#368`,
    );
  return [match[1], match[2]];
}

function yearOf(text: string | undefined): number | undefined {
  const year = text === undefined ? undefined : parseFinancialYear(text);
  if (text !== undefined && year === undefined)
    throw new UserError(`${text} is no financial year: write it like 2016/17`);
  return year;
}
