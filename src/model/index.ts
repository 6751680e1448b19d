export {
  YamlFile,
  readBefore,
  readText,
  asList,
  asMap,
  asScalar,
  sourceOf,
  type ReadBefore,
  type YamlEntry,
  type YamlNode,
} from './document/index.js';
export {
  checksOf,
  compile,
  printLines,
  rowOf,
  valueAt,
  type CheckResult,
  type Failure,
  type Outcome,
  type PrintedLine,
  type Program,
} from './evaluate/index.js';
export { partsOfMember, partsOfName } from './crossed.js';
export { parseFinancialYear, printFinancialYear } from './financialYear.js';
export {
  STATUSES,
  type Cell,
  type Given,
  type GivenMember,
  type GivenValue,
  type Place,
  type Provenance,
  type Status,
  type Typed,
} from './given.js';
export { mergeInOrder } from './mergeInOrder.js';
export { didYouMean, nearestName } from './nearest.js';
export { hasErrors, printProblem, type Problem } from './problem.js';
export {
  faultOfName,
  readGiven,
  readProvenance,
  readSection,
  readSectionText,
  readTimeline,
  type DeclaredSlot,
  type Section,
  type Timeline,
} from './sections/index.js';
export {
  assemble,
  check,
  rebind,
  type Blueprint,
  type Bound,
  type BoundInput,
  type BoundRow,
  type Checked,
  type ModelLine,
  type ModelRow,
  type Structure,
  type Surroundings,
} from './structure/index.js';
export { isWrong, printSerialDay, readQuantity, readUnit, serialDay, type Unit, type Wrong } from './units/index.js';
export { checkModelFile, type FileCheck } from './checkFile.js';
export { modelResult, readSetting, runModelFile, type ModelResult, type ModelRun } from './runFile.js';
export {
  planBook,
  type Book,
  type BookCase,
  type BookCaseSheet,
  type CalendarRow,
  type BookHeader,
  type BookName,
  type BookRow,
  type BookSheet,
  type InputRow,
  type LineRow,
  type TableRow,
} from './workbook/index.js';
export { explain, printExplanation, type Explanation, type Target } from './explain/index.js';
