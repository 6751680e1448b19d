/** Columns of a terminal on which an answer fits. */
export const SCREEN_COLUMNS = 120;

/** Rows as lines, columns as wide as their widest cell: words of the first `wordsIn` columns to the left, figures to the right. */
export function printTable(rows: readonly (readonly string[])[], wordsIn = 1): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        return column < wordsIn ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** A text as lines of a screen, or of so many columns, broken between words; lines after the first are indented. */
export function wrapLines(text: string, indent = '', columns = SCREEN_COLUMNS): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= columns || line.trim() === '') line = longer;
    else {
      lines.push(line);
      line = `${indent}${word}`;
    }
  }
  return [...lines, line];
}

/** A text on one line of a screen: what does not fit is left out, and dots say so. */
export function clipLine(text: string): string {
  return text.length <= SCREEN_COLUMNS ? text : `${text.slice(0, SCREEN_COLUMNS - 1).trimEnd()}…`;
}

/** The first sentence of a text: up to a full stop that a capital or a number follows. */
export function firstSentence(text: string): string {
  return /^.*?[.?!](?= [\p{Lu}\d£−]|$)/su.exec(text)?.[0] ?? text;
}
