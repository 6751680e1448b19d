import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Choices } from './choices.js';
import { flipped, mutated } from './mutations.js';
import { randomModel } from './randomModel.js';
import { Reader, calibrated, type Answer } from './reader.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLE = readFileSync(here('../language/example.yaml'), 'utf8');
const STRESS = readFileSync(here('../workbook/stress.yaml'), 'utf8');
const MODELS = 300;
const SITES = 40;

const short = fc.uint16Array({ minLength: 60, maxLength: 200, size: 'max' });
const long = fc.uint16Array({ minLength: 900, maxLength: 1200, size: 'max' });

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.start();
});
afterAll(() => reader.stop());

/** Holds that a file was read as a file must be, and counts what came of it. */
class Ledger {
  readonly count = { refused: 0, accepted: 0 };

  constructor(private readonly mostCpuMs: number) {}

  enter(answer: Answer, text: string | Uint8Array): void {
    const file = typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
    expect(answer.verdict, `${answer.said}\n\n${file}`).toMatch(/^(refused|accepted)$/);
    if (answer.verdict === 'refused') expect(answer.said, file).not.toBe('');
    expect(answer.cpuMs, `a hang over\n\n${file}`).toBeLessThan(this.mostCpuMs);
    this.count[answer.verdict === 'accepted' ? 'accepted' : 'refused']++;
  }
}

describe(
  'a spoilt file is refused with a reason, or computed as the interpreter does: never a crash, never a hang',
  { timeout: 600_000 },
  () => {
    it('of models', async () => {
      const ledger = new Ledger(
        await calibrated(reader, { kind: 'model', base64: Buffer.from(EXAMPLE).toString('base64'), interpreted: true }),
      );
      await fc.assert(
        fc.asyncProperty(short, long, async (tape, ofModel) => {
          const choices = new Choices(tape);
          const sound = choices.pick([EXAMPLE, EXAMPLE, STRESS, randomModel(new Choices(ofModel))]);
          const text = choices.chance(8) ? flipped(choices, sound) : mutated(choices, sound);
          ledger.enter(await reader.readModel(text), text);
        }),
        { seed: 2026, numRuns: MODELS, endOnFailure: true },
      );
      expect(ledger.count.accepted).toBeGreaterThan(MODELS / 20);
      expect(ledger.count.refused).toBeGreaterThan(MODELS / 5);
    });

    it('of sites and templates', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'decant-fuzzed-site-'));
      try {
        const [site, templates] = [join(folder, 'typical-acute'), join(folder, 'templates')];
        cpSync(here('../../../sites/typical-acute'), site, { recursive: true });
        cpSync(here('../../../templates'), templates, { recursive: true });
        const files = [
          ...['site.yaml', 'site.yaml', 'beds.csv', 'buildings.geojson', 'boundary.geojson'].map((file) =>
            join(site, file),
          ),
          ...['beds', 'costs', 'land', 'blocks', 'net_position'].map((id) => join(templates, 'model', `${id}.yaml`)),
          ...['parameters/estate', 'options/rationalise-and-sell'].map((id) => join(templates, `${id}.yaml`)),
        ];
        const jobOf = (file: string, text: string | Uint8Array) => ({
          kind: 'site' as const,
          file,
          base64: Buffer.from(text).toString('base64'),
          site,
          templates,
          built: here('../../../dist/templates.jsonl'),
        });
        const first = files[0] ?? '';
        expect(await reader.read(jobOf(first, readFileSync(first)))).toMatchObject({ verdict: 'accepted' });
        const ledger = new Ledger(await calibrated(reader, jobOf(first, readFileSync(first))));
        await fc.assert(
          fc.asyncProperty(short, async (tape) => {
            const choices = new Choices(tape);
            const file = choices.pick(files);
            const text = mutated(choices, readFileSync(file, 'utf8'));
            ledger.enter(await reader.read(jobOf(file, text)), text);
          }),
          { seed: 2026, numRuns: SITES, endOnFailure: true },
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
);
