import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { explained, printExplained, type ExplainedSentence } from '../../src/report/explained/index.js';
import { reported, sites, studyOf, templates } from '../study/reported.js';

const folder = join(sites, 'university-college-hospital');
const library = new Library(templates);
const study = studyOf(folder, library);

function opened(name: string, option?: string): ExplainedSentence {
  const found = explained(study, { name, option, depth: 0 });
  if (!('sentence' in found)) throw new Error(`${name} is not a sentence`);
  return found;
}

describe('a sentence is opened by its id', () => {
  it('every sentence of a report says there what it says in the report, with every line that it read and a number of its year', () => {
    const { result } = reported(folder, library);
    const said = (result?.findings ?? []).flatMap(({ id, option, ...rest }) =>
      id === undefined ? [] : [{ id, option, ...rest }],
    );
    expect(said.length).toBeGreaterThan(5);
    for (const { id, option, title, text, reads = [] } of said) {
      const found = opened(id, option);
      expect(found).toMatchObject({ sentence: id, option, title, text });
      for (const { name, value } of found.lines) {
        expect(reads, id).toContain(name);
        expect(value, `${id}: ${name}`).toSatisfy(Number.isFinite);
      }
    }
  });

  it('one that is not said names the condition that does not hold, and its numbers', () => {
    const found = opened('costs.nothing_saved');
    expect(found.why).toBe('It is not said, since this does not hold: fall_in_bed_days == 0');
    expect(found.text).toBeUndefined();
    expect(found.lines.map(({ name }) => name)).toEqual(['fall_in_bed_days']);
    expect(found.lines[0]?.value).not.toBe(0);
    expect(found.written).toMatch(/^templates\/reports\/costs\.yaml:\d+$/);
  });

  it('names the option that it speaks of, and whose each number is', () => {
    const found = opened('costs.stranded');
    expect(found.option).toBe(study.best().case.option.id);
    expect(found.lines.map(({ option }) => option)).toContain('business-as-usual');
    expect(printExplained(found)).toContain(`Option: ${found.optionTitle} (${found.option}).`);
    expect(printExplained(found)).toContain('Option Business as usual: ');
  });

  it.each([
    ['an id that there is not', { name: 'costs.strandd' }, 'Did you mean costs.stranded?'],
    ['a year, where it has its own', { name: 'costs.stranded', years: '2031' }, 'speaks of its own years'],
    [
      'an option of which it does not speak',
      { name: 'costs.left_out', option: 'rationalise-and-sell' },
      'It does not speak of rationalise-and-sell',
    ],
  ])('%s is refused', (_what, asked, wanted) => {
    expect(() => explained(study, { depth: 1, ...asked })).toThrow(wanted);
  });
});
