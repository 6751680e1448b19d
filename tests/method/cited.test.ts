import { describe, expect, it } from 'vitest';
import { blocksOf, clauseOf, clausesCited, clausesIn } from '../../src/method/index.js';

const clauses = clausesIn(`# 1 Beds
Chapter.
### 1.5 Wards
<a id="example-1i"></a>**Example 1i**: one ward.
### 2.3 Payment
By rule.
#### 2.3 (5) Capitation
Per head.
#### 2.3 (6) Gain share
Half.
# 7 Uncertainty
<a id="example-1e"></a>**Example 1e**: never add P90s.
`);

const cited = (...sources: string[]): string[] => clausesCited(clauses, sources).map(({ id }) => id);

describe('the clauses that sources cite', () => {
  it('stand once, in METHOD’s order', () => {
    expect(cited('METHOD 7', 'METHOD 1.5', 'METHOD 1.5 [A]', 'ERIC 2016-17')).toEqual(['1.5', '7']);
  });

  it('bring a clause’s items, and an item’s clause without its other items', () => {
    expect(cited('METHOD 2.3')).toEqual(['2.3', '2.3 (5)', '2.3 (6)']);
    expect(cited('METHOD 2.3 (6)')).toEqual(['2.3', '2.3 (6)']);
    expect(cited('METHOD 1')).toEqual(['1']);
  });

  it('bring the clause in which an example stands', () => {
    expect(cited('METHOD 1e: never add P90s')).toEqual(['7']);
    expect(cited('METHOD 1.5, example 1e')).toEqual(['1.5', '7']);
    expect(clauseOf(clauses, { example: '1i' })?.id).toBe('1.5');
  });
});

describe('a clause’s text without Markdown', () => {
  it('keeps words, tables and the place of examples', () => {
    const text =
      '* **Rule**: `a*b`, see [PPPO 1](http://x.org/book?id=1).\n\n| a | b \\| c |\n|---|---|\n| 1 | **2** |\n\n(<a id="example-2b"></a>**Example 2b**) *once*';
    expect(blocksOf(text)).toEqual([
      { kind: 'paragraph', lead: '•  Rule', text: ': a*b, see PPPO 1.', examples: [] },
      {
        kind: 'table',
        rows: [
          ['a', 'b | c'],
          ['1', '2'],
        ],
      },
      { kind: 'paragraph', lead: '', text: '(Example 2b) once', examples: ['2b'] },
    ]);
  });
});
