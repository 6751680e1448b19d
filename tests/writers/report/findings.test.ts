import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../../src/library/index.js';
import { makeResult, type Result } from '../../../src/report/index.js';
import { openSite } from '../../../src/study/index.js';
import { numberAt, optionOf } from '../../study/printed.js';
import { resultOf, sites, templates } from '../../study/reported.js';

const stoke = resultOf(join(sites, 'stoke-mandeville'));
const acute = resultOf(join(sites, 'typical-acute'));
const textOf = ({ findings }: Result, title: RegExp): string =>
  findings.find((each) => title.test(each.title))?.text ?? '';

describe('why so little is saved', () => {
  const text = textOf(stoke, /^Why so little/);
  const best = optionOf(stoke, 'rationalise-owned-wards-first');
  const last = stoke.years.at(-1);

  it('says how many whole wards close and how many buildings empty', () => {
    const [wards, blocks] = ['site_wards_closed', 'blocks_emptied'].map((line) => numberAt(stoke, best, line, last));
    expect(text).toContain(`in ${wards} ward`);
    expect(text).toMatch(new RegExp(`${blocks} buildings? empt`));
    expect(text).toMatch(/32 beds spared only bring the hospital down to its planned occupancy/);
  });

  it('says where the stranded cost stays, and that the charge does not fall', () => {
    expect(text).toMatch(/is held in wards that do not close/);
    expect(text).toMatch(/The PFI charge, £17\.7m in 2016\/17, does not fall with the beds/);
    expect(textOf(acute, /^Why so little/)).not.toContain('PFI');
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
  it('names every regime once as gaining or losing', () => {
    const text = textOf(stoke, /^Who gains/);
    for (const { title } of stoke.regimes?.regimes ?? [])
      expect(
        text.split('. ').filter((part) => /gains under|loses under/.test(part) && part.includes(`${title} (`)),
        title,
      ).toHaveLength(1);
  });

  it('says what each occupied bed-day carries of the charge, where there is one', () => {
    expect(textOf(stoke, /^Admitting patients/)).toBe(stoke.regimes?.charge?.sentence);
    expect(stoke.regimes?.charge?.aBedDayProgrammeGbp).toBeGreaterThan(stoke.regimes?.charge?.aBedDayAsUsualGbp ?? NaN);
    expect(textOf(acute, /^Admitting patients/)).toBe('');
  });
});

describe('a scenario in which nothing is spared', () => {
  const library = new Library(templates);
  const { study } = openSite(join(sites, 'typical-acute'), library, 'growth-alone');
  const stamp = { decant: 'test', modelHash: '', inputHash: '' };
  const grown = study === undefined ? undefined : makeResult(study, library.experiments([]), stamp, []);

  it('says why nothing is saved; what emptied blocks save is the trust’s under every way of paying', () => {
    expect(grown).toBeDefined();
    expect(grown && textOf(grown, /^Why nothing is saved/)).toMatch(/growth takes up whatever is spared/);
    expect(grown && textOf(grown, /^Why so little/)).toBe('');
    const outcomes = grown?.regimes?.regimes ?? [];
    expect(outcomes.length).toBeGreaterThan(8);
    for (const { aYear, title } of outcomes) {
      expect(aYear.commissioner, title).toBeCloseTo(0, 2);
      expect(aYear.trust, title).toBeCloseTo(outcomes[0]?.aYear.trust ?? NaN, 2);
    }
  });
});

describe('what is illustrative', () => {
  it('names in words the inputs that decide, and only those that are placeholders', () => {
    const text = textOf(stoke, /^What is illustrative/);
    expect(text).toMatch(/what an open bed costs/);
    expect(text).toMatch(/how much of the effect is repeated here/);
    const occupancy = stoke.inputs.find(({ name }) => name === 'target_occupancy')?.status;
    expect(text.includes('the planned occupancy')).toBe(occupancy === 'illustrative');
  });
});

describe('the figures of a report', () => {
  const { bedBridge, saving, whoGains, regimes, releasedStranded } = stoke.figures;

  it('bridge from open to needed beds without a bar that is nought', () => {
    const changes = bedBridge.steps.filter(({ kind }) => kind === 'change');
    const levels = bedBridge.steps.filter(({ kind }) => kind === 'level').map(({ beds }) => beds);
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
    expect(releasedStranded.releaseShare?.[0]).toBeNull();
    expect(releasedStranded.releaseShare?.at(-1)).toBeGreaterThan(0);
    expect(releasedStranded.tooGood).toBe(0.9);
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
