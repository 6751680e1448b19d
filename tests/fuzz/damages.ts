import type { Draw } from './draw.js';

/** Damages one file; undefined where it is of no such kind. */
export type Damage = (bytes: Buffer, draw: Draw, file: string) => Buffer | undefined;

/** What nobody means: beyond numbers, beyond names, beyond the folder, and what other programs would run. */
const HOSTILE = [
  ...['NaN', 'Infinity', '-1', '0', '1e308', '-1e308', '1e-320', '99999999999999999999', '0.1.2', '1,204', '٣'],
  ...['', 'null', 'true', '[]', '{}', '[[[[', '}}', '"', "'", '#', '&a', '*a', '!!js/function x', '<<', '- - -', '? ?'],
  ...['__proto__', 'constructor', 'prototype', 'toString', '../../etc/passwd', '/etc/passwd', '=1+1', '@SUM(A1)'],
  ...['<script>', '\u202e', '\u0000', '\u001b[31m', '\ufeff', '😀', 'x'.repeat(3000), ' '.repeat(3000), '\t', '\r'],
];

const text =
  (change: (text: string, draw: Draw, file: string) => string | undefined): Damage =>
  (bytes, draw, file) => {
    const changed = /\.(yaml|csv|geojson|md)$/.test(file) ? change(bytes.toString('utf8'), draw, file) : undefined;
    return changed === undefined ? undefined : Buffer.from(changed);
  };

const lines = (change: (lines: string[], at: number, draw: Draw) => void): Damage =>
  text((whole, draw) => {
    const split = whole.split('\n');
    change(split, draw.below(split.length), draw);
    return split.join('\n');
  });

/** Puts something in place of one match of a pattern. */
const replaced = (pattern: RegExp, put: (found: string, draw: Draw) => string): Damage =>
  text((whole, draw) => {
    const found = [...whole.matchAll(pattern)];
    if (found.length === 0) return undefined;
    const { 0: old, index } = draw.of(found);
    return `${whole.slice(0, index)}${put(old, draw)}${whole.slice(index + old.length)}`;
  });

type Json = Record<string, unknown> & { features?: Record<string, unknown>[] };
type Ring = [number, number][];

const redrawn = (change: (collection: Json, features: Record<string, unknown>[], draw: Draw) => void): Damage =>
  text((whole, draw, file) => {
    if (!file.endsWith('.geojson')) return undefined;
    const collection = JSON.parse(whole) as Json;
    change(collection, collection.features ?? [], draw);
    return JSON.stringify(collection);
  });

const ring = (change: (ring: Ring, draw: Draw) => void): Damage =>
  redrawn((_collection, features, draw) => {
    let inner = (draw.of(features).geometry as { coordinates: unknown }).coordinates;
    while (Array.isArray(inner) && Array.isArray((inner[0] as unknown[])[0])) inner = draw.of(inner as unknown[]);
    change(inner as Ring, draw);
  });

const NUMBER = /-?\d+(?:\.\d+)?/g;
const WORD = /[A-Za-z_]{3,}/g;

/** Ways to damage a file, by what they damage. */
export const DAMAGES: Readonly<Record<string, readonly Damage[]>> = {
  bytes: [
    (bytes, draw) => bytes.subarray(0, draw.below(bytes.length)),
    (bytes, draw) => {
      const changed = Buffer.from(bytes);
      for (let times = draw.below(8); times >= 0; times--) changed[draw.below(bytes.length)] = draw.below(256);
      return changed;
    },
    (bytes, draw) => {
      const at = draw.below(bytes.length);
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + draw.below(40))]);
    },
    (bytes, draw) => Buffer.concat([bytes, bytes.subarray(draw.below(bytes.length))]),
    () => Buffer.alloc(0),
  ],
  lines: [
    lines((all, at) => all.splice(at, 1)),
    lines((all, at, draw) => all.splice(at, 1 + draw.below(10))),
    lines((all, at) => all.splice(at, 0, all[at] ?? '')),
    lines((all, at, draw) => all.splice(draw.below(all.length), 0, ...all.splice(at, 1))),
    lines((all, at, draw) => (all[at] = `${' '.repeat(draw.below(9))}${all[at]}`)),
    lines((all, at) => (all[at] = all[at]?.trimStart() ?? '')),
    lines((all, at, draw) =>
      all.splice(
        at,
        0,
        ...Array.from({ length: 400 }, (_, deep) => `${' '.repeat(deep)}${draw.of(['a:', '- a', '? a', '- - a:'])}`),
      ),
    ),
  ],
  values: [
    replaced(NUMBER, (_old, draw) => draw.of(HOSTILE)),
    replaced(NUMBER, (old, draw) => String(Number(old) * draw.of([-1, 0, 1e-6, 1e3, 1e6, 1e300]))),
    replaced(NUMBER, (old, draw) => `${old}${draw.of([' %', ' £m', ' ha', ' bed', '%%', ' £/£', '^9'])}`),
    replaced(/"[^"\n]*"/g, (_old, draw) => JSON.stringify(draw.of(HOSTILE))),
  ],
  keys: [
    replaced(WORD, (old, draw) => old.replace(old[draw.below(old.length)] ?? '', draw.of(['', 'x', 'é']))),
    replaced(WORD, (_old, draw) => draw.of(HOSTILE)),
    replaced(/[A-Za-z_"]+:/g, (_old, draw) => `${draw.of(HOSTILE)}:`),
    replaced(/:/g, (_old, draw) => draw.of(['', '::', ': :', ':\n', ' ', '=', ': a: '.repeat(300)])),
  ],
  structure: [
    replaced(/[[\]{},]/g, (_old, draw) => draw.of(['', '[', ']', '{', '}', ',,', '[['.repeat(200)])),
    redrawn(
      (collection, _features, draw) => (collection[draw.of(Object.keys(collection))] = draw.of([null, [], {}, 7, 'x'])),
    ),
    redrawn((_collection, features, draw) => {
      const feature = draw.of(features);
      feature[draw.of(Object.keys(feature))] = draw.of([null, [], {}, 7, 'x']);
    }),
  ],
  geometry: [
    ring(
      (points, draw) =>
        (points[draw.below(points.length)] = draw.of([
          [0, 0],
          [1e9, 1e9],
          [430_000, 420_000],
        ])),
    ),
    ring((points, draw) => {
      const from = draw.of(points);
      points[draw.below(points.length)] = [from[0], from[1]];
    }),
    ring((points) => points.reverse()),
    ring((points) => points.pop()),
    ring((points, draw) => points.splice(draw.below(points.length), draw.below(points.length))),
    ring((points, draw) => points.sort(() => draw.below(3) - 1)),
    ring((points) => points.forEach((point) => point.forEach((at, axis) => (point[axis] = Math.round(at))))),
    redrawn((_collection, features, draw) => features.push(structuredClone(draw.of(features)))),
    redrawn((_collection, features, draw) => features.splice(draw.below(features.length), 1)),
    redrawn((_collection, features, draw) => (draw.of(features).geometry = draw.of(features).geometry)),
  ],
};
