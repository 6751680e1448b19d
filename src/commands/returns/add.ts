import { Args, Flags } from '@oclif/core';
import { DecantCommand, FLAGS } from '../../cli/index.js';
import { workbookProgram } from '../../files/publishedWorkbook/index.js';
import { Library } from '../../library/index.js';
import { Store } from '../../returns/index.js';
import { addReturn, type AddedReturn } from '../../returns/adding/index.js';
import { ownFolderToWrite } from '../../returns/own/index.js';
import { printAdded, WHERE_NEWER } from '../../writers/terminal/returns/index.js';

export default class ReturnsAdd extends DecantCommand {
  static override summary =
    'Read a newer publication as it was published (CSV, XLSX, XLS), and keep it for find and init.';
  static override description =
    'Which return it is, is known by its header; of which year, by its name, its titles or its rows. What is left out, not known or ' +
    `unreadable is said. Where newer ones are:\n${WHERE_NEWER.join('\n')}\n` +
    'A year that calls a column by another name: a text file in the folder of your own returns, with extends: and spelt: (docs/adding.md).';
  static override examples = [
    '<%= config.bin %> returns add "ERIC - 2022_23 - Site data.csv"',
    '<%= config.bin %> returns add Beds-Open-Overnight-Web_File-Q3-2024-25.xlsx',
    '<%= config.bin %> returns add download.csv --as eric-site --edition 2023-24',
  ];
  static override args = {
    file: Args.string({ required: true, description: 'The publisher’s file, as it was downloaded.' }),
  };
  static override flags = {
    as: Flags.string({
      helpValue: 'ID',
      summary: 'Which return it is, where its header does not tell: an id of decant returns.',
    }),
    edition: Flags.string({
      helpValue: 'YEAR',
      summary: 'Of when it is, where it does not say: 2023-24, 2019-20-q3, 2016-03-31.',
    }),
    sheet: Flags.string({ helpValue: 'NAME', summary: 'The sheet that is meant, of a workbook in which two may be.' }),
    force: Flags.boolean({ summary: 'Put it in the place of what is held of the same edition.' }),
    full: FLAGS.full,
  };

  async run(): Promise<readonly AddedReturn[]> {
    const { args, flags } = await this.parse(ReturnsAdd);
    const folder = ownFolderToWrite();
    const added = addReturn(
      { path: args.file, ...flags },
      {
        returns: Library.shipped(this.config.root).returns(),
        store: Store.of(this.config.root, folder),
        folder,
        program: workbookProgram(this.config.root),
      },
    );
    if (!this.jsonEnabled()) for (const line of printAdded(added, flags.full)) this.log(line);
    return added;
  }
}
