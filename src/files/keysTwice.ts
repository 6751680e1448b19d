const LONGEST = 40;

/** The first member that an object of a JSON text has twice, and its line; a reader would keep the last of them in silence. The text must be JSON. */
export function keyTwice(text: string): { readonly key: string; readonly line: number } | undefined {
  const open: (Set<string> | undefined)[] = [];
  let isKeyNext = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') {
      isKeyNext = character === '{';
      open.push(isKeyNext ? new Set() : undefined);
    } else if (character === '}' || character === ']') open.pop();
    else if (character === ',') isKeyNext = open.at(-1) !== undefined;
    else if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (isKeyNext && keys !== undefined) {
        const key = String(JSON.parse(text.slice(at, end + 1)));
        if (keys.has(key)) return { key: key.slice(0, LONGEST), line: text.slice(0, at).split('\n').length };
        keys.add(key);
      }
      isKeyNext = false;
      at = end;
    }
  }
  return undefined;
}

/** Where the quotation mark stands that ends the string of a JSON text which begins at `start`. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
