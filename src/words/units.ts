/** Money of a kind, where it is measured in other money: pvGBP/realGBP discounts. */
const MONIES: Readonly<Record<string, string>> = { GBP: 'nominal £', realGBP: 'real £', pvGBP: 'present-value £' };
/** A unit that one is told in as it is written is none of these. */
const ONE: Readonly<Record<string, string>> = { m2: 'm²', 'bed*day': 'bed-day' };
const COUNTED = /^(bed|ward|year|day|spell|patient|space|dwelling|WTE|bed-day)$/;

/**
 * A unit as people read it: realGBP/m2 → "£/m², 2021/22 prices", patient/day → "patients a day", m2 → "m²", bed*day → "bed-days",
 * flag → "yes/no". A pure number is per cent where it is printed so.
 */
export function printUnit(unit: string, prices: string, isShare = false): string {
  if (unit === '1') return isShare ? '%' : 'number';
  if (unit === 'flag') return 'yes/no';
  const [above = '', ...below] = unit.split('/');
  const money = MONIES[above];
  if (money !== undefined && below.some((each) => MONIES[each] !== undefined))
    return [money, ...below.map((each) => MONIES[each] ?? one(each))].join('/');
  const per = below.map((each) => `${COUNTED.test(each) ? ' a ' : '/'}${one(each)}`).join('');
  if (money !== undefined) return `£${per}, ${basisOf(above, prices)}`;
  if (above === '1') return `per ${below.map(one).join('/')}`;
  const counted = one(above);
  return `${counted}${COUNTED.test(counted) ? 's' : ''}${per}`;
}

function basisOf(money: string, prices: string): string {
  if (money === 'GBP') return 'nominal';
  return money === 'pvGBP' ? 'present value' : prices;
}

function one(unit: string): string {
  return ONE[unit] ?? unit;
}
