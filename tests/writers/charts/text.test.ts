import { describe, expect, it } from 'vitest';
import { fit, plain, wrap, wrapEvenly } from '../../../src/writers/charts/text.js';

const letters = (text: string) => [...text].length;

describe('text made fit to draw', () => {
  it('is one line without control, direction or invisible characters', () => {
    expect(plain(' St\u0000 Mary’s\n\u202E\u200BHospital ')).toBe('St Mary’s Hospital');
    expect(plain('a\uD800b')).toBe('a b');
  });

  it('keeps accents but not towers of them', () => expect(plain('e\u0301\u0301\u0301\u0301')).toBe('e\u0301\u0301'));

  it('is of bounded length', () => expect(letters(plain('x'.repeat(1e6)))).toBe(400));
});

describe('a label in a width', () => {
  it('is shortened with an ellipsis, never over the width', () => {
    expect(fit('Rationalise', 11, letters)).toBe('Rationalise');
    expect(fit('Rationalise', 6, letters)).toBe('Ratio…');
    expect(fit('Two words', 5, letters)).toBe('Two…');
  });

  it('does not cut a letter of two code units in half', () => expect(fit('🏥🏥🏥', 2, letters)).toBe('🏥…'));

  it('breaks after spaces and after hyphens between letters, not inside years', () => {
    expect(wrap('Refinancing-and-leaseback', 16, 2, letters)).toEqual(['Refinancing-and-', 'leaseback']);
    expect(wrap('ERIC of 2016-17', 13, 2, letters)).toEqual(['ERIC of', '2016-17']);
  });

  it('ends in an ellipsis when the lines run out', () => {
    expect(wrap('one two three four', 5, 2, letters)).toEqual(['one', 'two…']);
  });

  it('leaves no word alone on the last line when it need not', () => {
    expect(wrapEvenly('aaa bbb ccc ddd', 11, 2, letters)).toEqual(['aaa bbb', 'ccc ddd']);
  });
});
