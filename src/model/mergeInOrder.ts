/** Several ordered lists as one: each thing once, by its key, before whatever known thing follows it in its own list. */
export function mergeInOrder<T>(lists: readonly (readonly T[])[], keyOf: (thing: T) => string): T[] {
  const [first = [], ...others] = lists;
  const merged = [...first];
  const known = new Set(merged.map(keyOf));
  for (const list of others) {
    let fresh: T[] = [];
    for (const thing of list) {
      const key = keyOf(thing);
      if (!known.has(key)) {
        fresh.push(thing);
        known.add(key);
      } else if (fresh.length > 0) {
        merged.splice(
          merged.findIndex((each) => keyOf(each) === key),
          0,
          ...fresh,
        );
        fresh = [];
      }
    }
    merged.push(...fresh);
  }
  return merged;
}
