import { cpSync, existsSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { Args } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
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
    if (existsSync(args.dir)) throw new UserError(`${args.dir} is there already: choose another name, or take it away`);
    cpSync(join(this.config.root, 'templates', 'site'), args.dir, { recursive: true });
    this.tellEditors(args.dir);
    const files = readdirSync(args.dir, { recursive: true, encoding: 'utf8' }).sort();
    if (!this.jsonEnabled()) {
      this.log(`${args.dir}: ${files.join(', ')}`);
      this.log(
        'Every value in it is invented. Replace the values marked illustrative, say where yours come from, then run:',
      );
      this.log(`  ${this.config.bin} check ${args.dir}\n  ${this.config.bin} report ${args.dir}`);
    }
    return { folder: args.dir, files };
  }

  /** A first line by which an editor finds the schema of site.yaml, from where the folder stands. */
  private tellEditors(folder: string): void {
    const site = join(folder, 'site.yaml');
    const shipped = realpathSync(join(this.config.root, 'schemas', 'site.schema.json'));
    const schema = relative(realpathSync(folder), shipped).split(sep).join('/');
    writeFileSync(site, `# yaml-language-server: $schema=${schema}\n${readFileSync(site, 'utf8')}`);
  }
}
