import type { Study } from '../../src/study/study.js';
import { Library } from '../../src/library/library.js';
import type { Outcome } from '../../src/model/evaluate/program.js';
import { valueAt } from '../../src/model/evaluate/outcome.js';
import { rowOf } from '../../src/model/evaluate/outcome.js';
import { checksOf } from '../../src/model/evaluate/outcome.js';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { at, given } from './payment/underRegime.js';
import { writtenOut } from './longForm.js';
import { withoutShippedPayment } from './payment/paidSite.js';
import { built, copyOf, edit, reported, sites, studyOf, templates, temporaryFolder } from './reported.js';

interface Line {
  readonly paid?: string;
  readonly account?: string;
  readonly position?: string;
  readonly accounts?: string | readonly string[];
  readonly without?: string | readonly string[];
}

interface SectionText {
  readonly parties?: Readonly<Record<string, { readonly in?: string | readonly string[] }>>;
  readonly lines?: Readonly<Record<string, Line>>;
}

const list = (some: string | readonly string[] | undefined): readonly string[] =>
  some === undefined ? [] : typeof some === 'string' ? [some] : some;

/** The sections of an outcome as their files say it, read without Decant. */
function sectionsOf(outcome: Outcome, root: string): SectionText[] {
  return outcome.structure.blueprint.sections.map(
    ({ id }) => parse(readFileSync(join(root, 'model', `${id}.yaml`), 'utf8')) as SectionText,
  );
}

/** A line in one column, its members added. */
function moneyOf(outcome: Outcome, name: string, column: number): number {
  const rows = outcome.structure.ofLine.get(name) ?? [];
  expect(rows.length, name).toBeGreaterThan(0);
  return rows.reduce((sum, { index, line }) => sum + (outcome.values[index]?.[line.series ? column : 0] ?? NaN), 0);
}

/** Every position of an outcome, worked out again from who pays whom in the files; returns how many there were. */
function positionsAgree(outcome: Outcome, root: string): number {
  const sections = sectionsOf(outcome, root);
  const parties = sections.flatMap((section) => Object.entries(section.parties ?? {}));
  const lines = sections.flatMap((section) => Object.entries(section.lines ?? {}));
  const flows = lines.filter(([, { paid }]) => paid !== undefined);
  const positions = lines.filter(([, { position }]) => position !== undefined);
  for (const [name, { position = '', accounts, without }] of positions) {
    const members = parties.filter(([party, { in: sets }]) => party === position || list(sets).includes(position));
    const isIn = (party: string | undefined): boolean => members.some(([member]) => member === party);
    const counted = flows.filter(
      ([, { account = '' }]) =>
        (accounts === undefined || list(accounts).includes(account)) && !list(without).includes(account),
    );
    outcome.structure.blueprint.years.forEach((_, column) => {
      const [sum, size] = counted.reduce(
        ([net, gross], [flow, { paid = '' }]) => {
          const [payer, payee] = paid.split(' -> ');
          const money = moneyOf(outcome, flow, column);
          return [net + (isIn(payee) ? money : 0) - (isIn(payer) ? money : 0), gross + Math.abs(money)];
        },
        [0, 0],
      );
      expect(Math.abs(moneyOf(outcome, name, column) - sum), name).toBeLessThan(1e-6 + 1e-9 * size);
    });
  }
  return positions.length;
}

const shipped = ['stoke-mandeville', 'typical-acute', 'university-college-hospital'];

describe.each(shipped)('%s: who gains, by who pays whom', (site) => {
  const study = studyOf(join(sites, site));

  it('every position of every option is what its parties receive from others less what they pay to others', () => {
    for (const { outcome } of study.cases) expect(positionsAgree(outcome, templates)).toBeGreaterThan(9);
  });

  it('every option has a present value for the exchequer and the trust, and land and funded backlog are in both', () => {
    for (const { option, outcome } of study.cases) {
      const worth = (of: Outcome, line: string): number => valueAt(of, line) ?? NaN;
      expect(worth(outcome, 'present_value')).toBeCloseTo(worth(outcome, 'trust_value'), 2);
      const overage = {
        overage_share: '1',
        overage_uplift: '9 mrealGBP',
        overage_years: '1 year',
        overage_limit: '80 year',
      };
      for (const [changed, happens] of [
        [overage, worth(outcome, 'total_receipt') > 0],
        [{ backlog_funded_share: '1' }, valueAt(outcome, 'blocks_emptied', study.years.at(-1)) !== 0],
      ] as const) {
        const better = study.again(
          option,
          Object.entries(changed).map(([name, value]) => given(name, value)),
        );
        if (better === undefined) throw new Error(option.id);
        const gain = (line: string): number => worth(better, line) - worth(outcome, line);
        expect(gain('exchequer_value')).toBeCloseTo(gain('trust_value'), 2);
        if (happens) expect(gain('exchequer_value')).toBeGreaterThan(1e4);
        else expect(gain('exchequer_value')).toBe(0);
      }
    }
  });

  it('no tariff, capital charge, VAT or share of a national pot moves the exchequer, and each moves the trust', () => {
    const acting = study.cases.find(({ option }) => option.id.startsWith('rationalise'));
    if (acting === undefined) throw new Error('no option acts');
    for (const [input, value, always] of [
      ['tariff_to_cost', '1.4', true],
      ['capital_charges_saved', '2 mrealGBP', true],
      ['vat_not_recovered', '0.5', false],
      ['receipt_share_kept', '0.25', false],
      ['reprovision_trust_share', '0.7', true],
    ] as const) {
      const changed = study.again(acting.option, [given(input, value)]);
      if (changed === undefined) throw new Error(input);
      for (const year of study.years)
        expect(at(changed, 'exchequer_net', year), input).toBeCloseTo(at(acting.outcome, 'exchequer_net', year), 4);
      const sells = (valueAt(acting.outcome, 'total_receipt') ?? 0) > 0;
      if (always || sells)
        expect(valueAt(changed, 'trust_value'), input).not.toBe(valueAt(acting.outcome, 'trust_value'));
    }
  });
});

describe('a section that nobody foresaw', () => {
  const GIFT = `section: A charity's gift
parties:
  charity: { label: A charity, in: social }
inputs:
  gift:
    unit: realGBP
    value: 3 mrealGBP
    prices: 2016/17
    status: assumed
    source: A letter
lines:
  gift_received:
    unit: realGBP
    label: The charity's gift
    formula: if(t == 1, gift, 0)
    paid: charity -> trust
    source: A letter
  gift_passed_on:
    unit: realGBP
    label: Passed on to the commissioner
    formula: gift_received / 2
    paid: trust -> commissioner
    source: A letter
`;

  /** A typical hospital with that section beside its own, put as files into a library. */
  function withGift(): { study: Study; folder: string; root: string } {
    const root = join(temporaryFolder(), 'templates');
    cpSync(templates, root, { recursive: true });
    writeFileSync(join(root, 'model', 'gift.yaml'), GIFT);
    const parties = Object.keys(
      (parse(readFileSync(join(root, 'model', 'parties.yaml'), 'utf8')) as SectionText).parties ?? {},
    );
    const lines = [...parties, 'charity'].map(
      (party) => `  only_${party}:\n    unit: realGBP\n    position: ${party}\n    source: Each alone\n`,
    );
    writeFileSync(join(root, 'model', 'each_party.yaml'), `section: Each party\nlines:\n${lines.join('')}`);
    const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
    edit(join(writtenOut(folder), 'site.yaml'), '  - net_position\n', '  - gift\n  - each_party\n  - net_position\n');
    return { study: studyOf(folder, new Library(root, built)), folder, root };
  }

  it('is in every answer by being there: the trust’s, the exchequer’s, the net position and its present value', () => {
    const { study, root } = withGift();
    const before = studyOf(join(sites, 'typical-acute'));
    study.cases.forEach(({ outcome }, index) => {
      const usual = before.cases[index]?.outcome;
      if (usual === undefined) throw new Error('an option is missing');
      const moved = (line: string, year?: number): number =>
        (valueAt(outcome, line, year) ?? NaN) - (valueAt(usual, line, year) ?? NaN);
      expect(moved('trust_net', 2018)).toBeCloseTo(1_500_000, 4);
      expect(moved('commissioner_net', 2018)).toBeCloseTo(1_500_000, 4);
      expect(moved('system_net', 2018)).toBeCloseTo(3_000_000, 4);
      expect(moved('exchequer_net', 2018)).toBeCloseTo(3_000_000, 4);
      // The charity is of society too: what it gives its trust is no gain there.
      expect(moved('social_net', 2018)).toBeCloseTo(0, 4);
      expect(moved('total_net_position')).toBeCloseTo(1_500_000, 3);
      expect(moved('present_value')).toBeCloseTo(1_500_000 / 1.035, 3);
      expect(moved('exchequer_value')).toBeCloseTo(3_000_000 / 1.035, 3);
      expect(outcome.failures).toEqual([]);
      expect(checksOf(outcome).filter(({ ok }) => !ok)).toEqual([]);
      expect(positionsAgree(outcome, root)).toBeGreaterThan(15);
    });
  });

  it('leaves nothing over: what all parties gain is nought in every year of every option', () => {
    for (const { outcome } of withGift().study.cases) {
      const each = [...outcome.structure.blueprint.parties.keys()].map((party) => rowOf(outcome, `only_${party}`));
      outcome.structure.blueprint.years.forEach((_, column) => {
        const gains = each.map((row) => outcome.values[row?.index ?? -1]?.[column] ?? NaN);
        const size = gains.reduce((sum, gain) => sum + Math.abs(gain), 0);
        expect(Math.abs(gains.reduce((sum, gain) => sum + gain, 0))).toBeLessThan(1e-6 + 1e-9 * size);
      });
    }
  });

  it('that names a party wrongly is told so, with the nearest', () => {
    const { folder, root } = withGift();
    edit(join(root, 'model', 'gift.yaml'), 'charity -> trust', 'charity -> trusst');
    expect(reported(folder, new Library(root, built)).problems.join('\n')).toMatch(
      /gift\.yaml:16:11: there is no party trusst\. Did you mean trust\?/,
    );
  });
});

it('a folder without a payment section has the exchequer’s answer all the same', () => {
  const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
  withoutShippedPayment(folder);
  edit(join(folder, 'site.yaml'), 'strategic-estates-partnership, ', '');
  const [with_, without] = [studyOf(join(sites, 'typical-acute')), studyOf(folder)];
  for (const { option, outcome } of without.cases) {
    const paid = with_.cases.find((each) => each.option.id === option.id)?.outcome;
    if (paid === undefined) throw new Error(option.id);
    expect(valueAt(outcome, 'exchequer_value')).toBeCloseTo(valueAt(paid, 'exchequer_value') ?? NaN, 2);
    expect(valueAt(outcome, 'income_change', 2020)).toBeUndefined();
    expect(outcome.failures).toEqual([]);
  }
});
