import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

/** Loaded from where npm installs them, with their notices. */
const BESIDE = [
  '@napi-rs/canvas',
  'canvas',
  'chart.js',
  'chartjs-node-canvas',
  'chartjs-plugin-datalabels',
  'dejavu-fonts-ttf',
  'mathjs',
];

describe('the notices of packages whose code is published in dist/', () => {
  const notices = readFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  const parts = notices.split(`${'-'.repeat(80)}\n`).slice(1);
  const told = new Set(parts.map((part) => part.slice(0, part.indexOf('\n')).replace(/ [^ ]+$/, '')));

  it('name each package that stands in a built file, and each that Decant depends on and does not load from beside', () => {
    const built = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(dist, file), 'utf8'));
    // The bundler keys a module that it wraps by its path.
    const wrapped = built.flatMap((text) =>
      [...text.matchAll(/"(?:[^"\n]*\/)?node_modules\/((?:@[^/"\n]+\/)?[^/"\n]+)\/[^"\n]+"\(/g)].map(
        (found) => found[1],
      ),
    );
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const bundled = Object.keys(dependencies).filter((name) => !BESIDE.includes(name));
    const all = new Set([...wrapped, ...bundled]);
    expect(all.size).toBeGreaterThan(60);
    expect([...all].filter((name) => name === undefined || !told.has(name))).toEqual([]);
  });

  it('say of each its licence, and give the text that it ships', () => {
    for (const part of parts) expect(part).toMatch(/^[^\n]+\n\nLicence: \S/);
    expect(parts.find((part) => part.startsWith('exceljs '))).toContain('Copyright (c) 2014-2019 Guyon Roche');
    // A licence is no shorter than its disclaimer.
    expect(parts.filter((part) => !/AS[ -]IS|WITHOUT WARRANT|unlicense/i.test(part))).toEqual([]);
  });

  it('give the standard text, and who holds the copyright, of packages that ship none', () => {
    const of = (name: string): string => parts.find((part) => part.startsWith(`${name} `)) ?? '';
    expect(of('jsts')).toMatch(/^Licence: \(EDL-1\.0 OR EPL-1\.0\)$/m);
    expect(of('jsts')).toMatch(/^Copyright \(c\) Björn Harrtell, .*Eclipse Foundation/m);
    expect(of('jsts')).toMatch(/^Eclipse Distribution License - v 1\.0$/m);
    expect(of('saxes')).toMatch(/^Copyright \(c\) Isaac Z\. Schlueter.*\n\nPermission to use, copy/m);
    expect(of('isarray')).toMatch(/^Copyright \(c\) 2013 Julian Gruber/m);
  });

  it('name no package whose code nothing of Decant can reach', () => {
    expect([...told].filter((name) => /^@(aws-sdk|aws-crypto|smithy)\//.test(name))).toEqual([]);
  });
});

it('a Decant that was fetched without the scripts of packages says what to run, and leaves as for any wrong input', () => {
  const folder = mkdtempSync(join(tmpdir(), 'decant-unbuilt-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, [join(folder, 'bin', 'decant.js'), ...argv], { encoding: 'utf8' });
  const { status, stdout, stderr } = run('check', 'x');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('was fetched but not built');
  expect(stderr).toContain(`cd ${folder}`);
  expect(stderr).toContain('npm run build');
  const asJson = run('check', 'x', '--json');
  expect([asJson.status, asJson.stderr]).toEqual([1, '']);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ error: { code: 'unbuilt', problems: [] } });
});
