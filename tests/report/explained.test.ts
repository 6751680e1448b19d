import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explained, printExplained, type Explained, type ExplainedSentence } from '../../src/report/explained/index.js';
import { reported, shipped, sites, studyOf, shippedLibrary as library } from '../study/reported.js';

const folder = join(sites, 'university-college-hospital');
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
    expect(found.why).toMatch(/^It is not said, since this does not hold: “.+” is 0 \[fall_in_activity == 0\]$/);
    expect(found.text).toBeUndefined();
    expect(found.lines.map(({ name }) => name)).toEqual(['fall_in_activity']);
    expect(found.lines[0]?.value).not.toBe(0);
    expect(found.written).toMatch(/^templates\/reports\/costs\.yaml:\d+$/);
  });

  it('names the option that it speaks of, and whose each number is', () => {
    const found = opened('costs.stranded');
    expect(found.option).toBe(study.best().case.option.id);
    expect(found.lines.map(({ option }) => option)).toContain('programme-alone');
    expect(printExplained(found)).toContain(`Option: ${found.optionTitle} (${found.option}).`);
    expect(printExplained(found)).toContain('Option Programme alone: ');
  });

  it.each([
    ['an id that there is not', { name: 'costs.strandd' }, 'Did you mean costs.stranded?'],
    ['an id of a topic that is near none', { name: 'costs.nosuch' }, 'costs.stranded, '],
    ['an option that there is not', { name: 'costs.stranded', option: 'nope' }, 'There is no option nope'],
    ['a label that is nearly right', { name: 'Gross receit, middle' }, 'Did you mean receipt_middle (“Gross rec'],
    ['words of a label', { name: 'gross_receipt' }, 'receipt_middle (“Gross receipt, middle”)'],
    [
      'an option of which it does not speak',
      { name: 'costs.left_out', option: 'rationalise-and-sell' },
      'It does not speak of rationalise-and-sell',
    ],
  ])('%s is refused', (_what, asked, wanted) => {
    expect(() => explained(study, { depth: 1, ...asked })).toThrow(wanted);
  });
});

describe('what stands behind a sentence is opened whole', () => {
  it('the condition by which its words were chosen is said beside that by which it is said', () => {
    const { why } = opened('costs.illustrative');
    expect(why).toMatch(/It is worded so, since this holds: .*“.+” \[illustrative\(ward_beds\)\]/);
    expect(opened('beds.occupancy_debt').why).toMatch(/did this hold: .*“.+” is above 0 \[occupancy_debt > 0\]/);
  });

  it('each number of an experiment, of every variant, as the report prints it', () => {
    const { result } = reported(folder, library);
    const tried = result?.experiments.find(({ id }) => id === 'regimes');
    const { lines, option } = opened('payment.who_gains');
    const sums = lines.filter(({ name, variant }) => name === 'trust_net' && variant !== undefined);
    expect(sums).toHaveLength(tried?.variants.length ?? NaN);
    for (const { variant, value } of sums) {
      const inReport = tried?.variants.find(({ id }) => id === variant)?.cases.find((each) => each.option === option);
      expect(value, variant).toBeCloseTo(inReport?.values.trust ?? NaN, 4);
    }
    expect(new Set(sums.map(({ value }) => value)).size).toBeGreaterThan(3);
  });

  it('as many illustrative inputs as it counts', () => {
    for (const id of ['costs.illustrative', 'costs.left_out', 'costs.stranded']) {
      const { illustrative, placeholders = [] } = opened(id);
      expect(placeholders.length, id).toBe(illustrative);
      expect(placeholders.length).toBeGreaterThan(0);
    }
  });

  it('its numbers in the years that are asked for', () => {
    const found = explained(study, { name: 'pfi.due', years: '2030,2031', depth: 0 });
    const lines = 'lines' in found ? found.lines : [];
    expect(lines.filter(({ name }) => name === 'unitary_charge').map(({ year }) => year)).toEqual([2030, 2031]);
    expect(lines.filter(({ name }) => name === 'last_charge')).toHaveLength(1);
  });

  it('one that rests on no input says so in a whole sentence', () => {
    const printed = printExplained({ ...opened('costs.stranded'), values: 0, illustrative: 0, sources: [] });
    expect(printed).toContain('It rests on no input.');
    expect(printed).not.toMatch(/: \.|0 of them/);
  });
});

describe('a line', () => {
  it('is found by the label that the workbook prints', () => {
    const found = explained(study, { name: 'gross receipt, middle', depth: 0 });
    expect(found).toMatchObject([{ name: 'receipt_middle' }]);
  });

  it('of a member is found by labels, however name and member are joined', () => {
    const { option } = study.best().case;
    const [id = '', label = ''] = Object.entries(study.site.memberLabels.block ?? {})[0] ?? [];
    expect(label).not.toBe(id);
    const line = study.structures[0]?.blueprint.lines.get('block_cost');
    const wanted = explained(study, { name: `block_cost.${id}`, depth: 0 });
    for (const name of [`block_cost.${label}`, `${line?.label ?? ''}, ${label}`, `${line?.label ?? ''} · ${id}`])
      expect(explained(study, { name, depth: 0, option: option.title }), name).toEqual(wanted);
  });

  it('is asked for by one who names a block alone', () => {
    const [id = '', label = ''] = Object.entries(study.site.memberLabels.block ?? {})[0] ?? [];
    expect(() => explained(study, { name: label, depth: 0 })).toThrow(
      new RegExp(`^${label} is no line but what members .* of ${id}, by block: \\w+\\.${id} \\(“`),
    );
  });

  it('that sums all years is opened in the first in which nothing of it is nought, and says which', () => {
    const [value] = explained(study, { name: 'exchequer_value', depth: 1 }) as readonly Explained[];
    const opens = value?.precedents ?? [];
    expect(value?.opened).toBeGreaterThan(study.timeline.base);
    expect(opens.map(({ year }) => year)).toEqual([value?.opened, value?.opened]);
    expect(opens.every((each) => each.value !== 0)).toBe(true);
  });

  it('that is a year is printed as one', () => {
    const found = explained(study, { name: 'last_full_charge_year', depth: 0 });
    expect(printExplained(found)).toMatch(/\(last_full_charge_year\) = (20\d\d), 20\d\d\/\d\d\n/);
    expect(printExplained(found)).not.toMatch(/\b2,0\d\d\b/);
  });
});

describe('an input is opened down to the cell that it was read from', () => {
  const stoke = studyOf(join(shipped, 'stoke-mandeville'), library);
  const printed = (name: string): string => printExplained(explained(stoke, { name, depth: 0 }));

  it('by file, row and column, where a return gives it', () => {
    expect(printed('backlog.high')).toMatch(
      /^ {2}read from sources\/[\w.-]+\.csv, row \d+, column "[^"]*[Hh]igh[^"]*"(, \d{4}\/\d\d)?$/m,
    );
  });

  it('by the one contract that there is, without its name', () => {
    expect(printed('charge_published')).toBe(printed('charge_published.stoke_mandeville'));
    expect(() => printed('beds_open')).toThrow(/beds_open is by pool: write/);
  });
});
