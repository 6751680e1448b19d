import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/report/index.js';
import { printGbp } from '../../src/words/index.js';
import { openSite } from '../../src/study/index.js';
import { numberAt, optionOf } from '../study/printed.js';
import { copyOf, edit, giveInput, resultOf, sites, shippedLibrary as library } from '../study/reported.js';

const ACUTE = join(sites, 'typical-acute');
const acute = resultOf(ACUTE, library);
const last = acute.years.at(-1);
const grown = resultOf(ACUTE, library, { scenario: 'growth-alone' });

function textOf({ findings }: Result, id: string): string | undefined {
  return findings.find((each) => each.id === id)?.text;
}

/** £ as printed: "£1.2m", "£340k". */
function gbpOf(printed: string): number {
  const size = Number(printed.replace(/[^\d.]/g, ''));
  return size * (printed.endsWith('m') ? 1e6 : printed.endsWith('k') ? 1e3 : 1);
}

describe('the cost that is stranded', () => {
  it('is the sum of the parts that are said of it, to what is printed', () => {
    const [whole, ...parts] = (/Where the (.*?)\. /.exec(textOf(acute, 'costs.why_little') ?? '')?.[1] ?? '').match(/(less )?£[\d.]+[mk]?/g) ?? []; // prettier-ignore
    const sum = parts.reduce((total, part) => total + (part.startsWith('less') ? -1 : 1) * gbpOf(part), 0);
    expect(parts.length).toBeGreaterThan(2);
    expect(Math.abs(sum - gbpOf(whole ?? ''))).toBeLessThanOrEqual(50_000 * (parts.length + 1));
    const best = acute.options.find(({ title }) => title === acute.best.title);
    if (best === undefined) throw new Error('no option is the best');
    for (const line of ['in_wards', 'in_buildings', 'in_overheads', 'by_lag'])
      expect(parts).toContain(printGbp(numberAt(acute, best, `stranded_${line}`, 2022)));
  });

  it('keeps spare beds for one reason each, and the sum of these is what stays open', () => {
    for (const id of ['business-as-usual', 'programme-alone', 'rationalise-and-sell']) {
      const of = (line: string): number => numberAt(acute, optionOf(acute, id), line, last);
      const reasons = ['not_for_good', 'short_of_a_ward', 'whole_wards'].map((reason) => of(`stranded_${reason}`));
      expect(reasons.reduce((sum, each) => sum + each, 0)).toBeCloseTo(of('stranded_beds'), 9);
    }
    const usual = acute.answered.find(({ id, option }) => id === 'costs.wards' && option === 'programme-alone');
    const sell = acute.answered.find(({ id, option }) => id === 'costs.wards' && option === 'rationalise-and-sell');
    expect(usual?.reads).toContain('close_wards');
    expect(numberAt(acute, optionOf(acute, 'programme-alone'), 'stranded_whole_wards', last)).toBe(56);
    expect(usual?.text).toMatch(/104 spare beds .* 56 .*plan.* 48 /);
    expect(sell?.text).toMatch(/48 spare beds .* 48 /);
  });
});

describe('a scenario without a programme', () => {
  it('speaks of no effect, of nothing spared, and of no input that nothing turns on', () => {
    const usual = optionOf(grown, 'business-as-usual');
    expect(numberAt(grown, usual, 'site_bed_days', 2022)).toBe(numberAt(grown, usual, 'site_bed_days_grown', 2022));
    const said = grown.findings.map(({ title, text }) => `${title}. ${text}`).join('\n');
    expect(said).not.toMatch(/effects are full|the programme it is|whatever is spared|of the effect|avoided patients/);
    expect(textOf(acute, 'costs.illustrative')).toMatch(/of the effect.*avoided patients/);
    expect(textOf(acute, 'beds.closable')).toContain('effects are full');
  });

  it('costs are explained by bed-days that do not fall, not by what a fall would release', () => {
    const answered = grown.answered.flatMap(({ id, option }) => (option === 'business-as-usual' ? [id] : []));
    expect(answered).toContain('costs.no_fall');
    expect(answered).not.toContain('costs.patients');
    const answers = acute.answered.flatMap(({ id, option }) => (id === 'costs.no_fall' ? [option] : []));
    expect(answers).toEqual(['business-as-usual', 'what-if-quarter-less-floor']);
  });
});

describe('a programme of which nothing is realised', () => {
  it('spares nothing, and is said to be paid for all the same', () => {
    const copy = copyOf(ACUTE, 'typical-acute');
    giveInput(copy, 'realisation: { value: 0, status: assumed, source: this test }');
    const result = resultOf(copy, library);
    const care = numberAt(result, optionOf(result, 'programme-alone'), 'reprovision', 2022);
    expect(care).toBeGreaterThan(1e6);
    const said = textOf(result, 'costs.nothing_saved');
    expect(said).toContain('the programme spares none');
    expect(said).toContain(`Care elsewhere costs ${printGbp(care)} that year all the same: 70% of the service`);
  });
});

describe('a hospital changed', () => {
  it('with wards of its own size closes more of them, each with fewer people, less floor and less cost', () => {
    const copy = copyOf(ACUTE, 'typical-acute');
    giveInput(copy, 'ward_beds: { value: 14 bed/ward, status: assumed, source: this test }');
    const result = resultOf(copy, library);
    const [before, after] = [optionOf(acute, 'rationalise-and-sell'), optionOf(result, 'rationalise-and-sell')];
    for (const line of ['ward_staff', 'ward_area', 'cost_a_ward', 'redundancy_a_ward'])
      expect(numberAt(result, after, line, 2022), line).toBeCloseTo(numberAt(acute, before, line, 2022) / 2, 6);
    expect(numberAt(result, after, 'site_wards_closed', 2046)).toBeGreaterThan(
      numberAt(acute, before, 'site_wards_closed', 2046),
    );
  });

  it('that gives what a ward costs, as older folders do, is told what to give in its place', () => {
    const copy = copyOf(ACUTE, 'typical-acute');
    giveInput(copy, 'cost_a_ward: { value: 3.2 mrealGBP/ward, prices: 2016/17, status: assumed, source: this test }');
    const said = openSite(copy, library).problems.map(({ found, right }) => `${found}. ${right}`);
    expect(said).toContain(
      'no section of this model has an input cost_a_ward. It is worked out from ward_beds, standard_ward_beds, standard_ward_staff, cost_a_wte, non_pay_a_bed: give these in its place',
    );
  });

  it('whose pools are in debt while the site is not owes it: the debt is the pools’', () => {
    const copy = copyOf(ACUTE, 'typical-acute');
    edit(join(copy, 'beds.csv'), 'medicine,300,270', 'medicine,300,280');
    const result = resultOf(copy, library);
    const usual = optionOf(result, 'business-as-usual');
    expect(numberAt(result, usual, 'occupancy_debt', 2017)).toBeLessThan(0);
    const short = numberAt(result, usual, 'site_beds_short', 2017);
    expect(short).toBeGreaterThan(0);
    const [debt, none] = [result, acute].map((each) => each.findings.find(({ id }) => id === 'beds.occupancy_debt'));
    expect(debt?.title).not.toBe(none?.title);
    expect(textOf(result, 'costs.why_little')).toContain(`first ${short} beds`);
    expect(textOf(acute, 'costs.why_little')).not.toMatch(/first \d+ beds?/);
  });
});
