const LONGEST = 32_000;
/** Control characters, halves of a pair, and marks that turn the direction of writing: none belongs in a cell. */
const UNFIT =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A spreadsheet reads _x0041_ as A. */
const ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text without what no part of a workbook may hold. */
export function withoutUnfit(text: string): string {
  return text.slice(0, LONGEST).replace(UNFIT, '');
}

/** Text as a cell may hold it. It is always written as a string, never as a formula or a link. */
export function cellText(text: string): string {
  return withoutUnfit(text).replace(ESCAPED, '_x005F_');
}

/** Whether a spreadsheet would make a formula of the text when somebody edits its cell and presses Enter. */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=+\-@\t\r]/.test(text);
}

/** Lines that a text takes in a cell of this width. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil((part.length * 0.87) / width)), 0);
}
