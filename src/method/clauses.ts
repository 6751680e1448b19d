import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A clause of METHOD. */
export interface Clause {
  /** `1.5`, `0`, or an item of a clause: `2.3 (5)`. */
  readonly id: string;
  readonly title: string;
  /** Markdown, up to the next heading. */
  readonly text: string;
  /** The worked examples that stand in it: `1i`, `1k`. */
  readonly examples: readonly string[];
}

const CHAPTER = /^\d\d-.*\.md$/;
const HEADING = /^#{1,4} (\d+(?:\.\d+)?(?: \(\d+\))?) (.+)$/;
/** A line by itself that a link to the next heading leads to. */
const ANCHOR_LINE = /^<a id="[^"]*"><\/a>$/;
const EXAMPLE = /<a id="example-([^"]+)"><\/a>/g;

/** The clauses of METHOD as published, a file a chapter, in the order of the text. */
export function readMethod(folder: string): Clause[] {
  const chapters = readdirSync(folder).filter((file) => CHAPTER.test(file));
  return chapters.sort().flatMap((file) => clausesIn(readFileSync(join(folder, file), 'utf8')));
}

/** The clauses of one chapter's text. */
export function clausesIn(markdown: string): Clause[] {
  const found: { id: string; title: string; lines: string[] }[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const [, id, title] = HEADING.exec(line) ?? [];
    if (id !== undefined && title !== undefined) found.push({ id, title, lines: [] });
    else if (!ANCHOR_LINE.test(line)) found.at(-1)?.lines.push(line);
  }
  return found.map(({ id, title, lines }) => {
    const text = lines.join('\n').trim();
    return { id, title, text, examples: [...text.matchAll(EXAMPLE)].flatMap(([, example]) => example ?? []) };
  });
}
