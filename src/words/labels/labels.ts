const MINUS = '−';

/** £ in words short enough for a label: £0, £950, £450k, £17.7m, £18.75m, £1,240m. */
export function formatMoney(gbp: number): string {
  if (!Number.isFinite(gbp)) return 'not known';
  const size = Math.abs(gbp);
  const sign = gbp < 0 && size >= 0.5 ? MINUS : '';
  if (size >= 99.95e6) return `${sign}£${formatWhole(size / 1e6)}m`;
  // A figure that is round to £10,000, such as £18.75m, keeps its second decimal.
  const decimals = Math.round(size) % 100_000 !== 0 && Math.round(size) % 10_000 === 0 ? 2 : 1;
  if (size >= 999_500) return `${sign}£${(size / 1e6).toFixed(decimals)}m`;
  if (size >= 999.5) return `${sign}£${formatWhole(size / 1e3)}k`;
  return `${sign}£${formatWhole(size)}`;
}

const HUNDRED_THOUSAND = 100_000;

/** As `formatMoney`, but of a figure that a model worked out: one that happens to be round has no more decimals than others. */
export function formatModelled(gbp: number): string {
  return formatMoney(Math.abs(gbp) < 1e6 ? gbp : Math.round(gbp / HUNDRED_THOUSAND) * HUNDRED_THOUSAND);
}

/** A modelled change of money with its sign: +£1.2m, −£450k, £0. */
export function formatMoneyChange(gbp: number): string {
  const text = formatModelled(gbp);
  return Number.isFinite(gbp) && gbp >= 0.5 ? `+${text}` : text;
}

/** A tick of an axis in £m: £2,500,000 → "2.5". */
export function formatMillions(gbp: number): string {
  return formatNumber(Number((gbp / 1e6).toPrecision(6)));
}

/** 16992.4 → "16,992". */
export function formatWhole(number: number): string {
  return formatNumber(Math.round(number));
}

/** Beds print whole, or with one decimal where the figure has one: bars then add up as printed. */
export function formatBeds(beds: number): string {
  if (!Number.isFinite(beds)) return 'not known';
  return formatNumber(Math.round(beds * 10) / 10);
}

/** A change with its sign: +16, −54, 0; one that is not whole keeps its decimal, −56.0 beside +31.5, unless it rounds to none. */
export function formatChange(beds: number): string {
  if (!Number.isFinite(beds)) return formatBeds(beds);
  if (Math.round(Math.abs(beds) * 10) === 0) return '0';
  const isWhole = Number.isInteger(Math.round(beds * 1e6) / 1e6);
  const text = isWhole ? formatBeds(beds) : formatNumber(beds, Math.abs(beds).toFixed(1));
  return beds > 0 ? `+${text}` : text;
}

/** 8123 → "0.81 ha"; hectares to two figures after the point below 10, one above. */
export function formatHectares(areaM2: number): string {
  const hectares = areaM2 / 1e4;
  return areaM2 === 0 ? '0 ha' : `${hectares.toFixed(Math.abs(hectares) < 10 ? 2 : 1)} ha`;
}

/** A number with its sign and its thousands apart; its digits as they are, unless they are given rounded. */
function formatNumber(number: number, digits = String(Math.abs(number))): string {
  const [whole = '', decimals] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (number < 0 ? MINUS : '') + grouped + (decimals === undefined ? '' : `.${decimals}`);
}
