import type { Problem } from '../problems/index.js';

/** The control characters of ASCII and Latin-1, but for tab and line breaks: a terminal would obey them. */
const RAW = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** As RAW, and a carriage return too, which in text that has been read belongs to no line break. */
const READ = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
/** As READ, and whatever ends a line or turns the direction of text: a name of two lines would pass for a sentence of the report. */
const LINE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** What is wrong with the first control character of a file's text, and where; undefined when it has none. */
export function controlInFile(text: string): Pick<Problem, 'line' | 'column' | 'found' | 'right'> | undefined {
  const control = RAW.exec(text);
  if (control === null) return undefined;
  const before = text.slice(0, control.index);
  return {
    line: before.split('\n').length,
    column: control.index - before.lastIndexOf('\n'),
    found: `a control character stands here (${nameOf(control[0])})`,
    right: 'Take it away: is this a plain text file, saved as UTF-8?',
  };
}

/** The first control character of a text that was read from a file, by its number: U+001B. */
export function controlIn(text: string): string | undefined {
  const control = READ.exec(text);
  return control === null ? undefined : nameOf(control[0]);
}

/** As `controlIn`, for text that must stand on one line: a name, a label. */
export function lineControlIn(text: string): string | undefined {
  const control = LINE.exec(text);
  return control === null ? undefined : nameOf(control[0]);
}

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
