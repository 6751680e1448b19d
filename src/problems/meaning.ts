/**
 * Words that people have for the same thing, the first of each row as Decant has it: the one table of them, for names of files and their
 * endings, columns, properties and inputs. A word of several parts is written with spaces.
 */
const SAME: readonly (readonly string[])[] = [
  ['map', 'geojson', 'json', 'gpkg', 'kml', 'kmz', 'gml', 'shp', 'dxf', 'dwg', 'tab', 'mif', 'gdb'],
  ['table', 'csv', 'xlsx', 'xls', 'ods', 'tsv', 'txt'],
  ['yaml', 'yml'],
  ['boundary', 'outline', 'redline', 'red line', 'perimeter'],
  ['building', 'block', 'footprint'],
  ['constraint', 'designation'],
  [
    'gross internal area',
    'gia',
    'gifa',
    'floor area',
    'gross floor area',
    'internal floor area',
    'gross internal floor area',
  ],
  ['gross external area', 'gea'],
  ['site', 'land', 'plot'],
  ['storey', 'floor', 'level', 'story', 'building levels'],
  ['tenure', 'ownership'],
  ['bed', 'beds'],
  ['pool', 'ward', 'specialty'],
  ['available', 'open', 'staffed', 'beds open', 'beds available', 'available beds'],
  ['occupied', 'used', 'beds occupied', 'occupied beds'],
  ['fy', 'year', 'financial year'],
  ['pod', 'point of delivery'],
  ['spell', 'admission', 'discharge'],
  ['bed day', 'bedday', 'obd', 'occupied bed day'],
  ['amount', 'cost', 'value'],
  ['prices', 'price year', 'price base'],
  ['semi fixed', 'semifixed', 'stepped'],
];
/** Words of a name that say in what it is counted. */
const COUNTED = new Set(['m2', 'sqm', 'ha', 'hectares', 'gbp', 'pct', 'percent', 'no', 'number', 'of']);
const LONGEST = 80;

const FIRST = new Map(
  SAME.flatMap(([first = '', ...others]) => others.map((other) => [singular(other), first] as const)),
);
/** No row above has a phrase of more words. */
const MOST_WORDS = 5;

/**
 * What a name means, so that names of one meaning are one text: `boundary.gpkg` and `boundary.geojson`, `GIA` and `floor_area_m2`. Words are
 * taken apart at every mark between them, units and plurals left out.
 */
export function meaningOf(name: string): string {
  if (name.length > LONGEST) return name;
  const all = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map(singular);
  const words = all.filter((word) => word !== '' && !COUNTED.has(word));
  const meant: string[] = [];
  for (let at = 0; at < words.length;) {
    // A gross floor area is no floor: of two phrases that begin here the longer is meant.
    const phrases = Array.from({ length: MOST_WORDS }, (_, less) => words.slice(at, at + MOST_WORDS - less));
    const phrase = phrases.find((each) => FIRST.has(each.join(' '))) ?? words.slice(at, at + 1);
    meant.push(FIRST.get(phrase.join(' ')) ?? phrase.join(' '));
    at += phrase.length;
  }
  return meant.join(' ');
}

function singular(word: string): string {
  return word.replace(/([a-z]{2}[a-rt-z])s\b/g, '$1');
}
