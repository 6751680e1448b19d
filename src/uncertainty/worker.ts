import { workerData } from 'node:worker_threads';
import { COUNTER, Work, type Task } from './work.js';

/** Takes part in each phase of a simulation until it is told to end. */
function takePart(task: Task): void {
  const { counters } = task;
  const work = new Work(task);
  for (let seen = 0; ;) {
    Atomics.wait(counters, COUNTER.phase, seen);
    const phase = Atomics.load(counters, COUNTER.phase);
    if (phase < 0) return;
    work.takePart();
    seen = phase;
  }
}

takePart(workerData as Task);
