/**
 * What a terminal or a reader would obey and nobody see: control characters but for tab and line break, what ends a line by another name, and
 * marks that turn the direction of writing.
 */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A text in which no character is obeyed that nobody sees: each is written out, such as \x1b. */
export function visible(text: string): string {
  return text.replace(OBEYED, (character) => `\\x${hex(character, 2)}`);
}

/** The same for the text of a JSON value, which stays the same value. */
export function visibleJson(text: string): string {
  return text.replace(OBEYED, (character) => `\\u${hex(character, 4)}`);
}

function hex(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).padStart(digits, '0');
}
