// Bundles src/ into dist/ and writes oclif.manifest.json. Bundling halves the start-up time: few files to find and read.
import { execFileSync } from 'node:child_process';
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noticesOf } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = process.argv.includes('--quiet');

// Native code, and chart.js with its plugins, which must stay one copy: load these with createRequire, never bundle them.
const EXTERNAL = [
  'canvas',
  '@napi-rs/canvas',
  'chart.js',
  'chartjs-node-canvas',
  'chartjs-plugin-datalabels',
  'dejavu-fonts-ttf',
  'typescript', // oclif names it; a built command never loads it
  '@aws-sdk/client-s3', // named by exceljs’s reader of zip files, for files in a store of Amazon’s, which Decant never opens
];

const esbuild = await import('esbuild').catch(() => undefined);
if (esbuild === undefined) {
  console.error('esbuild is not installed, so Decant was not built: install with the development packages.');
  process.exit(0);
}

const started = performance.now();
// A worker is a file of its own, from which threads of a simulation start; so are the programs that read a publisher's workbook and a GeoPackage. The reader of files serves this script.
const READER = 'files/yaml/index';
const entries = [
  'src/cli/main.ts',
  'src/uncertainty/worker.ts',
  'src/files/publishedWorkbook/program.ts',
  'src/files/geoPackage/program.ts',
  `src/${READER}.ts`,
]
  .map((file) => join(root, file))
  .concat(await commandFiles());
const fresh = join(root, `dist-${process.pid}`);
try {
  await bundle(fresh);
  await asCommonJs(fresh);
  await readTemplates(fresh);
  await replaceDist(fresh);
} finally {
  await rm(fresh, { recursive: true, force: true });
}
const commands = await writeManifest();
if (commands > 0) execFileSync(process.execPath, [join(root, 'scripts', 'compile.mjs')], { stdio: 'inherit' });
if (!quiet) console.log(`Built ${commands} commands in ${Math.round(performance.now() - started)} ms.`);

async function commandFiles() {
  const files = await readdir(join(root, 'src/commands'), { recursive: true }).catch(() => []);
  return files.filter((file) => file.endsWith('.ts')).map((file) => join(root, 'src/commands', file));
}

async function bundle(outdir) {
  const { metafile } = await esbuild.build({
    entryPoints: entries,
    outdir,
    absWorkingDir: root,
    metafile: true,
    outbase: join(root, 'src'),
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'error',
    external: EXTERNAL,
    loader: { '.wasm': 'binary' },
    define: { 'import.meta.url': '__builtUrl' },
  });
  const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  await writeFile(join(outdir, 'THIRD-PARTY-NOTICES.txt'), await noticesOf(root, bundled));
}

// Node keeps what V8 compiled of scripts, not of ES modules; bin/load.js reads these files.
async function asCommonJs(outdir) {
  const files = (await readdir(outdir, { recursive: true })).filter((file) => file.endsWith('.js'));
  await Promise.all(
    files.map(async (name) => {
      const file = join(outdir, name);
      const { code } = await esbuild.transform(await readFile(file, 'utf8'), {
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        supported: { 'dynamic-import': false },
        logLevel: 'error',
      });
      const ownUrl = code.includes('__builtUrl')
        ? 'const __builtUrl = require("node:url").pathToFileURL(__filename).href;\n'
        : '';
      await writeFile(file, `"use strict";\n${ownUrl}${code}`); // as ES modules are
    }),
  );
  await writeFile(join(outdir, 'package.json'), JSON.stringify({ type: 'commonjs' }));
}

// A quarter of a start went into reading the templates. One that has changed since is read anew.
async function readTemplates(outdir) {
  const { keepRead, readBefore } = createRequire(import.meta.url)(join(outdir, `${READER}.js`));
  const templates = join(root, 'templates');
  const files = (await readdir(templates, { recursive: true })).filter((file) => file.endsWith('.yaml')).sort();
  const read = await Promise.all(
    files.map(async (file) => [file.replaceAll('\\', '/'), readBefore(await readFile(join(templates, file), 'utf8'))]),
  );
  await writeFile(
    join(outdir, 'templates.jsonl'),
    keepRead(new Map(read.filter(([, before]) => before !== undefined))),
  );
}

// Swapped in by renaming, so that a command which runs meanwhile finds either the old build or the new.
async function replaceDist(fresh) {
  const stale = `${fresh}-stale`;
  await rename(join(root, 'dist'), stale).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(fresh, join(root, 'dist'));
  await rm(stale, { recursive: true, force: true });
}

async function writeManifest() {
  const { Plugin } = await import('@oclif/core/config');
  const plugin = new Plugin({ root, type: 'core', ignoreManifest: true, errorOnManifestCreate: true });
  await plugin.load();
  const manifest = join(root, 'oclif.manifest.json');
  const text = JSON.stringify(plugin.manifest, null, 2) + '\n';
  if (text !== (await readFile(manifest, 'utf8').catch(() => ''))) {
    const fresh = `${manifest}.${process.pid}`;
    await writeFile(fresh, text);
    await rename(fresh, manifest);
  }
  return Object.keys(plugin.manifest.commands).length;
}
