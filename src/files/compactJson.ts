/** JSON with one line a named value, down to `levels` of objects: short enough to read, and to compare line by line. */
export function compactJson(value: unknown, levels = 2): string {
  return print(value, 0, levels);
}

function print(value: unknown, depth: number, levels: number): string {
  if (Array.isArray(value)) return list(value);
  if (typeof value !== 'object' || value === null || depth >= levels) return inline(value);
  const indent = ' '.repeat(depth + 1);
  const entries = Object.entries(value).map(
    ([key, inside]) => `${indent}${JSON.stringify(key)}: ${print(inside, depth + 1, levels)}`,
  );
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${' '.repeat(depth)}}`;
}

/** A row of numbers, one a year, stands without spaces: most of a result is such rows. */
function list(values: readonly unknown[]): string {
  const isRow = values.every((value) => value === null || typeof value === 'number');
  return `[${values.map(inline).join(isRow ? ',' : ', ')}]`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return list(value);
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inside]) => `${JSON.stringify(key)}: ${inline(inside)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
