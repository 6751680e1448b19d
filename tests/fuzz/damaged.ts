import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadSite } from '../../src/hospitals/index.js';
import { Library } from '../../src/library/index.js';
import { hasErrors, printProblems, UserError, type Problem } from '../../src/problems/index.js';
import { checkModelFile } from '../../src/sections/file/index.js';
import { openSite } from '../../src/study/index.js';
import { Draw } from './draw.js';
import { soundFolders, soundTemplates, type Sound } from './inputs.js';

/** Processor seconds that one input may take, whatever else the machine does: a bound that is no bound takes minutes. */
const MOST_SECONDS = 10;
/** Of so many damaged folders one is evaluated where it can be, and of so many inputs one is a template: they take a hundred times as long. */
const ONE_EVALUATED = 10;
const ONE_TEMPLATE = 40;
const MOST_SAID = 200;
/** What no sentence for a reader holds. */
const OURS = /\bundefined\b|\bNaN\b|\[object |\bat .*\.[jt]s:\d+/;

/**
 * Damages shipped folders and templates, and reads them: nothing may fall. `fell` says of each input that did what was damaged, with
 * which seed, and how it fell; nothing is left on the disk.
 */
export async function fuzzDamaged(count: number, seed: number): Promise<{ tried: number; fell: string[] }> {
  const { parent, sites } = await soundFolders();
  const templates = soundTemplates(parent);
  const fell: string[] = [];
  try {
    const [around, names] = [listing(parent), Object.getOwnPropertyNames(Object.prototype).join()];
    for (let index = 0; index < count; index++) {
      const draw = new Draw((seed + Math.imul(index, 0x9e3779b1)) | 0);
      const isTemplate = index % ONE_TEMPLATE === ONE_TEMPLATE - 1;
      const sound = isTemplate ? templates : draw.of(sites);
      sound.damaged(draw, (what) => {
        const say = (how: string): void =>
          void fell.push(`input ${index} of seed ${seed} (${sound.folder.slice(parent.length + 1)}/${what}): ${how}`);
        const before = process.cpuUsage();
        tried(() => (isTemplate ? template(sites, templates) : site(sound, index % ONE_EVALUATED === 0)), say);
        const { user, system } = process.cpuUsage(before);
        if ((user + system) / 1e6 > MOST_SECONDS) say(`it took ${((user + system) / 1e6).toFixed(1)} s`);
      });
      if (Object.getOwnPropertyNames(Object.prototype).join() !== names) throw new Error(`input ${index}: Object grew`);
      if (fell.length > MOST_SAID) return { tried: index + 1, fell };
    }
    if (listing(parent) !== around) fell.push(`something was written: ${listing(parent)}`);
    return { tried: count, fell };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function tried(attempt: () => string[], say: (how: string) => void): void {
  try {
    for (const how of attempt()) say(how);
  } catch (error) {
    if (error instanceof UserError) return;
    say(error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error));
  }
}

let shipped: Library | undefined;

/** A damaged folder is refused with sentences, or gives numbers. */
function site(sound: Sound, isEvaluated: boolean): string[] {
  shipped ??= Library.shipped('.');
  const { site: read, problems } = loadSite(sound.folder, shipped.returns());
  const said = [...problems.flatMap(faultIn(sound.folder)), ...silent(read !== undefined, problems)];
  if (!isEvaluated) return said;
  return [...said, ...evaluated(sound.folder, shipped)];
}

function evaluated(folder: string, library: Library, damaged = folder): string[] {
  const { study, problems } = openSite(folder, library);
  // A value that could not be calculated is said among the failures, and nothing of the folder is called ready.
  const numbers = (study?.cases ?? []).flatMap(({ option, outcome }) =>
    outcome.failures.length > 0 || outcome.values.every((row) => row.every(Number.isFinite))
      ? []
      : [`a value of ${option.id} is no number, and nothing says so`],
  );
  return [...problems.flatMap(faultIn(damaged)), ...silent(study !== undefined, problems), ...numbers];
}

/** A damaged template is refused with sentences, read alone and with a hospital. */
function template([small]: readonly Sound[], templates: Sound): string[] {
  const library = new Library(templates.folder);
  const models = readdirSync(join(templates.folder, 'model')).filter((file) => file.endsWith('.yaml'));
  const alone = models.slice(0, 3).flatMap((file) => {
    const { problems } = checkModelFile(join(templates.folder, 'model', file), () => []);
    return problems.flatMap(faultIn(templates.folder));
  });
  return small === undefined ? alone : [...alone, ...evaluated(small.folder, library, templates.folder)];
}

function silent(isSound: boolean, problems: readonly Problem[]): string[] {
  return isSound || hasErrors(problems) ? [] : ['it was refused, and nothing says why'];
}

/** What is wrong with a sentence; a word that the reader's own files hold may be quoted to him. */
function faultIn(folder: string): (problem: Problem) => string[] {
  return (problem) => {
    const [line = ''] = printProblems([problem]);
    const isPlain = problem.file !== '' && problem.found !== '' && !/[\n\r]/.test(line) && line.length < 2000;
    const [ours] = OURS.exec(line) ?? [];
    return isPlain && (ours === undefined || stands(ours, folder)) ? [] : [`it says: ${line}`];
  };
}

function stands(word: string, folder: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(word),
  );
}

function listing(folder: string): string {
  return readdirSync(folder, { recursive: true }).sort().join('\n');
}
