import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library } from '../../src/library/index.js';
import { printProblem, UserError } from '../../src/problems/index.js';
import { openSite } from '../../src/study/index.js';
import { EVEN_CONTRACT } from '../study/reported.js';
import { DAMAGES } from './damages.js';
import { Draw } from './draw.js';
import { root, type Fuzzed } from './workshop.js';

const SITE = 'typical-acute';
const CONTRACT = `pfi/${SITE}.yaml`;
const ACTIVITY = `fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source,status,label
2016/17,emergency,under_65,24000,60000,midnight,,A hospital’s own count,assumed,Emergency under 65
2016/17,emergency,65_and_over,16000,140000,midnight,,A hospital’s own count,assumed,
2016/17,elective,,9000,45000,inclusive,,A hospital’s own count,assumed,
2016/17,day_case,,30000,30000,inclusive,,A hospital’s own count,assumed,
`;
const COSTS = `category,amount,fixed,semi_fixed,variable,lag_months,source,status,prices
staff,195000000,15,75,10,12,Accounts 2016/17 note 5,assumed,2016/17
goods,51000000,5,15,80,3,Accounts 2016/17 note 6,assumed,2016/17
premises,27000000,70,25,5,0,Accounts 2016/17 note 7,assumed,2016/17
other,27000000,70,15,15,24,Accounts 2016/17 note 8,,2016/17
`;
const FILES = [
  'site.yaml',
  'beds.csv',
  'activity.csv',
  'costs.csv',
  'boundary.geojson',
  'buildings.geojson',
  'constraints.geojson',
  CONTRACT,
];
/** To so many pairs of a run one fault of each file is drawn. */
const PAIRS_A_FAULT = 16;
const library = Library.shipped(root);

/** One file of a folder, spoiled so that there is no report. */
interface Fault {
  readonly file: string;
  readonly how: string;
  readonly bytes: Buffer;
  /** What is told of it where nothing else is wrong. */
  readonly alone: readonly string[];
}

/** A hospital with every file that a person may write, in a folder to spoil. */
class FullFolder {
  private readonly parent = mkdtempSync(join(tmpdir(), 'decant-pairs-'));
  private readonly folder = join(this.parent, SITE);
  private readonly sound = new Map<string, Buffer>();

  constructor() {
    cpSync(join(root, 'sites', SITE), this.folder, { recursive: true });
    mkdirSync(join(this.folder, 'pfi'));
    writeFileSync(join(this.folder, 'activity.csv'), ACTIVITY);
    writeFileSync(join(this.folder, 'costs.csv'), COSTS);
    writeFileSync(join(this.folder, CONTRACT), EVEN_CONTRACT);
    for (const file of FILES) this.sound.set(file, readFileSync(join(this.folder, file)));
  }

  close(): void {
    rmSync(this.parent, { recursive: true, force: true });
  }

  /** Every error of the folder with other bytes in some of its files. */
  errors(faults: readonly Pick<Fault, 'file' | 'bytes'>[]): string[] {
    for (const { file, bytes } of faults) writeFileSync(join(this.folder, file), bytes);
    try {
      return openSite(this.folder, library)
        .problems.filter(({ severity }) => severity === 'error')
        .map((problem) => printProblem(problem).replaceAll(`${this.folder}/`, ''));
    } catch (error) {
      if (error instanceof UserError) return [error.message];
      throw error;
    } finally {
      for (const { file } of faults) writeFileSync(join(this.folder, file), this.sound.get(file) ?? '');
    }
  }

  /** A fault of a file, drawn until there is no report for it. */
  fault(file: string, draw: Draw): Fault {
    const sound = this.sound.get(file) ?? Buffer.alloc(0);
    for (;;) {
      const how = draw.of(Object.keys(DAMAGES));
      const bytes = draw.of(DAMAGES[how] ?? [])(sound, draw, file);
      const alone = bytes === undefined ? [] : this.errors([{ file, bytes }]);
      if (bytes !== undefined && alone.length > 0) return { file, how, bytes, alone };
    }
  }
}

/** Puts faults in two files of a hospital's folder at once: what is told of each alone is told of both. */
export function fuzzPairs(count: number, seed: number): Fuzzed {
  const full = new FullFolder();
  try {
    const faults = FILES.flatMap((file, at) =>
      Array.from({ length: Math.ceil(count / PAIRS_A_FAULT) }, (_, index) =>
        full.fault(file, new Draw(seed + at * 1000 + index)),
      ),
    );
    const draw = new Draw(seed);
    const fell: string[] = [];
    for (let tried = 0; tried < count; tried++) {
      const one = draw.of(faults);
      const other = draw.of(faults.filter(({ file }) => file !== one.file));
      const both = full.errors([one, other]);
      const lost = [...lostOf(one, other, both), ...lostOf(other, one, both)];
      const pair = [one, other].map(({ file, how }) => `${file}, ${how}`).join(' and ');
      if (lost.length > 0) fell.push(`pair ${tried} of seed ${seed} (${pair}): ${lost.length} lost, ${lost[0] ?? ''}`);
    }
    return { tried: count, fell };
  } finally {
    full.close();
  }
}

/** What is told of a fault alone and not beside another, though it could be. */
function lostOf({ alone }: Fault, { file, alone: besides }: Fault, both: readonly string[]): string[] {
  const said = (line: string): boolean => both.includes(line);
  // Where a fault shows in the other file, that has been spoiled too, and says something else there, or nothing.
  const elsewhere = (line: string): boolean => line.startsWith(`${file}:`);
  // Which names there are is known by the model that site.yaml names, and a term may be given there: where it cannot be read, nothing is.
  const hangs = (line: string): boolean =>
    file === 'site.yaml' && besides.length > 0 && /no section of this model has|the contract has no/.test(line);
  return alone.filter((line) => !said(line) && !elsewhere(line) && !hangs(line));
}
