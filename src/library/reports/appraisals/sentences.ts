import type { Appraisal, Part, Piece, Sentence, Way } from '../declaration.js';

/** An appraisal as sentences, by which its words are judged and opened: one of its headings, and one a row, each with all that it may say. */
export function asSentences(appraisal: Appraisal): Sentence[] {
  const [head, ...rows] = asWords(appraisal);
  if (head === undefined) return [];
  return [head, ...rows.map((row) => ({ ...row, parts: new Map([...head.parts, ...row.parts]) }))];
}

/** The same, where what is said of all rows stands with the headings alone: each of its words once. */
export function asWords({ rows, columns, heads, note, ...appraisal }: Appraisal): Sentence[] {
  const headings = columns.map(({ id, heading }) => ({ name: `#${id}`, ways: heading, after: ', ' }));
  const said = { kind: [{ text: [words('decides')] }], in: 'report', of: appraisal.of, year: appraisal.year } as const;
  return [
    {
      ...{ ...appraisal, ...said },
      ...shown(appraisal, [
        { name: '#heads', ways: heads, after: ': ' },
        ...headings,
        { name: '#note', ways: note, after: '' },
      ]),
    },
    ...rows.map(({ name, cells, ...row }): Sentence => {
      const own = columns.map(({ id }, index) => ({
        ...{ before: `#${id}`, name: `#${id}#`, ways: cells[index] ?? [], after: ' · ' },
      }));
      return { ...row, ...said, title: name, ...shown(row, own) };
    }),
  ];
}

function words(text: string): Piece {
  return { kind: 'words', text };
}

/** What stands somewhere, after its heading where it has one, and what follows it. */
interface Shown {
  readonly before?: string;
  readonly name: string;
  readonly ways: readonly Way[];
  readonly after: string;
}

/** What stands in an appraisal, as parts of a sentence under names that no file can give. */
function shown(
  { parts, place }: Pick<Sentence, 'parts' | 'place'>,
  named: readonly Shown[],
): Pick<Sentence, 'text' | 'parts'> {
  const plain = { isList: false, join: '', before: '', after: '', none: '' };
  return {
    text: [
      {
        text: named.flatMap(({ before, name, after }): Piece[] => [
          ...(before === undefined ? [] : [{ kind: 'part', name: before, place } as const, words(': ')]),
          ...[{ kind: 'part', name, place } as const, words(after)],
        ]),
      },
    ],
    parts: new Map([...parts, ...named.map(({ name, ways }): [string, Part] => [name, { ...plain, ways }])]),
  };
}
