import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LandFacts } from '../../../src/report/land/index.js';
import { landSentences } from '../../../src/writers/report/landTopics.js';
import { topicsOf } from '../../../src/writers/report/topics.js';
import { resultOf, sites } from '../../study/reported.js';

const results = ['stoke-mandeville', 'typical-acute', 'university-college-hospital'].map((site) =>
  resultOf(join(sites, site)),
);
const [stoke] = results;

describe('the topics of a report', () => {
  const topics = stoke === undefined ? [] : topicsOf(stoke);

  it('go from demand to beds, wards, costs, land and payment, each with the question that it answers', () => {
    const land = ['Blocks', 'Parcels', 'Constraints', 'Land value', 'Receipt'];
    expect(topics.map(({ title }) => title)).toEqual(['Demand', 'Beds', 'Wards', 'Costs', ...land, 'Payment']);
    for (const { answers } of topics)
      expect(answers).toMatch(/\?( Below its tables a cell chooses another way of paying\.)?$/);
  });

  it('name only lines and inputs that some hospital’s model has', () => {
    const known = new Set(results.flatMap(({ lines, inputs }) => [...lines, ...inputs].map(({ name }) => name)));
    const named = topics.flatMap(({ groups }) => groups.flatMap(({ lines }) => lines));
    expect(named.filter((line) => !known.has(line))).toEqual([]);
    expect(named.length).toBeGreaterThan(90);
  });

  it('have units and sources for every line', () => {
    const named = new Set(topics.flatMap(({ groups }) => groups.flatMap(({ lines }) => lines)));
    for (const { lines } of results) {
      for (const line of lines.filter(({ name }) => named.has(name))) {
        expect(line.unit, line.name).not.toBe('');
        expect(line.source ?? '', line.name).toMatch(/METHOD/);
      }
    }
  });

  it('say of payment in one sentence a regime who gains and who loses, and what the charge weighs', () => {
    const sentences = (topics.at(-1)?.onScreen ?? []).map(({ text }) => text);
    for (const { title, sentence } of stoke?.regimes?.regimes ?? []) {
      expect(sentences).toContain(sentence);
      expect(sentence).toContain(title);
    }
    expect(sentences.join()).toMatch(/unitary charge .* bed-day/);
  });
});

describe('the words under the sheets on land', () => {
  const land: LandFacts = {
    frontage: 'boundary',
    roads: 'No adopted road is drawn.',
    constraints: [],
    plans: [
      {
        option: 'sell',
        title: 'Sell',
        exact: true,
        gapGbp: 0,
        movable: 3,
        valueGbp: 1_250_000,
        measuredValueGbp: 1_200_000,
        zoneDrawn: false,
        choice: 'No other set is worth more.',
        moves: ['It moves twice.'],
        apart: 'Closed wards alone release all of the blocks’ land.',
        blocks: [
          { id: 'a', label: 'Annexe', floorM2: 900, queueM2: 900, wardsM2: 900, yearLabel: '2021/22', shareM2: 4_100, releasedM2: 3_900, byDensification: false },
        ], // prettier-ignore
        sharesM2: 4_100,
        measuredM2: 3_900,
        parkingM2: 0,
        cellsM2: 4_100,
        setbacksM2: 200,
        constrainedM2: 0,
        droppedM2: 600,
        withoutBlocksM2: 0,
        parcels: [
          { id: 'parcel_1', label: 'Parcel 1', areaM2: 3_300, netM2: 2_805, frontageM: 41.4, needsAccess: false, yearLabel: '2021/22', blocks: ['a'], polygons: [] },
        ], // prettier-ignore
        dropped: [{ areaM2: 600, frontageM: 0, why: 'Smaller than the smallest parcel.', rings: [] }],
      },
    ],
  };
  const { blocks, parcels, constraints } = landSentences(land);

  it('say how sure the choice is, that its order is a heuristic, and what it is worth', () => {
    expect(blocks).toEqual(['Sell: the block that empties: Annexe (2021/22).']);
    for (const result of results) {
      const said =
        topicsOf(result)
          .find(({ title }) => title === 'Blocks')
          ?.onScreen?.map(({ text }) => text)
          .join('\n') ?? '';
      const plans = (result.land?.plans ?? []).filter((plan) => plan.blocks.length > 0);
      for (const sentence of plans.flatMap(({ choice, moves }) => [choice, ...moves])) expect(said).toContain(sentence);
    }
    const [plan] = land.plans;
    const [annexe] = plan!.blocks;
    const two = landSentences({
      ...land,
      plans: [{ ...plan!, blocks: [annexe!, { ...annexe!, label: 'Lodge', yearLabel: null }] }],
    });
    expect(two.blocks?.[0]).toBe(
      'Sell: the order is a heuristic, best value for floor first: Annexe (2021/22), Lodge (not by the horizon).',
    );
    const none = landSentences({
      ...land,
      plans: [{ ...plan!, blocks: [], choice: 'No block empties.', whyNone: 'No ward closes.' }],
    });
    expect(none.blocks?.[0]).toBe('Sell: No block empties.');
    expect(none.parcels?.[0]).toBe('Sell: No ward closes.');
  });

  it('say how shares and measure differ, what is dropped and why, and where frontage is taken', () => {
    expect(parcels).toEqual([
      'Sell: the blocks were chosen on fixed shares of land, 0.41 ha in all; measured, the chosen set has 0.39 ha.',
      'Sell: Closed wards alone release all of the blocks’ land.',
      'Sell: Parcel 1 has 41 m of frontage; it is free in 2021/22.',
      'Sell: a piece of 600 m² is dropped. Smaller than the smallest parcel.',
      'No adopted road is drawn.',
    ]);
    const [plan] = land.plans;
    const surplus = landSentences({ ...land, plans: [{ ...plan!, withoutBlocksM2: 3_000 }] });
    expect(surplus.parcels?.[0]).toBe('Sell: no block holds 0.30 ha of the released land, less setbacks.');
  });

  it('say that no constraint is drawn, or what each is', () => {
    expect(constraints?.[0]).toMatch(/^No constraint is drawn/);
    const brook = { id: 'brook', label: 'Brook', kind: 'flood_zone', hard: true, bufferM: 8, costGbp: 0, areaM2: 8_600, source: 'Flood map', rings: [] }; // prettier-ignore
    const drawn = landSentences({ ...land, constraints: [brook] });
    expect(drawn.constraints).toEqual(['Brook (flood zone, hard) with 8 m round it: 0.86 ha of the site. Flood map.']);
  });

  it('stand under the rows of the options that have a plan, of all options where none has one', () => {
    if (stoke === undefined) throw new Error('no result');
    const { land: own, ...rest } = stoke;
    const about = (result: typeof stoke): unknown[] =>
      topicsOf(result).flatMap(({ title, options }) => (title === 'Blocks' || title === 'Beds' ? [options] : []));
    // What is as usual is in lines of its own.
    const others = stoke.options.map(({ id }) => id).filter((id) => id !== 'business-as-usual');
    expect(about(stoke)).toEqual([others, own?.plans.map(({ option }) => option)]);
    expect(about(rest)).toEqual([others, undefined]);
  });

  it('say nothing where the site has no plan of its land', () => {
    expect(landSentences(undefined)).toEqual({});
  });
});
