import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeResult, type Finding, type Result } from '../../../src/report/index.js';
import { openSite } from '../../../src/study/index.js';
import { numberAt, optionOf } from '../../study/printed.js';
import { printGbp } from '../../../src/words/index.js';
import { topicsOf } from '../../../src/writers/report/topics.js';
import { copyOf, edit, resultOf, sites, shippedLibrary } from '../../study/reported.js';

const stoke = resultOf(join(sites, 'stoke-mandeville'));
const acute = resultOf(join(sites, 'typical-acute'));
const textOf = ({ findings }: Result, title: RegExp): string =>
  findings.find((each) => title.test(each.title))?.text ?? '';

/** What a sentence of a topic says: of one option only, where it says anything. */
const saidBy = ({ findings }: Result, id: string): Finding | undefined => findings.find((each) => each.id === id);

describe('why so little is saved', () => {
  const said = saidBy(stoke, 'costs.why_little');
  const best = optionOf(stoke, 'rationalise-owned-wards-first');
  const [full, last] = [stoke.fullEffectYear, stoke.years.at(-1)];

  it('is said of the best option, with how many wards close and how many buildings empty', () => {
    expect(said?.option).toBe(best.id);
    for (const line of ['site_wards_closed', 'blocks_emptied']) {
      expect(said?.reads).toContain(line);
      expect(said?.text).toMatch(new RegExp(`\\b${numberAt(stoke, best, line, last)} (ward|building)`));
    }
  });

  it('says what is left in the year, which is the line of the model', () => {
    const at = (line: string): number => numberAt(stoke, best, line, full);
    const spent = at('reprovision') + at('double_running') + at('one_offs') + at('released_as_usual');
    const saved = at('released_cost') + at('released_spare_already') + at('growth_variable_cost_avoided');
    expect(at('exchequer_net')).toBeCloseTo(saved + at('added_beds_saved') - spent + at('all_else_net'), 6);
    const does = at('exchequer_net') < 0 ? 'loses' : 'gains';
    expect(said?.text).toContain(`in all the exchequer ${does} ${printGbp(Math.abs(at('exchequer_net')))} that year`);
    const total = stoke.years.reduce((sum, year) => sum + numberAt(stoke, best, 'paid_once', year), 0);
    expect(numberAt(stoke, best, 'total_paid_once')).toBeCloseTo(total, 4);
  });

  it('says where the stranded cost stays, in parts that add to all of it', () => {
    const at = (line: string): number => numberAt(stoke, best, line, full);
    const parts = ['stranded_in_wards', 'stranded_in_buildings', 'stranded_in_overheads', 'stranded_by_lag'];
    for (const part of parts) expect(said?.text, part).toContain(printGbp(Math.abs(at(part))));
    expect(parts.reduce((sum, part) => sum + at(part), 0)).toBeCloseTo(at('stranded_cost'), 4);
  });

  it('that the charge does not fall is said only where there is one', () => {
    expect(said?.text).toContain('£17.7m');
    expect(saidBy(acute, 'costs.why_little')?.text).not.toContain('PFI');
  });
});

describe('the short answer on costs', () => {
  it('has each step of cost once for every option, that of the contract only where a PFI ward closes', () => {
    for (const option of stoke.options) {
      const said = stoke.answered.filter((each) => each.option === option.id).map(({ id }) => id);
      expect(new Set(said).size).toBe(said.length);
      const closes = numberAt(stoke, option, 'site_beds_closed', stoke.years.at(-1)) > 0;
      const falls = numberAt(stoke, option, 'fall_in_activity', stoke.years.at(-1)) > 0;
      for (const step of ['wards', 'buildings', ...(falls ? ['patients', 'overheads'] : ['no_fall'])])
        expect(said, option.id).toContain(`costs.${step}`);
      expect(said.includes('costs.beside_the_evidence'), option.id).toBe(closes);
      const inPfi = numberAt(stoke, option, 'pfi_wards_closed', stoke.years.at(-1));
      expect(said.includes('costs.pfi'), option.id).toBe(inPfi > 0);
      const better = numberAt(stoke, option, 'better_than_the_evidence', stoke.years.at(-1));
      expect(said.includes('costs.doubt_evidence'), option.id).toBe(better === 1);
    }
    expect(stoke.findings.filter(({ id }) => id === 'costs.patients')).toEqual([]);
  });

  it('METHOD 2.1: the variable cost a bed-day is under £150 (2020/21) at every hospital, and one above is warned of', () => {
    const uch = resultOf(join(sites, 'university-college-hospital'));
    for (const result of [stoke, acute, uch]) {
      const [option] = result.options;
      if (option === undefined) throw new Error('no option');
      expect(numberAt(result, option, 'variable_cost_a_bed_day_of_2020_21')).toBeLessThan(150);
      expect(saidBy(result, 'costs.bed_day_too_dear')).toBeUndefined();
      expect(result.answered.map(({ id }) => id)).not.toContain('costs.doubt_bed_day');
    }
    // As if every cost of the hospital were admitted patients', and all that moves with them moved by the night.
    const copy = copyOf(join(sites, 'typical-acute'), 'hung');
    const whole = ['admitted_cost_share', 'bed_day_cost_share'].map(
      (name) => `  ${name}: { value: 100 %, status: assumed, source: Nothing }\n`,
    );
    edit(join(copy, 'site.yaml'), '\ninputs:\n', `\ninputs:\n${whole.join('')}`);
    const hung = resultOf(copy);
    expect(saidBy(hung, 'costs.bed_day_too_dear')?.text).toContain('£373');
    expect(hung.answered.map(({ id }) => id)).toContain('costs.doubt_bed_day');
  });

  it('doubts a ward’s cost that the accounts cannot hold, and says in which categories', () => {
    const copy = copyOf(join(sites, 'typical-acute'), 'dear');
    const file = join(copy, 'site.yaml');
    const dear =
      '\ninputs:\n  standard_ward_staff: { value: 1000 WTE/ward, status: assumed, source: Nothing }\n  cost_a_wte: { value: 90000 realGBP/WTE, prices: 2016/17, status: assumed, source: Nothing }\n';
    edit(file, '\ninputs:\n', dear);
    const result = resultOf(copy);
    const cut = result.answered.find(
      ({ id, option }) => id === 'costs.doubt_ward_cut' && option === 'rationalise-and-sell',
    );
    const option = optionOf(result, 'rationalise-and-sell');
    const flagged = ['staff', 'goods', 'premises', 'other'].filter(
      (each) => numberAt(result, option, 'ward_cost_cut', result.years.at(-1), each) === 1,
    );
    expect(flagged.length).toBeGreaterThan(0);
    for (const each of flagged) expect(cut?.text).toContain(each);
  });
});

describe('what the effects rest on', () => {
  it('says to how many patients they are applied, and how much is realised', () => {
    expect(textOf(stoke, /^What the effects rest on/)).toContain(
      'Applied here to 40% of all patients (illustrative). Of each, 100% is realised here.',
    );
  });
});

describe('who gains', () => {
  it('says what each occupied bed-day carries of the charge, where there is one', () => {
    const weightIn = ({ findings }: Result) => findings.filter(({ id }) => id === 'payment.charge_weight');
    const [weight] = weightIn(stoke);
    expect(weight?.reads).toContain('charge_a_bed_day_programme');
    expect(
      topicsOf(stoke)
        .find(({ title }) => title === 'Payment')
        ?.onScreen?.map(({ text }) => text),
    ).toContain(`${weight?.title ?? ''}. ${weight?.text ?? ''}`);
    expect(weightIn(acute)).toEqual([]);
  });
});

describe('a scenario in which nothing is spared', () => {
  const library = shippedLibrary;
  const { study } = openSite(join(sites, 'typical-acute'), library, 'growth-alone');
  const stamp = { decant: 'test', modelHash: '', inputHash: '' };
  const grown = study === undefined ? undefined : makeResult(study, library.experiments([]), stamp, []);

  it('says why nothing is saved; what emptied blocks save is the trust’s under every way of paying', () => {
    expect(grown).toBeDefined();
    if (grown === undefined) return;
    expect(saidBy(grown, 'costs.nothing_saved')?.reads).toContain('site_bed_days_today');
    expect(saidBy(grown, 'costs.why_little')).toBeUndefined();
    expect(saidBy(grown, 'costs.stranded')).toBeUndefined();
    const outcomes = grown?.regimes?.regimes ?? [];
    expect(outcomes.length).toBeGreaterThan(8);
    for (const { aYear, title } of outcomes) {
      expect(aYear.commissioner, title).toBeCloseTo(0, 2);
      expect(aYear.trust, title).toBeCloseTo(outcomes[0]?.aYear.trust ?? NaN, 2);
    }
  });
});

describe('what is illustrative', () => {
  const accounts = ['category,amount,fixed,semi_fixed,variable,lag_months,source,status,prices']
    .concat(
      ['staff,195000000', 'goods,51000000', 'premises,27000000', 'other,27000000'].map(
        (row, index) => `${row},20,60,20,3,Accounts 2016/17 (sources/accounts.csv row ${index + 1}),measured,2016/17`,
      ),
    )
    .join('\n');
  /** The typical acute hospital with measured accounts by category. */
  const withAccounts = (): Result => {
    const copy = copyOf(join(sites, 'typical-acute'), 'accounts');
    writeFileSync(join(copy, 'costs.csv'), `${accounts}\n`);
    mkdirSync(join(copy, 'sources'));
    writeFileSync(join(copy, 'sources', 'accounts.csv'), '195000000\n51000000\n27000000\n27000000\n');
    return resultOf(copy);
  };

  it('names what decides and nobody has measured, and only that', () => {
    for (const result of [stoke, acute, withAccounts()]) {
      const said = saidBy(result, 'costs.illustrative');
      const statusOf = (name: string): (string | undefined)[] =>
        result.inputs.filter((input) => input.name === name).map(({ status }) => status);
      for (const name of ['realisation', 'target_occupancy', 'ward_beds', 'cost_a_wte', 'fixed_share', 'mean_salary'])
        if (said?.reads?.includes(name) === false) expect(statusOf(name), name).toEqual([]);
      const [occupancy] = statusOf('target_occupancy');
      expect(said?.text.includes('the planned occupancy')).toBe(occupancy === 'illustrative');
    }
  });

  it('with measured accounts no sentence calls the hospital’s cost, or how it behaves, illustrative', () => {
    const folder = withAccounts();
    const [before, after] = [acute, folder].map((result) => saidBy(result, 'costs.illustrative')?.text ?? '');
    for (const phrase of ['what an open bed costs', 'how much of the cost is fixed']) {
      expect(before).toContain(phrase);
      expect(after).not.toContain(phrase);
    }
    expect(saidBy(acute, 'costs.left_out')?.text).toMatch(/hospital costs, and .* rest on illustrative figures/);
    expect(saidBy(folder, 'costs.left_out')?.text).not.toMatch(/hospital costs/);
    expect(saidBy(folder, 'costs.left_out')?.text).toMatch(/a closed ward releases is an illustrative figure/);
  });
});

describe('the figures of a report', () => {
  const { bedBridge, saving, whoGains, regimes, releasedStranded } = stoke.figures;

  it('bridge from open to needed beds without a bar that is nought', () => {
    const changes = bedBridge?.steps.filter(({ kind }) => kind === 'change') ?? [];
    const levels = bedBridge?.steps.flatMap(({ kind, beds }) => (kind === 'level' ? [beds] : [])) ?? [];
    expect(changes.reduce((sum, { beds }) => sum + beds, levels[0] ?? NaN)).toBeCloseTo(levels[1] ?? NaN, 6);
    expect(changes.map(({ label }) => label)).toContain('Effects overlap');
    expect(changes.map(({ label }) => label)).not.toContain('Delayed discharge');
  });

  it('lead from full cost to the net, the parts of what is released summing to it', () => {
    const levels = saving?.steps.filter(({ kind }) => kind === 'level') ?? [];
    const [gross, released, net] = levels.map(({ gbp }) => gbp ?? NaN);
    const sum = (from: number, to: number): number =>
      (saving?.steps.slice(from, to) ?? []).reduce((total, { gbp }) => total + (gbp ?? NaN), 0);
    expect(sum(0, 2)).toBeCloseTo(released ?? NaN, 2);
    expect(sum(2, -1)).toBeCloseTo(net ?? NaN, 2);
    expect(gross).toBeGreaterThan(released ?? NaN);
    const parts = levels[1]?.parts ?? [];
    expect(parts.reduce((total, { gbp }) => total + (gbp ?? NaN), 0)).toBeCloseTo(released ?? NaN, 2);
  });

  it('show the share released only in years with a fall, and where a plan is no longer believed', () => {
    expect(releasedStranded?.releaseShare?.[0]).toBeNull();
    expect(releasedStranded?.releaseShare?.at(-1)).toBeGreaterThan(0);
    expect(releasedStranded?.tooGood).toBe(0.9);
  });

  it('have trust and commissioner sum to the system, every year and under every regime', () => {
    const [trust, commissioner, system] = whoGains?.parties.map(({ gbp }) => gbp) ?? [];
    for (const [index, both] of (system ?? []).entries())
      expect((trust?.[index] ?? NaN) + (commissioner?.[index] ?? NaN)).toBeCloseTo(both ?? NaN, 2);
    expect(system).toHaveLength(stoke.years.length);
    for (const { trustGbp, commissionerGbp, systemGbp } of regimes?.regimes ?? [])
      expect((trustGbp ?? NaN) + (commissionerGbp ?? NaN)).toBeCloseTo(systemGbp ?? NaN, 2);
    expect(regimes?.regimes.length).toBeGreaterThan(8);
  });
});
