/**
 * JSON with one line a named value, down to `levels` of objects: short enough to read, and to compare line by line. Between the numbers of
 * a row, one a year, stands `between`: most of a hospital's result is such rows.
 */
export function compactJson(value: unknown, levels = 2, between = ', '): string {
  return print(value, 0, { levels, between });
}

interface Way {
  readonly levels: number;
  readonly between: string;
}

function print(value: unknown, depth: number, way: Way): string {
  if (Array.isArray(value) || typeof value !== 'object' || value === null || depth >= way.levels)
    return inline(value, way);
  const indent = ' '.repeat(depth + 1);
  const entries = Object.entries(value).map(
    ([key, inside]) => `${indent}${JSON.stringify(key)}: ${print(inside, depth + 1, way)}`,
  );
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${' '.repeat(depth)}}`;
}

function inline(value: unknown, way: Way): string {
  if (Array.isArray(value)) {
    const isRow = value.every((each) => each === null || typeof each === 'number');
    return `[${value.map((each) => inline(each, way)).join(isRow ? way.between : ', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inside]) => `${JSON.stringify(key)}: ${inline(inside, way)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
