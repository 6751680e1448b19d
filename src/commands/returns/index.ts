import { DecantCommand } from '../../cli/index.js';
import { Library } from '../../library/index.js';
import { printProblems, UserError, type Problem } from '../../problems/index.js';
import { Store } from '../../returns/index.js';
import { listReturns, type ListedReturns } from '../../returns/own/index.js';
import { printReturns } from '../../writers/terminal/returns/index.js';

export default class Returns extends DecantCommand {
  static override summary = 'List the national returns that are known, and the years of each that are held.';
  static override description =
    'Some are shipped, others you add: decant returns add. Your own are kept in $DECANT_RETURNS, or else in decant/returns below ' +
    '$XDG_DATA_HOME, ~/.local/share or, on Windows, %APPDATA%.';
  static override examples = [
    '<%= config.bin %> returns',
    '<%= config.bin %> returns add "ERIC - 2022_23 - Site data.csv"',
    '<%= config.bin %> returns --json',
  ];

  async run(): Promise<ListedReturns> {
    await this.parse(Returns);
    const problems: Problem[] = [];
    const kinds = Library.shipped(this.config.root).returns().all(problems);
    if (problems.length > 0) throw new UserError('A shipped kind of return is faulty', printProblems(problems));
    const listed = listReturns(kinds, Store.of(this.config.root));
    if (!this.jsonEnabled()) for (const line of printReturns(listed)) this.log(line);
    return listed;
  }
}
