/** The columns of a data file that a value was read from, by their headers. */
interface Columns {
  readonly column?: string;
  readonly columns?: readonly string[];
  readonly either?: readonly string[];
  readonly over?: string;
}

/** Which columns of its row a value stands in: `A`, `A + B`, `A or B`, `(A + B) ÷ C`. */
export function printColumns({ column, columns = [], either = [], over }: Columns): string {
  const names = [column ?? [], columns, either].flat().map((name) => name.trim());
  const joined = names.join(either.length > 0 ? ' or ' : ' + ');
  if (over === undefined) return joined;
  return `${names.length > 1 ? `(${joined})` : joined} ÷ ${over.trim()}`;
}
