import { describe, expect, it } from 'vitest';
import { numberBlocks } from '../../src/report/figures/blockNumbers.js';

describe('the numbers of blocks on a plan', () => {
  it('are those in their names, which then need no key', () => {
    expect(numberBlocks(['Block 12', 'building 07', '3'])).toEqual([{ label: '12' }, { label: '7' }, { label: '3' }]);
  });

  it('are counted for names without one, round the numbers that names hold', () => {
    expect(numberBlocks(['Tower', 'Block 1', 'Stores'])).toEqual([
      { label: '2', name: 'Tower' },
      { label: '1' },
      { label: '3', name: 'Stores' },
    ]);
  });

  it('are never the same twice: a plain number keeps its own, the other is named in the key', () => {
    expect(numberBlocks(['Theatres 3', '3', 'Block 3', 'Block 03', ''])).toEqual([
      { label: '1', name: 'Theatres 3' },
      { label: '3' },
      { label: '2', name: 'Block 3' },
      { label: '4', name: 'Block 03' },
      { label: '5', name: '' },
    ]);
    const many = numberBlocks(Array.from({ length: 500 }, (_, index) => `Ward ${index % 7}`));
    expect(new Set(many.map(({ label }) => label)).size).toBe(500);
  });

  it('are not the years in which a block was built', () => {
    expect(numberBlocks(['Built before 1948', 'Built 2015 to 2024', 'Ward 2024'])).toEqual([
      { label: '1', name: 'Built before 1948' },
      { label: '2', name: 'Built 2015 to 2024' },
      { label: '2024', name: 'Ward 2024' },
    ]);
  });
});
