import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statusesOf } from '../../src/report/inputsCounted.js';
import { coverOf } from '../../src/writers/report/cover.js';
import { evaluatedOf, sites, shippedLibrary as library } from './reported.js';

const overview = library.overview([]);

describe.each(['stoke-mandeville', 'typical-acute', 'university-college-hospital'])(
  'what is illustrative at %s',
  (name) => {
    const { result, study } = evaluatedOf(join(sites, name), library);

    it('is counted once an input, whatever its members and options', () => {
      const names = new Set(result.inputs.map((input) => input.name));
      const illustrative = new Set(
        result.inputs.flatMap((input) => (input.status === 'illustrative' ? [input.name] : [])),
      );
      const all = Object.values(result.statuses).reduce((sum, count) => sum + count, 0);
      expect(all).toBeLessThan(names.size);
      expect(result.statuses.illustrative).toBeLessThan(illustrative.size);
      expect(result.statuses.illustrative).toBeGreaterThan(50);
      expect(result.statuses).toEqual(statusesOf(study, overview));
    });

    it('holds nothing that Decant measures on the map or chooses, and nothing that decides nothing', () => {
      const without = (dropped: readonly string[]): Record<string, number> =>
        statusesOf(
          {
            ...study,
            cases: study.cases.map((each) => {
              const bound = new Map([...each.outcome.bound].filter(([input]) => !dropped.includes(input)));
              return { ...each, outcome: { ...each.outcome, bound } };
            }),
          },
          overview,
        );
      const measured = [
        'block_land',
        'block_clear_land',
        'block_open_ground',
        'block_chosen',
        'parcel_area',
        'parking_drawn',
      ];
      expect(without(measured)).toEqual(result.statuses);
      expect(without(['area_tolerance'])).toEqual(result.statuses);
      // The hospital's own figures and assumptions are counted.
      for (const own of ['block_floor_area', 'realisation', 'target_occupancy'])
        expect(without([own])).not.toEqual(result.statuses);
    });

    it('is one count wherever it is printed', () => {
      const all = Object.values(result.statuses).reduce((sum, count) => sum + count, 0);
      const counted = `${result.statuses.illustrative} of ${all} inputs are illustrative`;
      expect(result.figures.note).toContain(counted);
      expect(coverOf(result).lines.join('\n')).toContain(`Of ${all} inputs that decide something`);
      expect(coverOf(result).lines.join('\n')).toContain(`${result.statuses.illustrative} illustrative`);
    });
  },
);
