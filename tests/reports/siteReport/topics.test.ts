import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { topicsOf } from '../../../src/reports/siteReport/topics.js';
import { resultOf, sites } from '../../options/reported.js';

const results = ['stoke-mandeville', 'typical-acute', 'university-college-hospital'].map((site) =>
  resultOf(join(sites, site)),
);
const [stoke] = results;

describe('the topics of a report', () => {
  const topics = stoke === undefined ? [] : topicsOf(stoke);

  it('are demand, beds, wards, costs and payment, each with the question that it answers', () => {
    expect(topics.map(({ title }) => title)).toEqual(['Demand', 'Beds', 'Wards', 'Costs', 'Payment']);
    for (const { answers } of topics) expect(answers).toMatch(/\?$/);
  });

  it('name only lines that some hospital’s model has', () => {
    const known = new Set(results.flatMap(({ lines }) => lines.map(({ name }) => name)));
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
    const sentences = topics.at(-1)?.sentences ?? [];
    for (const { title, sentence } of stoke?.regimes?.regimes ?? []) {
      expect(sentences).toContain(sentence);
      expect(sentence).toContain(title);
    }
    expect(sentences.at(-1)).toMatch(/unitary charge .* bed-day/);
  });
});
