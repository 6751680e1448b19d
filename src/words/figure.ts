/** Making a formatter takes forty times as long as using it: each kind is made once, when it is first wanted. */
const made = new Map<number, Intl.NumberFormat>();
const MOST_DECIMALS = 100;

/** A number as the English write it, thousands parted: with so many decimals, or with at least so many and at most `most`. */
export function inFigures(value: number, least = 0, most = least): string {
  const key = least * (MOST_DECIMALS + 1) + most;
  let format = made.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: least, maximumFractionDigits: most });
    made.set(key, format);
  }
  return format.format(value);
}
