import { readFileSync, statSync } from 'node:fs';
import { unreplaced } from '../../hospitals/index.js';
import type { Library } from '../../library/index.js';
import { toldChecks } from '../../model/explain/index.js';
import { hasErrors, told, UserError, type Problem } from '../../problems/index.js';
import { checkModelFile } from '../../sections/file/index.js';
import { describeScenario, withOwnFiles } from '../../scenarios/index.js';
import { once, type Study } from '../../study/index.js';
import { changedFacts } from '../changedFacts.js';
import { memberLabelsOf } from '../memberLabels.js';
import { openAsked, type AskedOtherwise } from '../opened/index.js';
import { checkedAgainst, type CheckedSite } from './checkedAgainst.js';
import { faultsOfContracts, NO_FAULTS, togetherChanged } from './ofContracts.js';
import { setsApart } from '../sets/index.js';
import { countedTwice } from '../several/index.js';
import { failedChecks, rootFailures, type FailedCheck } from '../failures.js';

/** Comments before a file's first key are shorter than this. */
const MOST_PREAMBLE = 10_000;

/** Under which scenario, and with what set in place of what the folder says. */
export interface AskedOfFolder extends Pick<AskedOtherwise, 'scenario' | 'sets'> {
  /** What each folder is set beside: itself as it is, or another. */
  readonly beside?: ((folder: string) => { readonly folder: string; readonly other?: string } | undefined) | undefined;
}

export interface CheckedFile {
  readonly file: string;
  /** A model runs on its own; a section has no timeline, and is judged as far as that goes without a site. */
  readonly kind: 'model' | 'section';
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly failedChecks: readonly FailedCheck[];
  readonly failures: readonly string[];
  /** Names that a section takes from other sections. */
  readonly takes: readonly string[];
}

/** What is wrong or odd at a path: a hospital’s folder, under its own scenario or another, or a model file. */
export function checked(
  path: string,
  library: Library,
  asked: AskedOfFolder = {},
  studies: Study[] = [],
): CheckedSite | CheckedFile {
  if (!isModelFile(path)) return checkedFolder(path, library, asked, studies);
  if ((asked.sets ?? []).length > 0 || asked.beside?.(path) !== undefined)
    throw new UserError(`--set and --against are of hospitals, and ${path} is a model file`, [
      'Run it with decant run --set',
    ]);
  return checkedFile(path, library);
}

/** The same at several paths; of sites of one trust, what two of them count both too. */
export function checkedAll(
  paths: readonly string[],
  library: Library,
  asked: AskedOfFolder = {},
): (CheckedSite | CheckedFile)[] {
  const all = paths.map((path) => {
    const studies: Study[] = [];
    const result = checked(path, library, asked, studies);
    return { result, study: studies.at(-1) };
  });
  const twice = countedTwice(all.flatMap(({ study }) => study ?? []));
  return all.map(({ result, study }) => {
    const own = twice.flatMap(({ code, problem }) => (code === study?.site.code ? [problem] : []));
    return own.length === 0 ? result : { ...result, problems: [...result.problems, ...own] };
  });
}

/** A folder by itself, or beside another or itself as it is. */
function checkedFolder(
  folder: string,
  library: Library,
  { scenario, sets, beside }: AskedOfFolder,
  studies: Study[],
): CheckedSite {
  const set = beside?.(folder);
  const own: Study[] = [];
  const after = checkedSite(folder, library, { scenario, sets }, own);
  studies.push(...own);
  if (set === undefined) return after;
  const others: Study[] = [];
  const before = checkedSite(set.folder, library, { scenario }, others);
  return { ...after, against: checkedAgainst({ before, was: others[0] }, { after, now: own[0] }, set.other) };
}

/** `studies` gain what was evaluated. */
function checkedSite(folder: string, library: Library, asked: AskedOfFolder, studies: Study[]): CheckedSite {
  const { scenario, sets = [] } = asked;
  const apart = setsApart(folder, library, scenario, sets);
  const { study, reader, problems: found } = openAsked(folder, library, { scenario, sets: apart.own });
  if (study !== undefined) studies.push(study);
  const ofContracts = study === undefined ? NO_FAULTS : faultsOfContracts(study, folder, library, apart);
  const others = faultsOfExperiments(withOwnFiles(library, folder), folder);
  const problems = told(once([...found, ...ofContracts.problems, ...others]));
  const failed = [study, ofContracts.study].flatMap(failedIn);
  const failures = rootFailures((study?.cases ?? []).flatMap(({ outcome }) => outcome.failures));
  const ok = study !== undefined && failed.length === 0 && !hasErrors(problems);
  const toReplace = study === undefined ? [] : unreplaced(study.site);
  const own = study === undefined || reader === undefined ? [] : [changedFacts(reader, study, memberLabelsOf(study))];
  const changed = togetherChanged([...own, ...ofContracts.changed]);
  return {
    folder,
    ...(changed === undefined ? {} : { changed }),
    ok,
    problems,
    ...(toReplace.length > 0 ? { toReplace } : {}),
    failedChecks: failed,
    failures,
  };
}

/** The checks of a study that do not hold, of each option. */
function failedIn(study: Study | undefined): FailedCheck[] {
  const cases = study?.cases ?? [];
  return cases.flatMap(({ option, outcome }) => failedChecks(toldChecks(outcome), option.id));
}

/**
 * What a report would refuse of the experiments and of what it sets side by side, files that a user may change; the rule for the best
 * option is read with the hospital. Topics are read by a report alone: reading them all would make a check slower by a twentieth.
 */
function faultsOfExperiments(library: Library, folder: string): Problem[] {
  const problems: Problem[] = [];
  library.overview(problems);
  library.experiments(problems);
  for (const id of library.ownIds('scenarios')) describeScenario(id, library, problems, folder);
  return problems;
}

function checkedFile(file: string, library: Library): CheckedFile {
  const other = otherKindOf(file);
  if (other !== undefined)
    throw new UserError(`${file} is ${other}: it is checked with the hospital that uses it, decant check FOLDER`);
  const sections = () => library.sections(library.ids('model'), { file: 'templates/model' }, []);
  const { kind, problems: found, checks, failures, takes } = checkModelFile(file, sections);
  const problems = told(found);
  const failed = failedChecks(checks);
  const ok = !hasErrors(problems) && failed.length === 0;
  return { file, kind, ok, problems, failedChecks: failed, failures: rootFailures(failures), takes: [...takes.keys()] };
}

/** The other files that are written in YAML, by the key with which each begins. */
const OTHER_KINDS: Readonly<Record<string, string>> = {
  name: 'a hospital’s site.yaml',
  model: 'a list of a model’s sections',
  contract: 'a contract',
  scenario: 'a scenario',
  option: 'an option',
  change: 'a change of an assumption',
  growth: 'a preset of growth',
  parameters: 'a file of parameters',
  cases: 'a file of worked cases',
};

function otherKindOf(file: string): string | undefined {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const first = /^(?:\s|#.*\n)*([a-z_]+):/.exec(readFileSync(file, 'utf8').slice(0, MOST_PREAMBLE))?.[1] ?? '';
  return Object.hasOwn(OTHER_KINDS, first) ? OTHER_KINDS[first] : undefined;
}

/** A file by what it is on the disk; one that is missing, by what it is called. */
function isModelFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? /\.ya?ml$/.test(path);
}
