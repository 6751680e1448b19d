import { basename, resolve } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { writeNew } from '../files/writing/index.js';
import { Library } from '../library/index.js';
import { folderName, invented, isSite, makeFolder, Pieces, tellEditors, type MadeFolder } from '../newcomers/index.js';
import { UserError } from '../problems/index.js';
import { Store } from '../returns/index.js';
import { parseFinancialYear } from '../words/index.js';
import { printMade } from '../writers/terminal/index.js';

export interface NewSite {
  readonly folder: string;
  readonly files: readonly string[];
}

const CODE = /^[a-z0-9][a-z0-9-]{0,63}$/;

export default class Init extends DecantCommand {
  static override summary =
    'Make a folder for a hospital, from its code or to be filled in: it runs at once, and says what to get.';
  static override description =
    'With the code of a hospital site (decant find NAME), the folder stands on what is published of it: estates returns, beds, HM ' +
    'Treasury’s list of PFI contracts, outlines of buildings. Every figure names its file, row and column; what is illustrative says so. ' +
    'With another name, the folder is an example to be filled in.';
  static override examples = [
    '<%= config.bin %> init RXQ02',
    '<%= config.bin %> init RXQ02 sites/stoke-mandeville --year 2016/17',
    '<%= config.bin %> init sites/my-hospital',
  ];
  static override args = {
    code: Args.string({
      required: true,
      description: 'Code of a hospital site, such as RXQ02; or a folder to make and fill in.',
    }),
    dir: Args.string({
      description: 'Folder to make, where a code is given; else it is called by the hospital’s name.',
    }),
  };
  static override flags = {
    year: Flags.string({
      description: 'Financial year of the estates return to stand on; the latest that is held where left out.',
    }),
    pfi: Flags.string({ description: 'Number of the hospital’s project in HM Treasury’s list of PFI contracts.' }),
  };

  async run(): Promise<NewSite> {
    const { args, flags } = await this.parse(Init);
    const pieces = new Pieces(Library.shipped(this.config.root).returns(), Store.of(this.config.root));
    const isCode = args.dir !== undefined || isSite(pieces, args.code);
    const year = yearOf(flags.year);
    const asked = {
      code: args.code,
      ...(year === undefined ? {} : { year }),
      ...(flags.pfi === undefined ? {} : { project: flags.pfi }),
    };
    const made = isCode ? makeFolder(pieces, asked) : undefined;
    const folder = args.dir ?? (made === undefined ? args.code : folderName(made.name));
    const code = basename(resolve(folder));
    if (!CODE.test(code))
      throw new UserError(`${code} cannot be a hospital’s code: use small letters, digits and hyphens, 64 at most`);
    const files = tellEditors(made?.files ?? invented(this.config.root), folder, this.config.root);
    writeNew(folder, files);
    if (!this.jsonEnabled()) for (const line of this.said(made, folder, [...files.keys()])) this.log(line);
    return { folder, files: [...files.keys()] };
  }

  private said(made: MadeFolder | undefined, folder: string, files: readonly string[]): string[] {
    if (made !== undefined) return printMade(made, folder, this.config.bin);
    return [
      `${folder}: ${files.join(', ')}`,
      'Every value in it is invented. Replace the values marked illustrative, say where yours come from, then run:',
      `  ${this.config.bin} check ${folder}\n  ${this.config.bin} report ${folder}`,
    ];
  }
}

function yearOf(text: string | undefined): number | undefined {
  const year = text === undefined ? undefined : parseFinancialYear(text);
  if (text !== undefined && year === undefined)
    throw new UserError(`${text} is no financial year: write it like 2016/17`);
  return year;
}
