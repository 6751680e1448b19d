import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runExperiment, type Ran } from '../../src/experiments/index.js';
import { type Experiment } from '../../src/library/index.js';
import { valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import type { Problem } from '../../src/problems/index.js';
import { study as newStudy, type Study } from '../../src/study/index.js';
import { copyOf, giveInput, sites, studyOf, shippedLibrary as library } from '../study/reported.js';

const experiment = (id: string): Experiment => {
  const found = library.experiments([]).find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no experiment ${id}`);
  return found;
};

function ran(study: Study, what: Experiment): Ran {
  const problems: Problem[] = [];
  const found = runExperiment(
    study,
    what,
    { full: study.timeline.base + 5, last: study.timeline.last, change: study.best().change },
    problems,
  );
  if (found === undefined) throw new Error(JSON.stringify(problems));
  return found;
}

const acute = studyOf(join(sites, 'typical-acute'), library);
const stoke = studyOf(join(sites, 'stoke-mandeville'), library);

/** What a study gives whose hospital has the changed values from the start: its plan is chosen under them. */
function fromTheStart(study: Study, change: string, option: string): Outcome {
  const givens = library.changes([]).find(({ id }) => id === change)?.givens ?? [];
  const problems: Problem[] = [];
  const changed = newStudy({ ...study.site, givens: [...study.site.givens, ...givens] }, library, problems);
  const outcome = changed?.cases.find((each) => each.option.id === option)?.outcome;
  if (outcome === undefined) throw new Error(JSON.stringify(problems));
  return outcome;
}

const ASKED = {
  wards: 'site_wards_closed',
  blocks: 'blocks_emptied',
  land: 'land_released',
  receipt: 'total_net_receipt',
};

function sameAsFromTheStart(study: Study, changes: Ran, change: string): void {
  const variant = changes.variants.find(({ id }) => id === change);
  expect(variant?.cases.length).toBeGreaterThan(1);
  for (const { option, values } of variant?.cases ?? []) {
    const outcome = fromTheStart(study, change, option);
    for (const [ask, line] of Object.entries(ASKED))
      expect(values[ask], `${change} · ${option} · ${line}`).toBeCloseTo(
        valueAt(outcome, line, study.timeline.last) ?? NaN,
        6,
      );
  }
}

describe('what would change the answer', () => {
  const changes = ran(acute, experiment('changes'));
  const kept = ran(acute, { ...experiment('changes'), decisions: 'kept' });
  const of = (one: Ran, change: string, option = 'rationalise-and-sell') =>
    one.variants.find(({ id }) => id === change)?.cases.find((each) => each.option === option);

  it('chooses the blocks anew in each, and says so', () => {
    expect(changes.decisions).toBe('Decant chooses the blocks to empty anew in each.');
    expect(kept.decisions).toBe('Decant keeps the blocks to empty as chosen for the option as it stands.');
  });

  it('a plan that is kept gives no receipt where the one made anew gives £675k, its moves taken off', () => {
    const copy = copyOf(join(sites, 'typical-acute'), 'typical-acute');
    giveInput(copy, 'realisation: { value: 0.5, status: assumed, source: this test }');
    const half = studyOf(copy, library);
    const all = '1-all-of-the-effect';
    const [anew, before] = (['anew', 'kept'] as const).map((decisions) =>
      of(ran(half, { ...experiment('changes'), decisions }), all),
    );
    expect(before).toMatchObject({ decidedOtherwise: false });
    expect(before?.values['receipt']).toBe(0);
    expect(anew).toMatchObject({ decidedOtherwise: true });
    expect(Math.round(anew?.values['receipt'] ?? NaN)).toBe(675_394);
  });

  it('keeps the plan where nothing has moved on which it rests', () => {
    const dearer = of(changes, '8-contract-to-its-last-day') ?? of(changes, '9-care-elsewhere-costs-double');
    expect(dearer).toMatchObject({ decidedOtherwise: false });
  });

  it('gives what a hospital gives that has the change from the start: typical acute, every change', () => {
    expect(changes.variants.length).toBeGreaterThan(8);
    for (const { id } of changes.variants.slice(1)) sameAsFromTheStart(acute, changes, id);
  });

  it('the same at Stoke Mandeville, where more parcels come of it than as it stands', () => {
    const more = ran(stoke, experiment('changes'));
    for (const change of ['7-wards-of-24', '9a-delayed-discharges-halved']) sameAsFromTheStart(stoke, more, change);
    const blocks = more.variants.map(({ cases }) => cases.map(({ values }) => values['blocks'] ?? NaN));
    expect(Math.max(...blocks.flat())).toBeGreaterThan(Math.max(...(blocks[0] ?? [])));
  });

  it('has business as usual worth nought under each, so that every worth is against it', () => {
    for (const { id } of changes.variants.slice(1)) {
      const change = library.changes([]).find((each) => each.id === id);
      const usual = acute.cases.find(({ option }) => option.id === 'business-as-usual');
      if (change === undefined || usual === undefined) throw new Error(`there is no ${id}`);
      const without = acute.run(usual.option, change, []);
      for (const line of ['trust_value', 'exchequer_worth'])
        expect(without && valueAt(without, line), `${id} ${line}`).toBeCloseTo(0, 6);
    }
  });
});

describe('the ways of paying', () => {
  it('keep the plan, for the best option', () => {
    const paid = ran(acute, experiment('regimes'));
    expect(paid.decisions).toMatch(/^Decant keeps the blocks/);
    expect(paid.variants.length).toBeGreaterThan(8);
    const best = acute.best().change.option.id;
    for (const { cases } of paid.variants) {
      expect(cases.map(({ option }) => option)).toEqual([best]);
      expect(cases[0]).toMatchObject({ decidedOtherwise: false });
    }
  });
});
