import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Args } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { pathsUnder } from '../files/index.js';
import { writeNew } from '../files/writing/index.js';
import { UserError } from '../problems/index.js';

export interface NewSite {
  readonly folder: string;
  readonly files: readonly string[];
}

const CODE = /^[a-z0-9][a-z0-9-]{0,63}$/;

export default class Init extends DecantCommand {
  static override summary = 'Make a folder for a hospital: it runs at once, and says what to fill in.';
  static override examples = ['<%= config.bin %> init sites/my-hospital'];
  static override args = {
    dir: Args.string({ required: true, description: 'Folder to make; its name becomes the hospital’s code.' }),
  };

  async run(): Promise<NewSite> {
    const { args } = await this.parse(Init);
    const code = basename(resolve(args.dir));
    if (!CODE.test(code))
      throw new UserError(`${code} cannot be a hospital’s code: use small letters, digits and hyphens, 64 at most`);
    const files = this.filesOf(args.dir);
    writeNew(args.dir, files);
    if (!this.jsonEnabled()) {
      this.log(`${args.dir}: ${[...files.keys()].join(', ')}`);
      this.log(
        'Every value in it is invented. Replace the values marked illustrative, say where yours come from, then run:',
      );
      this.log(`  ${this.config.bin} check ${args.dir}\n  ${this.config.bin} report ${args.dir}`);
    }
    return { folder: args.dir, files: [...files.keys()] };
  }

  /** The files of the template, each by its path. */
  private filesOf(folder: string): Map<string, Buffer> {
    const template = join(this.config.root, 'templates', 'site');
    const files = pathsUnder(template).map(
      (path) => [path.toString(), readFileSync(join(template, path.toString()))] as const,
    );
    return new Map(
      files.map(([file, bytes]) => [
        file,
        file === 'site.yaml' ? Buffer.concat([Buffer.from(this.tellEditors(folder)), bytes]) : bytes,
      ]),
    );
  }

  /** A first line of site.yaml by which an editor finds its schema, from where the folder is to stand. */
  private tellEditors(folder: string): string {
    const shipped = realpathSync(join(this.config.root, 'schemas', 'site.schema.json'));
    const schema = relative(realOf(resolve(folder)), shipped)
      .split(sep)
      .join('/');
    return `# yaml-language-server: $schema=${schema}\n`;
  }
}

/** A path with every link of it followed, as far as it is there. */
function realOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realOf(dirname(path)), basename(path));
}
