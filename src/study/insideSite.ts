import { basename, isAbsolute, relative, sep } from 'node:path';
import type { Site } from '../hospitals/index.js';

/** How messages name what is shipped with Decant: never from where one stands, though one may stand in a site's folder. */
const SHIPPED = /^templates\//;

/** A file's path inside a site's folder; undefined when it is not there. */
export function insideSite({ folder }: Site, file: string): string | undefined {
  if (SHIPPED.test(file)) return undefined;
  const path = relative(folder, file);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path;
}

/**
 * Anything with a place, its file named by the site's code, or a scenario elsewhere by its own name: a result does not say where on a disk
 * a file lies, nor depends on where one stood.
 */
export function placedByCode<T extends { readonly file: string }>(site: Site, placed: T): T {
  const path = insideSite(site, placed.file);
  if (path !== undefined) return { ...placed, file: `${site.code}/${path.split(sep).join('/')}` };
  return SHIPPED.test(placed.file) ? placed : { ...placed, file: basename(placed.file) };
}
