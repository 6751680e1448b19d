const YEARS = 40;
const HISTORY = 1;
const [INFLATION, OCCUPANCY, DAYS_A_YEAR, MOST_CLOSURES, COST_KEPT] = [0.02, 0.92, 365.25, 12, 0.4];

/** The model of shared/estateModel.mjs as somebody would write it by hand: an array a line, a loop a line. */
export function estateByHand(services = 15) {
  return () => {
    const lines = {};
    for (let k = 0; k < services; k++) service(k, lines);
    return lines;
  };
}

function service(k, lines) {
  const [spellsNow, growth] = [4000 + 37 * k, Number((0.004 + 0.001 * k).toFixed(3))];
  const [stay, cost] = [Number((3 + 0.1 * k).toFixed(1)), 52_000 + 900 * k];
  const line = (name, cell) => {
    const values = new Float64Array(YEARS);
    for (let y = 0; y < YEARS; y++) values[y] = cell(y, values);
    return (lines[`${name}_${k}`] = values);
  };
  const spells = line('spells', (y) => spellsNow * (1 + growth) ** (y - HISTORY));
  const bedDays = line('bed_days', (y) => spells[y] * stay);
  const beds = line('beds', (y) => bedDays[y] / DAYS_A_YEAR / OCCUPANCY);
  const whole = line('beds_whole', (y) => Math.ceil(Math.round(beds[y] * 1e9) / 1e9));
  const spare = line('spare', (y) => Math.max(0, (y === 0 ? whole[y] : whole[y - 1]) - whole[y]));
  const closed = line('closed', (y, own) => (y === 0 ? 0 : own[y - 1]) + Math.min(spare[y], MOST_CLOSURES));
  const before = lines[`cost_real_${k - 1}`];
  const costReal = line(
    'cost_real',
    (y) => (whole[y] - closed[y] * COST_KEPT) * cost + (before === undefined ? 0 : before[y] * 0),
  );
  const index = line('price_index', (y, own) => (y === 0 ? 1 : own[y - 1]) * (1 + INFLATION));
  const costNominal = line('cost_nominal', (y) => costReal[y] * index[y]);
  line('grown', (y) => Number(costNominal[y] > (y === 0 ? 0 : costNominal[y - 1]) && closed[y] !== 0));
}
