/**
 * Text of a model file of ten lines a service, forty years and, where `members` is given, a row of every line for each member:
 * growth, floors, a ward pool that remembers, indexed money, discounting. 15 services are 150 lines and 65 inputs.
 */
export function estateModel({ services = 15, years = 40, members = 0 } = {}) {
  const names = Array.from({ length: members }, (_, index) => `ward_${index + 1}`);
  const by = members === 0 ? '' : '\n    by: ward_group';
  const dimensions = members === 0 ? '' : `dimensions:\n  ward_group: [${names.join(', ')}]\n`;
  const input = (name, unit, value) => `  ${name}:\n    unit: ${unit}\n    value: ${value}\n    status: illustrative\n`;
  const inputs = Array.from(
    { length: services },
    (_, k) =>
      input(`spells_now_${k}`, 'spell', 4000 + 37 * k) +
      input(`growth_${k}`, '1', (0.004 + 0.001 * k).toFixed(3)) +
      input(`stay_${k}`, 'bed*day/spell', (3 + 0.1 * k).toFixed(1)) +
      input(`cost_${k}`, 'realGBP/bed', 52_000 + 900 * k),
  );
  const lines = Array.from({ length: services }, (_, k) => serviceLines(k, by));
  return `section: A model of ${services} services
timeline: { first: 2025, base: 2026, last: ${2024 + years} }
${dimensions}inputs:
${input('inflation', 'GBP/realGBP', 0.02)}${input('occupancy', '1', 0.92)}${input('days_a_year', 'day', 365.25)}${input('most_closures', 'bed', 12)}${input('cost_kept', '1', 0.4)}${inputs.join('')}lines:
${lines.join('')}`;
}

function serviceLines(k, by) {
  const line = (name, unit, formula) => `  ${name}_${k}:\n    unit: ${unit}${by}\n    formula: ${formula}\n`;
  const before = k === 0 ? '' : ` + cost_real_${k - 1} * 0`;
  return [
    line('spells', 'spell', `spells_now_${k} * (1 + growth_${k}) ^ t`),
    line('bed_days', 'bed*day', `spells_${k} * stay_${k}`),
    line('beds', 'bed', `bed_days_${k} / days_a_year / occupancy`),
    line('beds_whole', 'bed', `as(ceil(as(beds_${k}, 1)), bed)`),
    line('spare', 'bed', `max(0, prev(beds_whole_${k}, beds_whole_${k}) - beds_whole_${k})`),
    line('closed', 'bed', `prev(closed_${k}, 0) + min(spare_${k}, most_closures)`),
    line('cost_real', 'realGBP', `(beds_whole_${k} - closed_${k} * cost_kept) * cost_${k}${before}`),
    line('price_index', 'GBP/realGBP', `prev(price_index_${k}, as(1, GBP/realGBP)) * (1 + as(inflation, 1))`),
    line('cost_nominal', 'GBP', `cost_real_${k} * price_index_${k}`),
    line('grown', 'flag', `cost_nominal_${k} > prev(cost_nominal_${k}, 0) and not (closed_${k} == 0)`),
  ].join('');
}
