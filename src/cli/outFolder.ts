import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../problems/index.js';

/**
 * Where what is drawn of a hospital goes, `<out>/<code>`: never into, onto or round the folder of a hospital, whose files it would
 * replace or be taken for.
 */
export function outFolder(out: string, code: string, sites: readonly string[]): string {
  if (out.trim() === '') throw new UserError('--out is empty: name a folder, such as reports');
  const folder = join(out, code);
  const target = real(resolve(folder));
  for (const site of sites) {
    // A root is no hospital's folder, and is refused as that when it is read.
    if (codeOf(site) === '') continue;
    const own = real(resolve(site));
    if (!lies(target, own) && !lies(own, target)) continue;
    throw new UserError(`--out ${out} would write to ${folder}, ${placeOf(target, own)} ${site}: name another folder`);
  }
  return folder;
}

/** A hospital's code, as its folder is called: known before anything of it is read. */
export function codeOf(site: string): string {
  return basename(resolve(site));
}

/** Where the reports of hospitals go, by their codes: what may not be written there is refused before anything is evaluated. */
export function outFolders(
  out: string,
  sites: readonly string[],
  from: string | undefined,
  ending = '',
): Map<string, string> {
  const places = new Map(sites.map((site) => [codeOf(site), outFolder(out, `${codeOf(site)}${ending}`, sites)]));
  for (const [code, folder] of places) refuseOverReviewed(from, code, folder);
  return places;
}

/** A report never takes the place of the workbook whose changes it runs: notes and colours of its reader stand in no other. */
function refuseOverReviewed(from: string | undefined, code: string, folder: string): void {
  const written = join(folder, `${code}.xlsx`);
  if (from === undefined || real(resolve(from)) !== real(resolve(written))) return;
  throw new UserError(`The report would be written over ${from}, whose changes it runs`, [
    'Give another folder, as in --out reviewed',
  ]);
}

function placeOf(target: string, own: string): string {
  if (target === own) return 'the hospital’s own folder';
  return lies(target, own) ? 'inside the hospital’s own folder' : 'which holds the hospital’s own folder';
}

/** Whether a path is a folder or lies in it. */
function lies(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A path with every link of it followed, as far as it is there. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return dirname(path) === path ? path : join(real(dirname(path)), basename(path));
}
