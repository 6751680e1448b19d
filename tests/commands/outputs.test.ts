import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { writtenResult } from '../../src/report/index.js';
import { evaluated } from '../hospitals/evaluated.js';
import type { Outputs } from '../schemas/outputs.js';
import { Desk, root } from './decant.js';

const ACUTE = 'typical-acute';
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });

/** What the schema of an output finds wrong with one, each with its path. */
function faultsOf(name: keyof Outputs, output: unknown): string[] {
  const file = join(root, 'schemas', 'outputs', `${name.replaceAll(' ', '-')}.schema.json`);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  if (validate(output)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const SPREAD = `section: Beds
timeline: { first: 2025, base: 2025, last: 2027 }
inputs:
  beds: { unit: bed, value: 100, spread: { shape: normal, sd: 5 bed } }
lines:
  doubled:
    unit: bed
    formula: 2 * beds
  sound:
    check: true
    formula: if(doubled > beds, 1, 0)
`;

describe('what a command prints with --json is right by its schema, and has no other key', () => {
  it.each<[keyof Outputs, string[], number]>([
    ['beds', ['beds', ACUTE], 0],
    ['check', ['check', ACUTE], 0],
    ['check', ['check', 'model.yaml'], 0],
    ['costs', ['costs', ACUTE], 0],
    ['explain', ['explain', 'present_value', '--site', ACUTE, '--depth', '3'], 0],
    ['explain', ['explain', 'present_value', '--site', ACUTE, '--year', '2020-2022'], 0],
    ['explain', ['explain', 'costs.stranded', '--site', ACUTE], 0],
    ['failure', ['beds', 'nowhere'], 1],
    ['init', ['init', 'mine'], 0],
    ['land', ['land', ACUTE], 0],
    ['rename', ['rename', 'beds', 'open_beds', 'model.yaml'], 0],
    ['run', ['run', 'model.yaml'], 0],
    ['run', ['run', 'model.yaml', '--draws', '100'], 0],
    ['scenarios', ['scenarios'], 0],
    ['scenarios show', ['scenarios', 'show', 'torbay'], 0],
  ])('%s: decant %s', async (name, argv, exit) => {
    const desk = new Desk().site(ACUTE).write('model.yaml', SPREAD);
    const { status, stdout } = await desk.decant(...argv, '--json');
    expect(status).toBe(exit);
    const output = JSON.parse(stdout) as object;
    expect(faultsOf(name, output)).toEqual([]);
    const first = (Array.isArray(output) ? output[0] : output) as object;
    const strange = { ...first, not_declared: 1 };
    expect(faultsOf(name, Array.isArray(output) ? [strange] : strange)).not.toEqual([]);
  });

  it('report, and the result.json that it writes', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout } = await desk.decant('report', ACUTE, '--json');
    expect(status).toBe(0);
    expect(faultsOf('report', JSON.parse(stdout))).toEqual([]);
    const written = JSON.parse(readFileSync(desk.path('reports', ACUTE, 'result.json'), 'utf8')) as object;
    expect(faultsOf('result', written)).toEqual([]);
    expect(faultsOf('result', { ...written, book: {} })).not.toEqual([]);
  });
});

it.each(['stoke-mandeville', 'university-college-hospital'])('result.json of %s is right by its schema', (site) => {
  expect(faultsOf('result', JSON.parse(JSON.stringify(writtenResult(evaluated(site)))))).toEqual([]);
});
