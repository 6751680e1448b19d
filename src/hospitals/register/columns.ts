import { publishedText } from '../../files/published/index.js';

/** What a column's cells hold, and so how they are read. */
export type Kind = 'text' | 'number' | 'money' | 'flag' | 'word';

export interface Column {
  /** As the template's header has it. */
  readonly name: string;
  /** Other headings under which estates registers have it. */
  readonly also: readonly string[];
  readonly kind: Kind;
  /** The property of a block that it gives (see buildings.geojson); with a risk, one entry of its backlog. Left out: it joins a row to its outline. */
  readonly property?: string;
  /** What stands in it, for a reader. */
  readonly help: string;
}

/** Every column of a register of blocks: the reader, the page of docs and the header of the template are made from this list. */
export const COLUMNS: readonly Column[] = [
  {
    name: 'id',
    also: [
      'block id',
      'block code',
      'block no',
      'block number',
      'building id',
      'building code',
      'building no',
      'code',
      'ref',
      'reference',
      'asset id',
    ],
    kind: 'text',
    help: 'the block’s id; names the outline too, unless `outline` does',
  },
  {
    name: 'outline',
    also: ['outline id', 'osm id', 'way', 'feature id', 'polygon'],
    kind: 'text',
    help: 'the outline’s own id, such as way/440410278, where it is another',
  },
  {
    name: 'name',
    also: ['block name', 'block', 'building name', 'building', 'description'],
    kind: 'text',
    property: 'name',
    help: 'what people call it; joins the row to an outline of that name where no id does',
  },
  {
    name: 'floor',
    also: ['floor area', 'gia', 'gifa', 'gross internal area', 'gross internal floor area', 'internal area'],
    kind: 'number',
    property: 'floor_area_m2',
    help: 'gross internal floor area, m²',
  },
  {
    name: 'gross_external_area',
    also: ['gea', 'external area', 'gross external floor area'],
    kind: 'number',
    property: 'gross_external_area_m2',
    help: 'gross external floor area, m²',
  },
  {
    name: 'storeys',
    also: ['floors', 'levels', 'no of storeys', 'number of storeys', 'no of floors', 'number of floors', 'stories'],
    kind: 'number',
    property: 'storeys',
    help: 'number of storeys',
  },
  {
    name: 'use',
    also: ['function', 'functions', 'main use', 'primary use', 'department'],
    kind: 'word',
    property: 'functions',
    help: 'what the floor is used for: one function, or m² by function (theatres=900; offices=300)',
  },
  {
    name: 'condition',
    also: ['physical condition', 'condition grade', 'condition rating'],
    kind: 'word',
    property: 'condition',
    help: 'A, B, C, D or DX',
  },
  {
    name: 'suitability',
    also: ['functional suitability'],
    kind: 'word',
    property: 'functional_suitability',
    help: 'functional suitability: A, B, C or D',
  },
  {
    name: 'utilisation',
    also: ['space utilisation'],
    kind: 'word',
    property: 'utilisation',
    help: 'E empty, U under-used, F full, O over-used',
  },
  {
    name: 'tenure',
    also: ['ownership'],
    kind: 'word',
    property: 'tenure',
    help: 'owned, pfi, leased or nhs_property_services; owned where nothing stands',
  },
  {
    name: 'movable',
    also: ['can be emptied', 'moveable'],
    kind: 'flag',
    property: 'movable',
    help: 'yes where it can be emptied; where nothing stands, yes unless it is PFI, listed or plant',
  },
  {
    name: 'freed',
    also: [],
    kind: 'flag',
    property: 'freed',
    help: 'yes to empty a block that is PFI, listed or plant all the same',
  },
  {
    name: 'listed',
    also: ['listed building', 'listing', 'listed status'],
    kind: 'flag',
    property: 'listed',
    help: 'yes, or its grade',
  },
  {
    name: 'plant',
    also: ['shared plant', 'energy centre', 'boiler house'],
    kind: 'flag',
    property: 'shared_plant',
    help: 'yes where other blocks depend on its plant',
  },
  {
    name: 'backlog',
    also: ['backlog maintenance', 'backlog cost', 'total backlog', 'cost to eradicate backlog'],
    kind: 'money',
    property: 'backlog.all_risks',
    help: 'cost to eradicate its backlog, £; or by risk in the next four',
  },
  {
    name: 'backlog_high',
    also: ['high risk backlog', 'high risk'],
    kind: 'money',
    property: 'backlog.high',
    help: 'its high risk, £',
  },
  {
    name: 'backlog_significant',
    also: ['significant risk backlog', 'significant risk'],
    kind: 'money',
    property: 'backlog.significant',
    help: 'its significant risk, £',
  },
  {
    name: 'backlog_moderate',
    also: ['moderate risk backlog', 'moderate risk'],
    kind: 'money',
    property: 'backlog.moderate',
    help: 'its moderate risk, £',
  },
  {
    name: 'backlog_low',
    also: ['low risk backlog', 'low risk'],
    kind: 'money',
    property: 'backlog.low',
    help: 'its low risk, £',
  },
  {
    name: 'running_cost',
    also: ['running costs', 'annual running cost', 'cost a year'],
    kind: 'money',
    property: 'running_cost',
    help: 'what it costs to run, £ a year',
  },
  {
    name: 'prices',
    also: ['price year', 'price base'],
    kind: 'text',
    property: 'prices',
    help: 'the financial year of the sums’ prices, which they need',
  },
  {
    name: 'year_built',
    also: ['built', 'construction year', 'year of construction'],
    kind: 'number',
    property: 'year_built',
    help: 'the year in which it was built',
  },
  {
    name: 'linked',
    also: ['linked to'],
    kind: 'text',
    property: 'linked',
    help: 'ids of blocks with which alone it can empty',
  },
  { name: 'source', also: [], kind: 'text', property: 'source', help: 'where the row comes from' },
  { name: 'status', also: [], kind: 'word', property: 'status', help: 'published, assumed or illustrative' },
  { name: 'date', also: ['as at', 'survey date'], kind: 'text', property: 'date', help: 'of when it is' },
  { name: 'note', also: ['notes', 'comment', 'comments'], kind: 'text', property: 'note', help: 'anything else' },
];

/** The columns that a template's header has: those that registers have. */
export const HEADER = [
  'id',
  'name',
  'floor',
  'storeys',
  'use',
  'condition',
  'tenure',
  'listed',
  'plant',
  'movable',
  'backlog',
  'prices',
  'source',
];

export interface Heading {
  readonly column: Column;
  /** What a cell counts in: of a heading in £m, a million. */
  readonly times: number;
}

const TIMES: readonly (readonly [RegExp, number])[] = [
  [/\((£ ?)?(m|mn|million)\)|£ ?m\b|£ ?million/i, 1e6],
  [/\((£ ?)?(k|000s?|thousand)\)|£ ?k\b|£ ?000|£ ?['’]000/i, 1e3],
];
const UNIT = /\([^)]*\)|\[[^\]]*\]|£ ?(['’]?000s?|m|k|million)?(?!\w)|\b(m2|sqm|sq m)\b|m²/gi;
const FEET = /\b(sq\.? ?ft|square feet|ft2|ft²)/i;

/** The column that a heading is of, whatever its case, spaces, punctuation and unit in brackets; undefined for a stranger. */
export function headingOf(cell: string): Heading | { readonly wrong: string; readonly right: string } | undefined {
  const text = publishedText(cell);
  const key = keyOf(text.replace(UNIT, ' '));
  const column = COLUMNS.find(({ name, also }) => [name, ...also].some((each) => keyOf(each) === key));
  if (column === undefined) return undefined;
  if (FEET.test(text))
    return { wrong: `the column ${text.slice(0, 40)} is in square feet`, right: 'Give it in m²: divide by 10.764' };
  const times = column.kind === 'money' ? (TIMES.find(([unit]) => unit.test(text))?.[1] ?? 1) : 1;
  return { column, times };
}

/** A text without case, spaces and punctuation, by which names are compared. */
export function keyOf(text: string): string {
  return publishedText(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
