import { Library } from '../../src/library/library.js';
import type { Problem } from '../../src/problems/problem.js';
import type { Place } from '../../src/problems/place.js';
import { printProblem } from '../../src/problems/problem.js';
import { YamlFile } from '../../src/files/yaml/yaml.js';
import { describe, expect, it } from 'vitest';
import { extendedSettings } from '../../src/library/extended.js';
import { readSettings, type Settings } from '../../src/library/settings.js';
import { fileURLToPath } from 'node:url';

/** An option with what it extends, from texts by id, and all problems as they are printed. */
function optionOf(files: Readonly<Record<string, string>>, id: string): { option?: Settings; said: string[] } {
  const problems: Problem[] = [];
  const open = (wanted: string, place: Place): Settings | undefined => {
    const file = YamlFile.parse(files[wanted] ?? '', `${wanted}.yaml`, problems);
    if (file !== undefined && files[wanted] !== undefined) return readSettings(file, 'option', wanted);
    return void problems.push({ severity: 'error', ...place, found: `there is no option ${wanted}` });
  };
  const option = extendedSettings('option', { id, place: { file: 'site.yaml' } }, open, problems);
  return { ...(option === undefined ? {} : { option }), said: problems.map(printProblem) };
}

const BASE = `option: Base
note: Of the base
slots: { payment: payment/block, pfi: pfi/none }
inputs: { close_wards: no, densify: no, sell_land: no }
`;
const OVER = `option: Over
extends: base
slots: { payment: payment/blended }
inputs: { sell_land: yes, reuse_land: yes }
`;

describe('an option that extends another', () => {
  it('has its inputs and slots, and its own before them', () => {
    const { option, said } = optionOf({ base: BASE, over: OVER }, 'over');
    expect(said).toEqual([]);
    expect(option).toMatchObject({ id: 'over', title: 'Over', whatIf: false });
    expect(option?.note).toBeUndefined();
    const values = option?.givens.map(({ name, value }) => [name, value.kind === 'single' ? value.typed.text : '']);
    expect(values).toEqual([
      ['close_wards', 'no'],
      ['densify', 'no'],
      ['sell_land', 'yes'],
      ['reuse_land', 'yes'],
    ]);
    expect(option?.picks.map(({ slot, section }) => `${slot} ${section}`)).toEqual([
      'payment payment/blended',
      'pfi pfi/none',
    ]);
  });

  it('points at the file where a value stands', () => {
    const files = optionOf({ base: BASE, over: OVER }, 'over').option?.givens.map(({ place }) => place.file);
    expect(files).toEqual(['base.yaml', 'base.yaml', 'over.yaml', 'over.yaml']);
  });

  it('is a what-if where what it extends is one', () =>
    expect(optionOf({ base: `${BASE}use: what-if\n`, over: OVER }, 'over').option?.whatIf).toBe(true));

  it('does not lead back to itself', () => {
    const files = { base: `${BASE}extends: over\n`, over: OVER };
    expect(optionOf(files, 'over')).toEqual({
      said: ['base.yaml:5:10: option over extends itself: over → base → over. Extend one that does not lead back here'],
    });
  });

  it('says where it names none, or one that is not there', () => {
    expect(optionOf({ over: OVER }, 'over').said).toEqual(['over.yaml:2:10: there is no option base']);
    expect(optionOf({ over: 'option: Over\nextends:\n' }, 'over').said).toEqual([
      'over.yaml:2:1: extends names nothing. Write extends: and one option, or leave it out',
    ]);
  });
});

it('no shipped option names another that is not shipped', () => {
  const problems: Problem[] = [];
  const library = Library.shipped(fileURLToPath(new URL('../..', import.meta.url)));
  const options = library.ids('options').map((id) => library.settings('option', id, { file: 'test' }, problems));
  expect(problems).toEqual([]);
  expect(options.every((option) => (option?.givens.length ?? 0) > 3)).toBe(true);
});
