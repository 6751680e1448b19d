import { join } from 'node:path';
import { sectionsOfSite } from '../../src/study/sectionsOfSite.js';
import { loadSite } from '../../src/hospitals/index.js';
import { edit, shippedLibrary } from './reported.js';

/** Lists a hospital's sections in its site.yaml in place of the model's name: the long form, of which a test may then change a line. */
export function writtenOut(folder: string): string {
  edit(
    join(folder, 'site.yaml'),
    'model: acute\n',
    `sections:\n${sectionsIn(folder)
      .map((id) => `  - ${id}\n`)
      .join('')}`,
  );
  return folder;
}

/** Ids of the sections that a hospital's model gives it, slots unfilled. */
export function sectionsIn(folder: string): string[] {
  const library = shippedLibrary;
  const { site } = loadSite(folder, library.returns());
  if (site === undefined) throw new Error(`${folder} has faults`);
  const options = site.options.flatMap((id) => library.settings('option', id, { file: folder }, []) ?? []);
  return sectionsOfSite(site, options, library, []).map(({ id }) => id);
}
