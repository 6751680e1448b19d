import { join } from 'node:path';
import { replaceFile, replaceFiles, takeBack, writeNew, writeWhole } from '../../src/files/writing/index.js';
import { killCommand } from './commands.js';
import { FILES, KINDS, TEXTS, filesOf, textOf } from './stamped.js';
import { numbersFrom, pause, Workshop, type Fuzzed, type Place } from './workshop.js';

/** One kill in so many is of a whole command, which takes a hundred times as long. */
const COMMANDS = 5;
const LONGEST_MS = 60;
const FOR_EVER = 1_000_000;

/**
 * Kills writers at moments that a seed chooses: what they write over must stand whole or be in sight under another name, a user's file with it,
 * and the next run must find everything whole and leave nothing beside it.
 */
export async function fuzzKills(count: number, seed: number): Promise<Fuzzed> {
  const random = numbersFrom(seed);
  const workshop = await Workshop.open();
  const fell: string[] = [];
  try {
    for (let tried = 0; tried < count; tried++) {
      const moment = random();
      const own = Math.floor(tried / COMMANDS);
      const wrong =
        tried % COMMANDS === COMMANDS - 1
          ? await killCommand(own, moment)
          : await killWriter(workshop, tried - own, moment);
      fell.push(...wrong.map((what) => `kill ${tried} of seed ${seed}: ${what}`));
    }
  } finally {
    workshop.close();
  }
  return { tried: count, fell };
}

async function killWriter(workshop: Workshop, index: number, moment: number): Promise<string[]> {
  const kind = KINDS[index % KINDS.length] ?? 'report';
  const place = workshop.place(kind);
  const writer = await workshop.writer(place, 'new', kind === 'init' ? 1 : FOR_EVER);
  writer.go();
  // A folder that may not be there is written once: within its first moments, then.
  await pause(moment * (kind === 'init' ? LONGEST_MS / 6 : LONGEST_MS));
  writer.kill();
  const { status, said } = await writer.left();
  const ended = status === 'SIGKILL' || (kind === 'init' && status === '0');
  const wrong = ended ? afterKill(place) : [`${kind}: left with ${status} before it was killed: ${said}`];
  next(place);
  return [...wrong, ...afterNext(place)].map((what) => `${kind}: ${what}`);
}

function afterKill(place: Place): string[] {
  const { kind, desk } = place;
  if (kind === 'rename') return []; // what it holds until it is taken back, check and report say
  const stamp = place.stamp();
  if (kind === 'init' || kind === 'file')
    return stamp === undefined && kind === 'file' ? ['the file is not whole'] : [];
  const inSight = place.strangers().filter((name) => !name.startsWith('.'));
  const before = inSight.map((name) => join(desk, name));
  const isWhole = [place.path, ...before].some((path) => place.stamp(path) !== undefined);
  const keeps = [place.path, ...before].some((path) => place.keepsOwn(path));
  return [...(isWhole ? [] : ['no whole report is in sight']), ...(keeps ? [] : ['the user’s file is not in sight'])];
}

/** What the next run does. */
function next(place: Place): void {
  const { kind, desk, path } = place;
  if (kind === 'report') writeWhole(path, filesOf(FILES, 'next'));
  if (kind === 'file') replaceFile(path, textOf('next', 0));
  if (kind === 'init') writeNew(place.stamp() === undefined ? path : join(desk, 'next'), filesOf(FILES, 'next'));
  if (kind !== 'rename') return;
  takeBack([desk], () => undefined);
  const before = place.stamp();
  if (before === undefined) return; // told by afterNext
  const changes = TEXTS.map(
    (file, index) => [join(desk, file), { before: textOf(before, index), after: textOf('next', index) }] as const,
  );
  replaceFiles(new Map(changes));
}

function afterNext(place: Place): string[] {
  // Where an init was through before it was killed, the next is of another folder beside it.
  const [stamp, strangers] = [place.stamp(), place.strangers().filter((name) => name !== 'next')];
  const right = stamp === 'next' || (place.kind === 'init' && stamp !== undefined);
  return [
    ...(right ? [] : [`the next run left ${stamp ?? 'no whole files'}`]),
    ...(strangers.length === 0 ? [] : [`the next run left ${strangers.join(', ')}`]),
    ...(place.kind !== 'report' || place.keepsOwn() ? [] : ['the user’s file is lost']),
  ];
}
