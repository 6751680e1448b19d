const YES = ['yes', 'y', 'true', 't', '1'];
const NO = ['no', 'n', 'false', 'f', '0'];

/** What a cell of a table says where true or false is asked: many programs have no type for it, and write words or 1 and 0. Anything else stays what it is. */
export function flagOf(value: unknown): unknown {
  const word = typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : '';
  return YES.includes(word) ? true : NO.includes(word) ? false : value;
}
