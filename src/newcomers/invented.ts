import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { pathsUnder } from '../files/index.js';

/** The files of a folder of which every value is invented and has to be replaced, each by its path. */
export function invented(decant: string): Map<string, Buffer> {
  const template = join(decant, 'templates', 'site');
  return new Map(
    pathsUnder(template).map((path) => [path.toString(), readFileSync(join(template, path.toString()))] as const),
  );
}

/** The files of a new folder, with a first line in site.yaml by which an editor finds its schema from where the folder is to stand. */
export function tellEditors(
  files: ReadonlyMap<string, Buffer | string>,
  folder: string,
  decant: string,
): Map<string, Buffer> {
  const shipped = realpathSync(join(decant, 'schemas', 'site.schema.json'));
  const schema = relative(realOf(resolve(folder)), shipped)
    .split(sep)
    .join('/');
  const line = `# yaml-language-server: $schema=${schema}\n`;
  return new Map(
    [...files].map(([file, content]) => {
      const bytes = Buffer.from(content);
      return [file, file === 'site.yaml' ? Buffer.concat([Buffer.from(line), bytes]) : bytes];
    }),
  );
}

/** A path with every link of it followed, as far as it is there. */
function realOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realOf(dirname(path)), basename(path));
}
