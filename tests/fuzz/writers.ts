import { pairOfReports } from './commands.js';
import { KINDS, type Kind } from './stamped.js';
import { numbersFrom, pause, Workshop, type Fuzzed, type Place, type Writer } from './workshop.js';

/** One pair in so many is of whole commands, which take a hundred times as long. */
const COMMANDS = 12;
const TIMES = 10;
const LONGEST_MS = 40;

/**
 * Lets two writers loose on one place at once, every third time with a third that is killed meanwhile: what stands there in the end is one
 * writer's and whole, a user's file is kept, nothing is left beside it, and a writer that was refused was told why.
 */
export async function fuzzWriters(count: number, seed: number): Promise<Fuzzed> {
  const random = numbersFrom(seed);
  const workshop = await Workshop.open();
  const fell: string[] = [];
  try {
    for (let tried = 0; tried < count; tried++) {
      const kind = KINDS[tried % KINDS.length] ?? 'report';
      const killAfterMs = tried % 3 === 2 ? random() * LONGEST_MS : undefined;
      const wrong =
        tried % COMMANDS === COMMANDS - 1 ? await pairOfReports() : await pairOf(workshop, kind, killAfterMs);
      fell.push(...wrong.map((what) => `pair ${tried} of seed ${seed}, ${kind}: ${what}`));
    }
  } finally {
    workshop.close();
  }
  return { tried: count, fell };
}

async function pairOf(workshop: Workshop, kind: Kind, killAfterMs: number | undefined): Promise<string[]> {
  const place = workshop.place(kind);
  const times = kind === 'init' ? 1 : TIMES;
  const both = await Promise.all(['one', 'two'].map(async (stamp) => workshop.writer(place, stamp, times)));
  const third =
    killAfterMs === undefined || kind === 'rename' ? undefined : await workshop.writer(place, 'three', times);
  for (const writer of [...both, third]) writer?.go();
  if (third !== undefined) {
    await pause(killAfterMs ?? 0);
    third.kill();
    await third.left();
  }
  const wrong = (await Promise.all(both.map(async (writer) => faultOf(writer, kind)))).flat();
  return [...wrong, ...faultsOfPlace(place, third !== undefined)];
}

/** A writer that did not end as it should: done, or refused in words where the other was there first. */
async function faultOf(writer: Writer, kind: Kind): Promise<string[]> {
  const { status, said } = await writer.left();
  const refusal = {
    init: /is there already/,
    rename: /has changed while it was read/,
    report: undefined,
    file: undefined,
  }[kind];
  if (status === '0' || (status === '1' && refusal?.test(said) === true)) return [];
  return [`a writer left with ${status}: ${said}`];
}

function faultsOfPlace(place: Place, wasKilled: boolean): string[] {
  // A run that is killed last leaves its own signs until the next.
  const strangers = wasKilled ? [] : place.strangers();
  return [
    ...(place.stamp() === undefined ? ['what is left is not whole, or of both'] : []),
    ...(strangers.length === 0 ? [] : [`${strangers.join(', ')} is left`]),
    ...(place.kind !== 'report' || place.keepsOwn() ? [] : ['the user’s file is lost']),
  ];
}
