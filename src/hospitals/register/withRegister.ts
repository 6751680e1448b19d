import type { Feature } from '../../land/maps/index.js';
import type { Place, Problem } from '../../problems/index.js';
import { OWN, type Layer } from '../map/layers.js';
import type { SiteFolder } from '../site/folder.js';
import { FUNCTIONS } from '../map/functions.js';
import { functionOf } from './cells.js';
import { HEADER, keyOf } from './columns.js';
import { shareFloor, type WholeFloor } from './floor.js';
import { blockId, calledOutline, joinRows, type Joined } from './join.js';
import type { Register, Row } from './register.js';

/** Where a block's values stand, for those that a row of the register gives. */
export type RowPlaces = ReadonlyMap<Feature, Required<Pick<Place, 'file' | 'line'>>>;

export interface Described {
  readonly features: readonly Feature[];
  readonly rows: RowPlaces;
}

const NO_ROWS: RowPlaces = new Map();

/**
 * The outlines of the buildings with what the register says of each, as if they carried it themselves. Without a register they are what
 * they are; where then none carries anything, one message says what to join. Undefined when anything is wrong.
 */
export function withRegister(
  folder: SiteFolder,
  { read, refuse, warn }: Layer,
  register: Register | 'none' | undefined,
  whole: WholeFloor,
): Described | undefined {
  if (read === undefined || register === undefined) return undefined;
  const { features, publisher } = read;
  if (register === 'none') {
    if (features.some(carries)) return { features, rows: NO_ROWS };
    return void refuse(...whatToJoin(features, publisher));
  }
  const label = folder.label(register.file);
  const before = folder.problems.length;
  const say =
    (severity: Problem['severity']) =>
    (row: Row, found: string, right: string): void =>
      void folder.problems.push({ severity, file: label, line: row.line, found, right });
  const joined = joinRows(features, register, {
    row: say('error'),
    outline: (_, found, right) => void refuse(found, right),
  });
  if (folder.problems.slice(before).some(({ severity }) => severity === 'error')) return undefined;
  const kept = joined.filter(({ feature, row }) => row !== undefined || carries(feature));
  for (const { feature, row } of joined)
    if (row === undefined && !carries(feature))
      warn(
        `${feature.label}${publisher === undefined ? '' : ` (${calledOutline(feature)})`} has no row in ${register.file}, and is left out`,
        'Add a row, if it is a block of the hospital',
      );
  const ids = idsByKey(kept);
  const described = kept.map((each) => describe(each, register.file, { ids, warn: say('warning') }));
  const note = (found: string, right: string): void =>
    void folder.problems.push({ severity: 'warning', file: label, found, right });
  sayPlaceholders(kept, note);
  sayDefaults(kept, register, note);
  const withFloor = shareFloor(described, whole, {
    refuse: (found, right) => void folder.problems.push({ severity: 'error', file: label, found, right }),
    warn: note,
  })?.map(withFunctions);
  if (withFloor === undefined) return undefined;
  const rows = withFloor.flatMap((feature, index) => {
    const row = kept[index]?.row;
    return row === undefined ? [] : [[feature, { file: label, line: row.line }] as const];
  });
  return { features: withFloor, rows: new Map(rows) };
}

function carries({ properties }: Feature): boolean {
  return OWN.some((name) => (properties[name] ?? null) !== null);
}

function whatToJoin(features: readonly Feature[], publisher: string | undefined): [string, string] {
  const [first] = features;
  const example = features.map(calledOutline).find((name) => name !== '');
  const id = first?.ownId ?? (typeof first?.properties.id === 'string' ? first.properties.id : undefined);
  const byId = id === undefined ? '' : ` of its id (as ${id}, in the column id or outline) or`;
  const by = publisher === undefined ? '' : ` (an export of ${publisher})`;
  const byName = example === undefined ? '' : ` (as ${example})`;
  return [
    `${features.length === 1 ? 'its outline' : `its ${features.length} outlines`}${by} ${features.length === 1 ? 'says' : 'say'} nothing of the blocks: no ${OWN.join(', no ')}`,
    `Put the estate register beside it as blocks.csv or blocks.xlsx, a row a block under ${HEADER.join(',')}. A row is joined to the outline${byId} of its name${byName}`,
  ];
}

function idsByKey(joined: readonly Joined[]): ReadonlyMap<string, string> {
  return new Map(
    joined.flatMap((each) =>
      [each.row?.id, each.row?.name].flatMap((text) =>
        text === undefined ? [] : [[keyOf(text), blockId(each)] as const],
      ),
    ),
  );
}

interface Beside {
  readonly ids: ReadonlyMap<string, string>;
  readonly warn: (row: Row, found: string, right: string) => void;
}

/** One outline with its row's values over its own: what both have and is not the same is told. */
function describe(joined: Joined, file: string, { ids, warn }: Beside): Feature {
  const { feature, row } = joined;
  if (row === undefined) return feature;
  const own = ownOf(joined);
  for (const [name, value] of Object.entries(row.properties)) {
    if (isPlaceholder(joined) || ['source', 'status', 'date', 'note'].includes(name)) continue;
    if ((own[name] ?? null) === null) continue;
    if (!isSame(value, own[name]))
      warn(
        row,
        `row ${row.line} has the ${name} ${said(value)}, where its outline ${feature.label} has ${said(own[name])}`,
        'The register is read: mend whichever is wrong',
      );
  }
  const { linked, source, ...values } = row.properties;
  const use = values.functions;
  if (typeof use === 'string' && !use.includes('=') && functionOf(use) === undefined)
    warn(
      row,
      `row ${row.line} is used for ${said(use)}, which is none of the functions that are known`,
      `Its floor stands without a function: those known are ${FUNCTIONS.join(', ')}`,
    );
  const sources = [own.source, `${file} row ${row.line}`, source].filter(
    (each) => typeof each === 'string' && each !== '',
  );
  const properties: Record<string, unknown> = {
    ...own,
    status: source === undefined ? 'illustrative' : 'assumed',
    ...values,
    id: blockId(joined),
    source: sources.join('; '),
    ...(typeof linked === 'string'
      ? { linked: linked.split(/[,;]/).map((each) => ids.get(keyOf(each)) ?? each.trim()) }
      : {}),
  };
  properties.tenure ??= 'owned';
  properties.movable ??= !(
    properties.tenure === 'pfi' ||
    properties.listed === true ||
    properties.shared_plant === true
  );
  return { ...feature, properties };
}

/** Whether a row stands over an outline that calls what it says illustrative, as `decant init` draws them: the two cannot disagree. */
function isPlaceholder({ feature, row }: Joined): boolean {
  return row !== undefined && feature.properties.status === 'illustrative';
}

/** What an outline says itself. Whether an illustrative one can be emptied is no knowledge of it: that follows from what the register says. */
function ownOf(joined: Joined): Feature['properties'] {
  const own = joined.feature.properties;
  return isPlaceholder(joined) ? { ...own, movable: undefined } : own;
}

function sayPlaceholders(kept: readonly Joined[], note: (found: string, right: string) => void): void {
  const [over, silent] = [
    kept.filter(isPlaceholder),
    kept.filter((each) => isPlaceholder(each) && (each.row?.properties.movable ?? null) === null),
  ];
  if (over.length === 0) return;
  const rule =
    silent.length === 0
      ? 'Nothing is to be done'
      : `${silent.length} of them do not say whether they can be emptied, and are movable unless they are PFI, listed or plant: add the column movable`;
  note(
    `it stands over ${over.length} illustrative outlines: what it says is read in place of what they say, and the rest stays illustrative`,
    rule,
  );
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return keyOf(a) === keyOf(b);
  return typeof a === 'object' ? JSON.stringify(a) === JSON.stringify(b) : a === b;
}

function said(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 40);
}

/** What stands in no row and in no outline, and is read by a rule. */
function sayDefaults(kept: readonly Joined[], { file }: Register, warn: (found: string, right: string) => void): void {
  const without = (name: string): number =>
    kept.filter(
      ({ feature, row }) => row !== undefined && (row.properties[name] ?? feature.properties[name] ?? null) === null,
    ).length;
  const [tenure, movable] = [without('tenure'), without('movable')];
  if (tenure > 0)
    warn(
      `${tenure} of its blocks have no tenure, and are read as owned`,
      `Add the column tenure to ${file}: what is PFI or leased is no land to sell`,
    );
  if (movable > 0)
    warn(
      `${movable} of its blocks do not say whether they can be emptied`,
      'They are read as movable, unless they are PFI, listed or plant: add the column movable',
    );
}

/** One word for what the floor is used for is a function of all of it; a word that is none stays out of the functions. */
function withFunctions(feature: Feature): Feature {
  const { functions, ...properties } = feature.properties;
  if (typeof functions !== 'string' || functions.includes('=')) return feature;
  const name = functionOf(functions);
  const floor = properties.floor_area_m2;
  return { ...feature, properties: name === undefined ? properties : { ...properties, functions: { [name]: floor } } };
}
