// Draws sites one after another, measures what they release, and prints milliseconds a site and what memory was held on the way.
// With `out` it writes each site there, for the peer to measure the same ones, and prints the areas too.
import { closeSync, openSync, writeSync } from 'node:fs';

const { cellsOf, drawnSite, measureRelease } = await import(process.argv[2]);
const { sites, drawing, rules, memoryAfter = [], out } = JSON.parse(process.argv[3]);
const file = out === undefined ? undefined : openSync(out, 'w');
const [areas, heldMB] = [[], {}];
const spent = { cells: 0, release: 0 };
if (file !== undefined) writeSync(file, `${JSON.stringify(rules)}\n`);

for (let number = 1; number <= sites; number++) {
  const { emptied, ...drawn } = drawnSite(number, drawing);
  const cells = timed('cells', () => cellsOf(drawn.boundary, drawn.blocks));
  const site = { ...drawn, cells };
  const release = timed('release', () => measureRelease(site, emptied, rules));
  if (file !== undefined) {
    writeSync(file, `${JSON.stringify({ ...site, emptied })}\n`);
    const parcels = release.parcels.map((parcel) => parcel.areaM2);
    const developable = release.droppedM2 + parcels.reduce((a, b) => a + b, 0);
    areas.push({ cells: release.cellsM2, released: release.cellsM2 - release.setbacksM2, developable, parcels });
  }
  if (memoryAfter.includes(number)) {
    globalThis.gc();
    heldMB[number] = process.memoryUsage().rss / 2 ** 20;
  }
}
if (file !== undefined) closeSync(file);
console.log(JSON.stringify({ cells: spent.cells / sites, release: spent.release / sites, heldMB, areas }));

function timed(what, work) {
  const start = performance.now();
  const result = work();
  spent[what] += performance.now() - start;
  return result;
}
