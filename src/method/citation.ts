/** What a source cites of METHOD: a clause, an example in it, or (METHOD 3c2) an example by its own name. */
export interface Citation {
  /** `1.5`, `0`, or an item of a clause: `2.3 (5)`. Left out where the text names an example only. */
  readonly clause?: string;
  /** `2b` */
  readonly example?: string;
}

const BEGINS = /\bMETHOD[ \u00a0]/g;
const EXAMPLE = /(\d{1,2}[a-z]\d?)\b/y;
/** A number that goes on as another word is none: `METHOD 7a` is an example. */
const CLAUSE = /(\d{1,2}(?:\.\d{1,2})?)(?![\da-z])/y;
const ITEMS = / \((\d{1,2}(?:, \d{1,2})*)\)/y;
const OPTION = /, option (\d{1,2})\b/y;
/** How far a clause is verified, and by whom: `[A]`, `[V NHS Employers]`. */
const TAG = / \[[^\]]*\]/y;
/** Another clause follows only if the number ends what it says: in `METHOD 1.4 [A], 1.5 to 3` it is a range. */
const ANOTHER = /(?:, | and )(?=\d{1,2}(?:\.\d{1,2})?(?:$|[,;:)]|\.(?!\d)| ·| and \d| [([]))/y;
const EXAMPLES = /,? examples? (?=\d)/y;
const ANOTHER_EXAMPLE = /(?:, | and )(?=\d{1,2}[a-z])/y;

/**
 * The clauses and examples of METHOD that a text cites, in its order: `METHOD 1.5, 2.2`, `METHOD 0 and 2.4`, `METHOD 2.3 (3, 7)`,
 * `METHOD 6.2, option 8`, `METHOD 2.2 [A], example 2b`, `METHOD 3c2`. A text that names METHOD without a number (`METHOD gives no
 * share`) cites nothing.
 */
export function citationsIn(text: string): Citation[] {
  return [...text.matchAll(BEGINS)].flatMap(({ index, 0: begins }) =>
    new Reader(text, index + begins.length).citation(),
  );
}

class Reader {
  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  citation(): Citation[] {
    const named = this.examples();
    if (named.length > 0) return named.map((example) => ({ example }));
    const clauses = this.clauses();
    const last = clauses.at(-1);
    if (last === undefined || this.take(EXAMPLES) === undefined) return clauses.map((clause) => ({ clause }));
    const before = clauses.slice(0, -1).map((clause) => ({ clause }));
    return [...before, ...this.examples().map((example) => ({ clause: last, example }))];
  }

  private clauses(): string[] {
    const found: string[] = [];
    do {
      const clause = this.take(CLAUSE);
      if (clause === undefined) break;
      const items = this.take(ITEMS) ?? this.take(OPTION);
      found.push(...(items === undefined ? [clause] : items.split(', ').map((item) => `${clause} (${item})`)));
      while (this.take(TAG) !== undefined);
    } while (this.take(ANOTHER) !== undefined);
    return found;
  }

  private examples(): string[] {
    const found: string[] = [];
    do {
      const example = this.take(EXAMPLE);
      if (example === undefined) break;
      found.push(example);
    } while (this.take(ANOTHER_EXAMPLE) !== undefined);
    return found;
  }

  /** What the pattern finds here, its group where it has one; the reader then stands behind it. */
  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found === null ? undefined : (found[1] ?? found[0]);
  }
}
