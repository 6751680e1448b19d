import { Worker } from 'node:worker_threads';
import { COUNTER, type Task, type Work } from './work.js';

const PAUSE_MS = 1;

/**
 * The threads of one simulation, this one among them. Each takes the next piece of work that nobody has taken, so a thread
 * that starts late or runs slowly holds nobody up.
 */
export class Team {
  private readonly others: Worker[] = [];
  private fault: Error | undefined;

  constructor(
    private readonly task: Task,
    threads: number,
    worker: string | undefined,
  ) {
    if (threads > 1 && worker === undefined) throw new Error('further threads need the worker’s file');
    for (let index = 1; index < threads && worker !== undefined; index++) {
      const other = new Worker(worker, { workerData: task });
      other.on('error', (error) => (this.fault = error instanceof Error ? error : new Error(String(error))));
      this.others.push(other);
    }
  }

  /** Takes a phase to its end. */
  async run(phase: number, work: Work, after: (taken: number) => void): Promise<void> {
    const { counters } = this.task;
    work.open(phase);
    work.takePart(after);
    // Pieces that others took are still to come.
    while (Atomics.load(counters, COUNTER.done) < work.pieces(phase)) {
      if (this.fault !== undefined) throw this.fault;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  async end(): Promise<void> {
    Atomics.store(this.task.counters, COUNTER.phase, -1);
    Atomics.notify(this.task.counters, COUNTER.phase);
    await Promise.all(this.others.map((other) => other.terminate()));
  }
}
