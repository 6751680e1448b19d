// Loaded before a script: writes to file 3, when the script ends, how long it ran and the most memory that it held.
import { writeSync } from 'node:fs';

const start = performance.now();
process.on('exit', () => {
  const facts = { ms: performance.now() - start, peakMB: process.resourceUsage().maxRSS / 1024 };
  writeSync(3, JSON.stringify(facts));
});
