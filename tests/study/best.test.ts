import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/report/index.js';
import { costAnswer, shownOf } from '../../src/report/answers/index.js';
import { openSite } from '../../src/study/index.js';
import { printGbp } from '../../src/words/index.js';
import { numberAt, optionOf, type OptionResult } from './printed.js';
import { copyOf, evaluatedOf, giveInput, resultOf, sites, shippedLibrary as library } from './reported.js';

/** Titles of the option of which each part of a result speaks, where it speaks of one. */
function spokenOf({ figures, regimes, findings }: Result): (string | undefined)[] {
  const { saving, releasedStranded, whoGains } = figures;
  const why = findings.find(({ title }) => title.startsWith('Why so little of the fall is saved · '));
  return [
    saving?.option,
    releasedStranded?.option,
    whoGains?.option,
    figures.regimes?.option,
    regimes?.option,
    why?.title.replace('Why so little of the fall is saved · ', ''),
  ];
}

describe('the best option', () => {
  it.each([
    ['typical-acute', undefined, 'rationalise-and-sell'],
    ['typical-acute', 'growth-alone', 'business-as-usual'],
    // Growth to the horizon wants again what is spared: nothing closes.
    ['typical-acute', 'torbay', 'programme-alone'],
    // Nothing closes, and nothing is spared: all are worth nought.
    ['stoke-mandeville', 'growth-alone', 'business-as-usual'],
    ['university-college-hospital', 'growth-alone', 'business-as-usual'],
    ['university-college-hospital', undefined, 'rationalise-and-sell'],
  ])('is one and the same in every part of a report: %s, %s', (site, scenario, expected) => {
    const result = resultOf(join(sites, site), library, { scenario });
    expect(result.best).toMatchObject({ option: expected, view: 'exchequer', line: 'exchequer_worth' });
    // Where business as usual is the best, what is drawn and said is of the best that changes anything.
    expect(result.best.change === expected).toBe(expected !== 'business-as-usual');
    const change = optionOf(result, result.best.change).title;
    for (const title of spokenOf(result)) expect([change, undefined]).toContain(title);
    const first = `Best for the exchequer: ${result.best.title}, by worth to the exchequer (present value, less land gone).`;
    expect(result.best.sentence.startsWith(first)).toBe(true);
    // What is worth the same is named, and nothing else. Business as usual is worth nought, so nothing that loses is the best.
    const worthOf = (option: OptionResult): number => numberAt(result, option, 'exchequer_worth');
    const best = optionOf(result, expected);
    for (const option of result.options.filter(({ id, whatIf }) => id !== expected && !whatIf))
      expect(result.best.sentence.includes(option.title), option.id).toBe(
        Math.abs(worthOf(option) - worthOf(best)) <= 0.005,
      );
    expect(worthOf(optionOf(result, 'business-as-usual'))).toBe(0);
    expect(worthOf(best)).toBeGreaterThanOrEqual(0);
    const drawn = [result.figures.saving, result.figures.releasedStranded, result.regimes];
    for (const each of drawn) expect(each?.best).toBe(result.best.sentence);
  });

  it('is worth no less than any other that may be it, and earlier than those worth the same', () => {
    const { study } = openSite(join(sites, 'typical-acute'), library);
    for (const [view, line] of [
      ['exchequer', 'exchequer_worth'],
      ['trust', 'trust_worth'],
    ] as const) {
      const best = study?.best(view);
      const worth = (study?.cases ?? [])
        .filter(({ option }) => !option.whatIf)
        .map(({ outcome }) => outcome.values[outcome.structure.ofLine.get(line)?.[0]?.index ?? -1]?.[0] ?? NaN);
      const index = study?.cases.findIndex((each) => each === best?.case) ?? -1;
      expect(best).toMatchObject({ view, line });
      expect(worth.length).toBeGreaterThan(2);
      for (const each of worth) expect(worth[index]).toBeGreaterThanOrEqual(each);
    }
    expect(() => study?.best('trusty')).toThrow(/No option can be best for trusty/);
  });

  it('is business as usual where all that acts loses, and the loss of each is said', () => {
    const copy = copyOf(join(sites, 'typical-acute'), 'typical-acute');
    giveInput(
      copy,
      'reprovision_cost_a_bed_day: { members: { step_up_beds: 1200 realGBP/bed/day, intermediate_care: 1200 realGBP/bed/day, district_nursing: 1200 realGBP/bed/day, telehealth: 1200 realGBP/bed/day }, prices: 2016/17, status: assumed, source: this test }',
    );
    const result = resultOf(copy, library);
    expect(result.best.option).toBe('business-as-usual');
    const said = result.findings.find(({ id }) => id === 'net.nothing_pays')?.text ?? '';
    for (const { id, title, whatIf } of result.options.filter(({ whatIf }) => !whatIf).slice(1)) {
      const loss = numberAt(result, optionOf(result, id), 'exchequer_value');
      expect(loss).toBeLessThan(-1e6);
      expect(whatIf || said.includes(`${title} is worth ${printGbp(loss)} to the exchequer`), said).toBe(true);
    }
  });

  it('is named by an answer of it, and by no answer of another', () => {
    const { study, result } = evaluatedOf(join(sites, 'typical-acute'), library);
    const shown = result.options.map((option) => shownOf({ costs: costAnswer(study, result, option) }, result, option));
    expect(shown.flatMap(({ best }) => best ?? [])).toEqual([result.best.sentence]);
  });

  it('is ranked by lines that the templates declare', () => {
    const rule = library.best([]);
    const declared = new Set(
      library
        .sections(library.ids('model'), { file: 'templates/model' }, [])
        .flatMap(({ lines }) => lines.map(({ name }) => name)),
    );
    const named = rule?.views.flatMap(({ lines }) => lines.map(({ name }) => name)) ?? [];
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !declared.has(name))).toEqual([]);
  });
});
