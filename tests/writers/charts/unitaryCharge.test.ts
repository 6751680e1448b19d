import { describe, expect, it } from 'vitest';
import { placeMarks } from '../../../src/writers/charts/endMarks.js';
import { finding, joined, subtitleOf } from '../../../src/writers/charts/unitaryCharge.js';
import { SAMPLE, YEARS } from './samples.js';

const FIGURE = SAMPLE.unitaryCharge;

/** The sample's charge, its last payment cut to a third. */
const CUT = {
  ...FIGURE,
  nominalGbp: YEARS.map((year, index) => (FIGURE.nominalGbp[index] ?? 0) / (year === 2036 ? 3 : 1)),
  partYear: 2036,
};

describe('a last payment for a part of a year', () => {
  it('is not compared in the title: the last full year is, and the subtitle says so', () => {
    expect(finding(CUT)).toBe('unitary charge £17.7m in 2016/17, £27.7m in 2034/35 (nominal)');
    expect(subtitleOf(CUT)).toContain('Last full year: 2034/35; the payment of 2035/36 is for a part of the year.');
  });

  it('is compared when it is of a full year', () => {
    expect(finding(FIGURE)).toBe('unitary charge £17.7m in 2016/17, £28.4m in 2035/36 (nominal)');
    expect(subtitleOf(FIGURE)).not.toContain('full year');
  });

  it('leaves one figure when only one year is full', () => {
    const two = { ...CUT, years: [2035, 2036], yearLabels: ['2034/35', '2035/36'], nominalGbp: [10e6, 3e6] };
    expect(finding(two)).toBe('unitary charge £10.0m in 2034/35 (nominal)');
  });
});

describe('the dashed line of further years', () => {
  it('starts where the full line ends', () => {
    expect(joined([10, 11, null, null], [null, null, 12, 4])).toEqual([null, 11, 12, 4]);
  });

  it('adds the rest of a year to what is paid for a part of it', () => {
    expect(joined([10, 11, 3, null], [null, null, 9, 12])).toEqual([null, 11, 12, 12]);
  });
});

describe('labels of the contract’s ends', () => {
  it('lie left of their lines, the earlier below the later', () => {
    expect(placeMarks([500, 700], [300, 300], [80, 980])).toEqual([
      { side: 'left', row: 0, room: 420 },
      { side: 'left', row: 1, room: 620 },
    ]);
  });

  it('lie right of lines near the left, the later below the earlier', () => {
    expect(placeMarks([100, 200], [300, 300], [80, 980]).map(({ side, row }) => [side, row])).toEqual([
      ['right', 1],
      ['right', 0],
    ]);
  });

  it('lie between lines at both sides of the plot', () => {
    expect(placeMarks([80, 980], [300, 300], [80, 980]).map(({ side, row }) => [side, row])).toEqual([
      ['right', 0],
      ['left', 1],
    ]);
  });

  it.each([[80], [500], [980]])('fit beside one line at %d', (x) => {
    expect(placeMarks([x], [300], [80, 980])[0]?.room).toBeGreaterThanOrEqual(300);
  });

  it('are none without ends', () => expect(placeMarks([], [], [80, 980])).toEqual([]));
});
