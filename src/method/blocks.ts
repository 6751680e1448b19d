/** A paragraph or a point of a list in plain text, with the words in bold that it begins with; or a table. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lead: string; readonly text: string; readonly examples: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const EXAMPLE = /<a id="example-([^"]+)"><\/a>/g;
const LEAD = /^(?:• {2})?\*\*[^*]+\*\*/;
const RULE = /^\|(?:\s*:?-+:?\s*\|)+$/;

/** A clause's text in pieces that print without Markdown: each line is a paragraph, as METHOD breaks them. */
export function blocksOf(markdown: string): Block[] {
  const found: Block[] = [];
  for (const line of markdown.split('\n').map((one) => one.trim())) {
    if (line === '' || RULE.test(line)) continue;
    const before = found.at(-1);
    if (line.startsWith('|')) {
      const row = cellsOf(line);
      if (before?.kind === 'table') found[found.length - 1] = { kind: 'table', rows: [...before.rows, row] };
      else found.push({ kind: 'table', rows: [row] });
    } else {
      const examples = [...line.matchAll(EXAMPLE)].flatMap(([, example]) => example ?? []);
      const marked = line.replace(EXAMPLE, '').replace(/^[*-] /, '•  ');
      const lead = LEAD.exec(marked)?.[0] ?? '';
      found.push({ kind: 'paragraph', lead: plainText(lead), text: plainText(marked.slice(lead.length)), examples });
    }
  }
  return found;
}

/** Markdown without its marks: of a link its words, of bold, italic and code the text. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<a id="[^"]*"><\/a>/g, '')
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(?<![*\w])\*([^*\s][^*]*)\*(?![*\w])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replaceAll('\\|', '|');
}

function cellsOf(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).slice(1, -1);
  return cells.map((cell) => plainText(cell.trim()));
}
