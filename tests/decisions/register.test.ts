import { describe, expect, it } from 'vitest';
import { DECISIONS, type Decision } from '../../src/decisions/index.js';
import { MAP_GIVES } from '../../src/hospitals/index.js';
import { nearestName } from '../../src/problems/index.js';
import { shippedLibrary as library } from '../study/reported.js';

const sections = library.sections(library.ids('model'), { file: 'templates/model' }, []);
const inputs = new Map(sections.flatMap((section) => section.inputs.map(({ name, unit }) => [name, unit] as const)));
const lines = new Set(sections.flatMap((section) => section.lines.map(({ name }) => name)));
const dimensions = new Set(sections.flatMap((section) => section.dimensions.map(({ name }) => name)));

/** Names that no section declares, each with the nearest that one does. */
function strangers(names: readonly string[], known: Iterable<string>): string[] {
  const all = [...known];
  return names
    .filter((name) => !all.includes(name))
    .map((name) => `${name}: nearest is ${nearestName(name, all) ?? 'none'}`);
}

/** All that a decision names and no section of the templates declares. */
function strangersOf({ needs, chooses, gives, always, dependsOn, members }: Decision): string[] {
  return [
    ...strangers(needs, lines),
    ...strangers([chooses, ...Object.keys(gives), ...Object.keys(always), ...dependsOn], inputs.keys()),
    ...strangers(Object.keys(members), dimensions),
  ];
}

describe('what code gives to the model is what the templates declare', () => {
  it('the sections are read', () => {
    expect(sections.length).toBeGreaterThan(40);
    expect(DECISIONS.length).toBeGreaterThan(0);
  });

  it.each(DECISIONS.map((decision) => [decision.id, decision] as const))('the decision %s', (_id, decision) => {
    expect(strangersOf(decision)).toEqual([]);
    for (const [name, { unit }] of Object.entries({ ...decision.gives, ...decision.always }))
      expect(inputs.get(name), name).toMatchObject({ text: unit });
    expect(Object.keys(decision.gives)).toContain(decision.chooses);
  });

  it('the maps, and what they depend on', () => {
    expect(strangers(Object.keys(MAP_GIVES), inputs.keys())).toEqual([]);
    const behind = Object.values(MAP_GIVES).flatMap(({ held }) => held?.dependsOn ?? []);
    expect(strangers(behind, inputs.keys())).toEqual([]);
    expect(behind).toContain('site_area');
  });

  it('a name that is misspelt is told with the nearest', () => {
    const [first] = DECISIONS;
    if (first === undefined) throw new Error('nothing is decided');
    const wrong = { ...first, needs: ['block_valu'], dependsOn: ['setbak'] };
    expect(strangersOf(wrong)).toEqual(['block_valu: nearest is block_value', 'setbak: nearest is setback']);
  });

  it('no input is given by two', () => {
    const names = DECISIONS.flatMap(({ gives, always }) => [...Object.keys(gives), ...Object.keys(always)]);
    const all = [...names, ...Object.keys(MAP_GIVES)];
    expect(all).toHaveLength(new Set(all).size);
  });
});
