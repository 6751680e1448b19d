import type { Feature } from '../../land/maps/index.js';
import { didYouMean } from '../../problems/index.js';
import { isMemberName } from '../site/names.js';
import { keyOf } from './columns.js';
import { howToDraw } from './files.js';
import type { Register, Row } from './register.js';

export interface Joined {
  readonly feature: Feature;
  /** Left out where no row is of it. */
  readonly row?: Row;
}

/** Says something of a row of the register, or of an outline of the map. */
export interface Told {
  row(this: void, row: Row, found: string, right: string): void;
  outline(this: void, feature: Feature, found: string, right: string): void;
}

/**
 * Each outline with its row, in the order of the outlines. A row names its outline by `outline`, by its id or by its name, whatever the case,
 * spaces and punctuation; what fits several, or fits none, is told.
 */
export function joinRows(features: readonly Feature[], { file, rows }: Register, refuse: Told): Joined[] {
  const byKey = new Map<string, Feature[]>();
  for (const feature of features)
    for (const key of keysOf(feature)) byKey.set(key, [...(byKey.get(key) ?? []), feature]);
  const taken = new Map<Feature, Row>();
  const strangers: Row[] = [];
  for (const row of rows) {
    const named = outlineKeys(row).map((key) => byKey.get(key) ?? []);
    const [found, ...others] = named.filter((each) => each.length > 0);
    if (found === undefined) {
      strangers.push(row);
      continue;
    }
    const [outline, second] = found;
    const rival = others.find((each) => each.length === 1 && each[0] !== outline)?.[0];
    if (outline === undefined) continue;
    const first = taken.get(outline);
    const labels = (each: readonly Feature[]): string => each.map(({ label }) => label).join(', ');
    if (second !== undefined)
      refuse.row(
        row,
        `row ${row.line} (${calledRow(row)}) is of several outlines: ${labels(found)}`,
        'Give each outline an id, and name it in the column outline',
      );
    else if (rival !== undefined)
      refuse.row(
        row,
        `row ${row.line} is ${outline.label} by its id and ${rival.label} by its name`,
        'Mend one of them, or name the outline in the column outline',
      );
    else if (first !== undefined)
      refuse.row(
        row,
        `rows ${first.line} and ${row.line} are both of ${outline.label}`,
        'Keep one row a block, or draw the other',
      );
    else taken.set(outline, row);
  }
  const isOfSquares = features.every(({ properties }) => properties.outline_status === 'illustrative');
  const [stranger] = strangers;
  if (stranger !== undefined && taken.size === 0 && isOfSquares) {
    const found = `none of its ${rows.length} rows has an outline: the map has squares, which stand for no block of it`;
    refuse.row(stranger, found, howToDraw(file));
    return [];
  }
  const left = features.filter((feature) => !taken.has(feature));
  const names = left.map((feature) => calledOutline(feature));
  for (const row of strangers)
    refuse.row(
      row,
      `row ${row.line} (${calledRow(row)}) has no outline`,
      [row.name, row.id].flatMap((text) => didYouMean(text ?? '', names) ?? [])[0] ??
        'Draw it, name its outline in the column outline, or take the row away',
    );
  return features.map((feature) => {
    const row = taken.get(feature);
    return { feature, ...(row === undefined ? {} : { row }) };
  });
}

/** What names an outline: its id and name, and what it is called where it was exported from, with or without its kind. */
function keysOf({ ownId, properties }: Feature): ReadonlySet<string> {
  const said = [properties.id, ownId, ownId?.replace(/^\w+\//, ''), properties.name];
  const keys = said.flatMap((each) =>
    typeof each === 'string' || typeof each === 'number' ? keyOf(String(each)) : [],
  );
  return new Set(keys.filter((key) => key !== ''));
}

function outlineKeys({ outline, id, name }: Row): string[] {
  return (outline === undefined ? [id, name] : [outline]).flatMap((each) =>
    each === undefined || keyOf(each) === '' ? [] : keyOf(each),
  );
}

export function calledRow({ id, name, outline }: Row): string {
  return (name ?? id ?? outline ?? '').slice(0, 60);
}

export function calledOutline({ ownId, properties }: Feature): string {
  const said = [properties.name, properties.id, ownId].find((each) => typeof each === 'string' && each !== '');
  return typeof said === 'string' ? said.slice(0, 60) : '';
}

/** The id of a block: its outline's own, or the row's, or its name, as a member may be called. */
export function blockId({ feature, row }: Joined): string {
  const own = feature.properties.id;
  if (typeof own === 'string' && isMemberName(own)) return own;
  const text =
    row?.id ??
    row?.name ??
    (typeof feature.properties.name === 'string' ? feature.properties.name : feature.ownId) ??
    '';
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 50);
  return /^[a-z]/.test(slug) ? slug : `block_${slug}`;
}
