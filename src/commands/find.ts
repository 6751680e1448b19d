import { Args } from '@oclif/core';
import { DecantCommand } from '../cli/index.js';
import { Library } from '../library/index.js';
import { findHospitals, Pieces, type FoundHospital } from '../newcomers/index.js';
import { Store } from '../returns/index.js';
import { printFound } from '../writers/terminal/index.js';

export default class Find extends DecantCommand {
  static override summary = 'Find a hospital in the national data: its code, and what is known of it.';
  static override description =
    'Prints the hospital sites whose code, name, trust or town holds every word: the years of estates returns that are held, beds, floor, ' +
    'whether a PFI contract is known, and outlines of buildings. Make its folder with decant init CODE.';
  static override examples = ['<%= config.bin %> find stoke', '<%= config.bin %> find leeds general'];
  static override strict = false;
  static override args = {
    words: Args.string({
      required: true,
      description: 'Part of a name, a trust, a town or a code; several words may follow.',
    }),
  };

  async run(): Promise<FoundHospital[]> {
    const { argv } = await this.parse(Find);
    const store = Store.of(this.config.root);
    const found = findHospitals(
      new Pieces(Library.shipped(this.config.root).returns(), store),
      (argv as string[]).join(' '),
    );
    if (!this.jsonEnabled()) for (const line of printFound(found)) this.log(line);
    return found;
  }
}
