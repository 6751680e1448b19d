// Runs every topic, or those that are named, and keeps the last results of the others: npm run bench -- workbook
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { busyness, here, machine } from './shared/machine.mjs';

const RESULTS = join(here, 'RESULTS.md');
const HEAD = `# Benchmarks

\`npm run bench\` runs all; \`npm run bench -- workbook\` one, and keeps the others' last results. Every time stands beside a peer's,
taken in the same run in turn with it, and their ratio: times alone say more of the machine than of the code.
`;

/** A topic is a file of this folder: it exports a function that measures and returns a section, which begins with ## and a title. */
const topics = (await readdir(here))
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => basename(file, '.mjs'))
  .sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((topic) => !topics.includes(topic));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${topics.join(', ')}`);
  process.exit(2);
}

const sections = await kept();
for (const topic of asked.length === 0 ? topics : asked) {
  console.error(`Measuring ${topic} …`);
  const { default: measure } = await import(`./${topic}.mjs`);
  const busy = busyness();
  sections.set(topic, `${(await measure()).trim()}\n\n${machine(busy)}\n`);
  console.log(`\n${sections.get(topic)}`);
  await writeFile(RESULTS, textOf()); // after each topic, so that one that fails takes no other with it
}

/** Last results, by topic. */
async function kept() {
  const text = await readFile(RESULTS, 'utf8').catch(() => '');
  const pieces = text.split(/^<!-- (\w+) -->\n\n/m).slice(1);
  const pairs = pieces.flatMap((piece, index) => (index % 2 === 0 ? [[piece, pieces[index + 1] ?? '']] : []));
  return new Map(pairs.filter(([topic]) => topics.includes(topic)));
}

function textOf() {
  const ordered = topics.filter((topic) => sections.has(topic));
  return [HEAD, ...ordered.map((topic) => `<!-- ${topic} -->\n\n${sections.get(topic).trim()}\n`)].join('\n');
}
