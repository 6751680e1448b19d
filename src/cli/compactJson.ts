/** JSON with one line a named value: short enough to read, and to compare line by line. */
export function compactJson(value: unknown): string {
  return print(value, 0);
}

function print(value: unknown, depth: number): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null || depth >= 2) return inline(value);
  const indent = ' '.repeat(depth + 1);
  const entries = Object.entries(value).map(([key, inside]) => `${indent}${JSON.stringify(key)}: ${print(inside, depth + 1)}`);
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${' '.repeat(depth)}}`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).map(([key, inside]) => `${JSON.stringify(key)}: ${inline(inside)}`).join(', ')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
