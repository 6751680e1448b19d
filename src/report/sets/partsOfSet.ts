/** One `--set` taken apart. */
export interface SetParts {
  /** As typed: an input by name or label, with a member after a dot or a comma. */
  readonly name: string;
  /** As typed between square brackets. */
  readonly years?: string;
  readonly value: string;
}

/** `backlog.high=12.5 mGBP`, `charge_published[2030/31]=20 mGBP`: split at the last `=`, since a label may hold one; undefined for anything else. */
export function partsOfSet(text: string): SetParts | undefined {
  const at = text.lastIndexOf('=');
  const [left, value] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
  const open = left.endsWith(']') ? left.lastIndexOf('[') : -1;
  const name = open < 0 ? left : left.slice(0, open).trim();
  if (at < 0 || name === '' || value === '') return undefined;
  return { name, value, ...(open < 0 ? {} : { years: left.slice(open + 1, -1) }) };
}
