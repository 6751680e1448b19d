import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The folder of the benchmarks, and the project's. */
export const here = fileURLToPath(new URL('..', import.meta.url));
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a result was measured on, when, and how busy that was: where others worked too, read the ratios and not the times. */
export function machine(busy) {
  const [first] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const processors = `${cpus().length} × ${first?.model ?? 'unknown processor'}`;
  return `_Node ${process.version}, ${processors}, ${date}; ${busy.toFixed(1)} processes were running when it began._`;
}

/** How many processes ran or waited over the last minute. */
export function busyness() {
  return loadavg()[0] ?? 0;
}
