import type { NewSite } from '../../src/commands/init.js';
import type { PrintedFailure } from '../../src/cli/errors.js';
import type { WithAgainst } from '../../src/report/against/index.js';
import type { BedAnswer, CostAnswer, Shown } from '../../src/report/answers/index.js';
import type { CheckedFile, CheckedSite } from '../../src/report/checked/index.js';
import type { LandOnAsking } from '../../src/report/emptied/index.js';
import type { ListAnswer, PfiAnswer } from '../../src/report/contracts/index.js';
import type { Explained, ExplainedSentence } from '../../src/report/explained/index.js';
import type { Solved } from '../../src/report/solved/index.js';
import type { WrittenReport, WrittenResult } from '../../src/report/index.js';
import type { FoundHospital } from '../../src/newcomers/index.js';
import type { AddedReturn } from '../../src/returns/adding/index.js';
import type { ListedReturns, RemovedReturn } from '../../src/returns/own/index.js';
import type { DescribedScenario, ListedScenario } from '../../src/scenarios/index.js';
import type { ModelResult } from '../../src/sections/file/index.js';
import type { Renamed } from '../../src/sections/rename/index.js';
import type { SimulationResult } from '../../src/uncertainty/index.js';

/** What programs read: `result.json`, the failure of any command, and what each command prints with `--json`, by its name. */
export interface Outputs {
  readonly result: WrittenResult;
  readonly beds: WithAgainst<BedAnswer>;
  readonly check: readonly (CheckedSite | CheckedFile)[];
  readonly costs: WithAgainst<Shown<CostAnswer>>;
  readonly explain: Explained | readonly Explained[] | ExplainedSentence;
  readonly failure: PrintedFailure;
  readonly find: readonly FoundHospital[];
  readonly init: NewSite;
  readonly land: LandOnAsking & { readonly files?: readonly string[] };
  readonly pfi: (PfiAnswer | ListAnswer) & { readonly files?: readonly string[] };
  readonly rename: Renamed;
  readonly report: readonly WrittenReport[];
  readonly returns: ListedReturns;
  readonly 'returns add': readonly AddedReturn[];
  readonly 'returns remove': RemovedReturn;
  readonly run: ModelResult | SimulationResult;
  readonly solve: Solved;
  readonly scenarios: readonly ListedScenario[];
  readonly 'scenarios show': DescribedScenario;
}
