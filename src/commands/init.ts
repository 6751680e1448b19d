import { Args, Flags } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { writeNew } from '../files/writing/index.js';
import { Library } from '../library/index.js';
import { newFolder } from '../newcomers/index.js';
import { printMade } from '../writers/terminal/index.js';

export interface NewSite {
  readonly folder: string;
  readonly files: readonly string[];
}

/** A flag that may be given again, and takes one word each time. */
const OFTEN = { multiple: true, multipleNonGreedy: true } as const;

export default class Init extends DecantCommand {
  static override summary =
    'Make a folder for a hospital, from its code or to be filled in: it runs at once, and says what to get.';
  static override description =
    'With the code of a hospital site (decant find NAME), the folder stands on what is published of it: estates returns, beds, HM ' +
    'Treasury’s list of PFI contracts, outlines of buildings. Every figure names its file, row and column; what is illustrative says so. ' +
    'Files in hand come before what is held (--kh03 twice where available and occupied beds are two). With another name, the folder is an example to be filled in.';
  static override examples = [
    '<%= config.bin %> init RXQ02',
    '<%= config.bin %> init RXQ02 sites/stoke-mandeville --year 2016/17',
    '<%= config.bin %> init my-hospital --site RBA11 --eric site-data.csv --kh03 beds.xlsx --pfi list.csv#368 --buildings outlines.geojson',
    '<%= config.bin %> init sites/my-hospital',
  ];
  static override args = {
    code: Args.string({ required: true, description: 'Code of a hospital site, as RXQ02; or a folder to fill in.' }),
    dir: Args.string({ description: 'Folder to make, where a code is given; else called by the hospital’s name.' }),
  };
  static override flags = {
    site: Flags.string({ helpValue: 'CODE', summary: 'Code of the hospital site, where the first word is a folder.' }),
    year: Flags.string({ helpValue: 'YEAR', summary: 'Year of the estates return to stand on; else the latest.' }),
    eric: Flags.string({ helpValue: 'FILE', summary: 'Estates return by site (ERIC), as it was published.' }),
    kh03: Flags.string({ ...OFTEN, helpValue: 'FILE', summary: 'Beds by trust (KH03), as they were published.' }),
    pfi: Flags.string({ helpValue: '[FILE#]N', summary: 'Number in HM Treasury’s list, or in a later one.' }),
    buildings: Flags.string({ helpValue: 'FILE', summary: 'Outlines of buildings: GeoJSON, GeoPackage, KML, zip.' }),
    boundary: Flags.string({ helpValue: 'FILE', summary: 'The site’s boundary, in the same forms.' }),
    register: Flags.string({ helpValue: 'FILE', summary: 'Estate register: without outlines, a square for each row.' }),
  };

  async run(): Promise<NewSite> {
    const { args, flags } = await this.parse(Init);
    const library = Library.shipped(this.config.root);
    const { folder, files, made } = newFolder(
      { ...flags, first: args.code, dir: args.dir },
      library.returns(),
      this.config.root,
    );
    writeNew(folder, files);
    if (!this.jsonEnabled()) for (const line of printMade(made, folder, [...files.keys()])) this.log(line);
    return { folder, files: [...files.keys()] };
  }
}
