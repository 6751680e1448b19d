import { Args } from '@oclif/core';
import { DecantCommand } from '../../cli/index.js';
import { Library } from '../../library/index.js';
import { Store } from '../../returns/index.js';
import { ownFolderToWrite, removeReturn, type RemovedReturn } from '../../returns/own/index.js';
import { printRemoved } from '../../writers/terminal/returns/index.js';

export default class ReturnsRemove extends DecantCommand {
  static override summary = 'Take a publication that you added out of your own returns; what is shipped stays.';
  static override description =
    'Takes away the publication and the text beside it, and says which files are gone. Hospitals’ folders keep the rows that they were made from.';
  static override examples = ['<%= config.bin %> returns remove eric-site 2023-24'];
  static override args = {
    name: Args.string({ required: true, description: 'Which return it is: an id of decant returns.' }),
    edition: Args.string({ required: true, description: 'Of when it is: 2023-24, 2019-20-q3, 2016-03-31.' }),
  };

  async run(): Promise<RemovedReturn> {
    const { args } = await this.parse(ReturnsRemove);
    const folder = ownFolderToWrite();
    const kinds = Library.shipped(this.config.root).returns().all([]);
    const store = Store.of(this.config.root, folder);
    const removed = removeReturn({ id: args.name, edition: args.edition }, { kinds, store, folder });
    if (!this.jsonEnabled()) for (const line of printRemoved(removed)) this.log(line);
    return removed;
  }
}
