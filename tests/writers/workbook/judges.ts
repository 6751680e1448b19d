import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe } from 'vitest';

const run = promisify(execFile);

/** A program that recalculates workbooks beside the engine. */
export interface Judge {
  readonly name: string;
  readonly isInstalled: boolean;
  /** Recalculates a workbook and converts it to another format; returns the new file. */
  convert(file: Buffer, format: string): Promise<Buffer>;
}

/** A busy machine may take minutes over a large workbook. */
const LONGEST = 300_000;

/** Makes LibreOffice recalculate what it loads; without this it trusts cached values (it finds none here in any case). */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Forgives rounding as the engine does; the slower of the two. */
export const LIBREOFFICE = judgeOf('LibreOffice', 'soffice', (folder, format) => {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
  const place = ['--outdir', join(folder, 'out'), join(folder, 'book.xlsx')];
  return [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--convert-to', format, ...place];
});

/** Takes seconds where LibreOffice takes a minute, and has no tolerance of its own: it counts with more digits. */
export const GNUMERIC = judgeOf('gnumeric', 'ssconvert', (folder, format) => [
  ...['--recalc', join(folder, 'book.xlsx'), join(folder, 'out', `book.${format}`)],
]);

const isRequired = process.env.DECANT_REQUIRE_JUDGES === '1';

/** Tests that ask a judge: skipped where it is missing, under a name that says so and in so many words, unless judges are required. */
export function describeJudged(name: string, tests: () => void, by: Judge = LIBREOFFICE): void {
  if (by.isInstalled || isRequired) {
    describe(`${by.name}, ${name}`, { timeout: LONGEST }, tests);
    return;
  }
  process.stdout.write(`Skipped: ${by.name}, ${name} (${by.name} is not installed)\n`);
  describe.skip(`${by.name}, ${name} (skipped: ${by.name} is not installed)`, tests);
}

function judgeOf(name: string, command: string, argumentsOf: (folder: string, format: string) => string[]): Judge {
  const isInstalled = spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
  return {
    name,
    isInstalled,
    async convert(file, format) {
      if (!isInstalled)
        throw new Error(`${name} (${command}) is not installed, and DECANT_REQUIRE_JUDGES=1 asks for it`);
      // Its settings, too, stand in a folder of their own that is thrown away.
      const folder = mkdtempSync(join(tmpdir(), 'decant-recalculate-'));
      try {
        mkdirSync(join(folder, 'out'));
        writeFileSync(join(folder, 'book.xlsx'), file);
        const env = { ...process.env, HOME: folder };
        await run(command, argumentsOf(folder, format), { timeout: LONGEST, env });
        return readFileSync(join(folder, 'out', `book.${format}`));
      } finally {
        rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  };
}
