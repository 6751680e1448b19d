import { rmSync, writeFileSync } from 'node:fs';
import { UserError } from '../../problems/index.js';
import { naming } from './naming.js';
import { isLeft, isOurs, passingIn, passingPath, type Passing } from './passing.js';

/** What one run at a time may write. */
export interface Turn {
  /** As the user names it. */
  readonly named: string;
  readonly name: string;
  /** Where a run says that it writes. */
  readonly folder: string;
  /** Where else a run may say that it writes some of the same files. */
  readonly also?: readonly string[];
}

const PATIENCE_MS = 20_000;
const WAIT_MS = 10;

/**
 * Does work on a file or folder while no other run of Decant does: waits for one that does, and says which it is when that takes too long.
 * Each run says first that it writes, under a name of its own, and looks for others then: of two, one at least sees the other and steps back,
 * and what a killed run said can be taken away without ever taking away another's.
 */
export function inTurn<T>(turn: Turn, work: () => T, patienceMs = PATIENCE_MS): T {
  const own = passingPath(turn.folder, turn.name, 'lock');
  const until = Date.now() + patienceMs;
  const said = `Decant, process ${process.pid}, is writing ${turn.named}. Delete this file if that process has ended.\n`;
  try {
    for (let wait = WAIT_MS; ; wait = Math.min(wait * 2, 10 * WAIT_MS)) {
      naming(turn.named, () => writeFileSync(own, said));
      const other = writersOf(turn)[0];
      if (other === undefined) return work();
      rmSync(own, { force: true });
      if (Date.now() > until) throw busy(turn, other);
      sleep(wait * (0.5 + Math.random()));
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Other runs that write the same; what killed ones left is taken away. */
function writersOf({ name, folder, also = [] }: Turn): Passing[] {
  const others = [...new Set([folder, ...also])]
    .flatMap(passingIn)
    .filter((passing) => passing.kind === 'lock' && passing.of === name && !isOurs(passing));
  const left = others.filter(isLeft);
  for (const { path } of left) rmSync(path, { force: true });
  return others.filter((other) => !left.includes(other));
}

function busy({ named }: Turn, { pid, host, path }: Passing): UserError {
  return new UserError(`${named} is being written by another Decant, process ${pid} on ${host}: nothing was written`, [
    `Wait until it has ended and try again. If it no longer runs, delete ${path}`,
  ]);
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
