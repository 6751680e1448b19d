import type { CheckedFile, CheckedSite } from '../../src/commands/check.js';
import type { CostsShown } from '../../src/commands/costs.js';
import type { NewSite } from '../../src/commands/init.js';
import type { LandShown } from '../../src/commands/land.js';
import type { Renamed } from '../../src/commands/rename.js';
import type { WrittenReport } from '../../src/commands/report.js';
import type { PrintedFailure } from '../../src/cli/errors.js';
import type { Explanation } from '../../src/model/explain/index.js';
import type { BedAnswer } from '../../src/report/answers/index.js';
import type { WrittenResult } from '../../src/report/index.js';
import type { DescribedScenario, ListedScenario } from '../../src/scenarios/index.js';
import type { ModelResult } from '../../src/sections/file/index.js';
import type { SimulationResult } from '../../src/uncertainty/index.js';

/** What programs read: `result.json`, the failure of any command, and what each command prints with `--json`, by its name. */
export interface Outputs {
  readonly result: WrittenResult;
  readonly beds: BedAnswer;
  readonly check: readonly (CheckedSite | CheckedFile)[];
  readonly costs: CostsShown;
  readonly explain: Explanation;
  readonly failure: PrintedFailure;
  readonly init: NewSite;
  readonly land: LandShown;
  readonly rename: Renamed;
  readonly report: readonly WrittenReport[];
  readonly run: ModelResult | SimulationResult;
  readonly scenarios: readonly ListedScenario[];
  readonly 'scenarios show': DescribedScenario;
}
