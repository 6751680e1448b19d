import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, type Outcome } from '../../../src/model/evaluate/index.js';
import { assemble, check } from '../../../src/model/structure/index.js';
import { planBook } from '../../../src/model/workbook/index.js';
import { hasErrors, printProblem, type Problem } from '../../../src/problems/index.js';
import { modelResult } from '../../../src/sections/file/index.js';
import { readSection } from '../../../src/sections/index.js';
import { prepareSimulation } from '../../../src/uncertainty/index.js';
import { Library } from '../../../src/library/library.js';
import { openSite } from '../../../src/study/openSite.js';
import { agreement } from './agreement.js';

/** A file to be read in a process of its own: a model by itself, or put in the place of a file of a site or its templates. */
export type Job =
  | {
      readonly kind: 'model';
      readonly base64: string;
      /** Left out of models that the interpreter, which is slow, would take too long over. */
      readonly interpreted: boolean;
    }
  | {
      readonly kind: 'site';
      readonly file: string;
      readonly base64: string;
      readonly site: string;
      readonly templates: string;
      /** What the build read of the templates: of those in `templates` that are the same nothing is read anew. */
      readonly built: string;
    };

/** What came of it: refused with problems, accepted and computed alike by the interpreter, or at fault. */
export interface Verdict {
  readonly verdict: 'refused' | 'accepted' | 'at fault';
  /** What was said, or what went wrong. */
  readonly said: string;
  /** Time that this process spent on Decant's own work, whatever else the machine was doing. */
  readonly cpuMs: number;
}

const DRAWS = 16;
const LONGEST_PROBLEM = 1200;
/** What a terminal would obey. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

const folder = mkdtempSync(join(tmpdir(), 'decant-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('disconnect', () => process.exit());
process.on('message', (job: Job) => void verdictOf(job).then((verdict) => process.send?.(verdict)));

async function verdictOf(job: Job): Promise<Verdict> {
  const before = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  try {
    const read = job.kind === 'model' ? await readModel(job) : readSite(job);
    const cpuMs = spent();
    const judged = job.kind === 'model' && !job.interpreted ? [] : read.outcomes;
    const fault = judged.map(disagreement).find((found) => found !== '') ?? faultOf(read.problems);
    if (fault !== '') return { verdict: 'at fault', said: fault, cpuMs };
    if (read.outcomes.length > 0) return { verdict: 'accepted', said: '', cpuMs };
    return { verdict: 'refused', said: said(read.problems), cpuMs };
  } catch (error) {
    return {
      verdict: 'at fault',
      said: error instanceof Error ? (error.stack ?? error.message) : String(error),
      cpuMs: spent(),
    };
  }
}

function said(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return errors.slice(0, 3).map(printProblem).join('\n');
}

interface Read {
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
}

async function readModel({ base64 }: Job): Promise<Read> {
  const path = join(folder, 'model.yaml');
  writeFileSync(path, Buffer.from(base64, 'base64'));
  const problems: Problem[] = [];
  const section = readSection(path, 'model.yaml', 'model', problems);
  const blueprint = section === undefined ? undefined : assemble([section], {}, problems);
  const checked = blueprint === undefined ? undefined : check(blueprint, [], problems);
  if (checked === undefined || hasErrors(problems)) return { outcomes: [], problems };
  const outcome = compile(checked.structure).run(checked.bound);
  modelResult(outcome);
  await prepareSimulation(checked.structure, checked.bound)?.run({ draws: DRAWS, seed: 1 });
  planBook([{ id: 'model', title: 'Model', outcome }], []);
  return { outcomes: [outcome], problems };
}

/** Reads a site's folder with one file spoilt, and puts the file back as it was. */
function readSite(job: Extract<Job, { kind: 'site' }>): Read {
  const sound = readFileSync(job.file);
  writeFileSync(job.file, Buffer.from(job.base64, 'base64'));
  try {
    const { study, problems } = openSite(job.site, new Library(job.templates, job.built));
    return { outcomes: study?.cases.map(({ outcome }) => outcome) ?? [], problems };
  } finally {
    writeFileSync(job.file, sound);
  }
}

/** Where the interpreter refuses, or computes otherwise, what was accepted. */
function disagreement(outcome: Outcome): string {
  return agreement({ structure: outcome.structure, bound: outcome.bound }, outcome).different.slice(0, 3).join('\n');
}

/** A refusal says why, in lines that a terminal can show; what is accepted has no error. */
function faultOf(problems: readonly Problem[]): string {
  const lines = problems.map(printProblem);
  const strange = lines.find((line) => line.length > LONGEST_PROBLEM || CONTROL.test(line));
  return strange === undefined ? '' : `a problem that cannot be shown: ${strange.slice(0, 2 * LONGEST_PROBLEM)}`;
}
