import { Args } from '@oclif/core';
import { DecantCommand, FLAGS, besideOf } from '../cli/index.js';
import { Library } from '../library/index.js';
import { checkedAll, type CheckedFile, type CheckedSite } from '../report/checked/index.js';
import { printChecked } from '../writers/terminal/index.js';

export default class Check extends DecantCommand {
  static override summary = 'List everything that is wrong or odd in hospital folders and model files.';
  static override description =
    'A folder is checked with its scenario, its options, its parameters and the experiments that are run on it; a model file is run. ' +
    'The topics of templates/reports, which are sentences, tables and charts, are read and judged by report, beds, costs, land and explain. A section, which is a model ' +
    'file without a timeline, is checked as far as it can be alone: its formulas, names, values and units.';
  static override examples = [
    '<%= config.bin %> check sites/stoke-mandeville',
    '<%= config.bin %> check model.yaml templates/model/wards.yaml',
  ];
  static override strict = false;
  static override args = {
    path: Args.string({ required: true, description: 'Folder of a hospital, or a model file; several may follow.' }),
  };
  static override flags = { scenario: FLAGS.scenario, set: FLAGS.set, against: FLAGS.against };

  async run(): Promise<(CheckedSite | CheckedFile)[]> {
    const { argv, flags } = await this.parse(Check);
    const library = Library.shipped(this.config.root);
    const { scenario, set: sets, against } = flags;
    const asked = { scenario, sets, beside: (path: string) => besideOf(against, path, [sets]) };
    const results = checkedAll(argv as string[], library, asked);
    if (!this.jsonEnabled()) for (const line of results.flatMap(printChecked)) this.log(line);
    if (results.some((result) => !result.ok)) this.checksFailed();
    return results;
  }
}
