// Makes the data files of sites/stoke-mandeville again: node scripts/make-stoke-mandeville.mjs <folder of published data> sites/stoke-mandeville
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [data, folder] = process.argv.slice(2);
if (data === undefined || folder === undefined) {
  console.error('Usage: node scripts/make-stoke-mandeville.mjs DATA_FOLDER SITE_FOLDER');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const esbuild = await import('esbuild');
const scratch = await mkdtemp(join(root, 'node_modules/.cache/make-site-'));
try {
  const outfile = join(scratch, 'sources.mjs');
  await esbuild.build({
    entryPoints: [join(root, 'src/returns/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const { makeStokeMandeville } = await import(pathToFileURL(outfile).href);
  const problems = [];
  for (const file of makeStokeMandeville((path) => readFileSync(join(data, path), 'utf8'), problems)) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.text);
    console.log(`${file.path}: ${file.from}`);
  }
  for (const problem of problems) console.error(`${problem.file}: ${problem.found}`);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
