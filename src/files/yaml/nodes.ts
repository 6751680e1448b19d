/** A piece of a YAML file, and where in the text it stands: offsets, counted from 0. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** As it was typed: 2026 stays "2026", 2024-10-01 stays "2024-10-01"; null where nothing, `null` or `~` stands. */
  readonly value: string | null;
  /** What was typed where `value` is null. */
  readonly source: string;
  readonly type: 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED';
  /** Begin and end, with its quotes; of a block, from its | or >. */
  readonly range: readonly [number, number];
}

export interface YamlMap {
  readonly kind: 'map';
  readonly items: readonly YamlPair[];
  /** True of one in braces. */
  readonly flow: boolean;
  readonly range: readonly [number];
}

export interface YamlPair {
  readonly key: YamlScalar;
  readonly value: YamlNode | null;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly range: readonly [number];
}

/** What a plain scalar means that says nothing. */
const NULL = /^(?:~|[Nn]ull|NULL)?$/;

/** A scalar of one line without quotes. */
export function plainScalar(source: string, start: number, end: number): YamlScalar {
  return { kind: 'scalar', value: NULL.test(source) ? null : source, source, type: 'PLAIN', range: [start, end] };
}

/** A scalar as it was typed, between its quotes: 2026 stays "2026", null stays "null". */
export function sourceOf(scalar: YamlScalar): string {
  return scalar.value ?? scalar.source;
}

/** What a scalar says between its quotes, its spaces kept; undefined for nothing, a list or a mapping. */
export function rawOf(node: YamlNode | null | undefined): string | undefined {
  return asScalar(node)?.value ?? undefined;
}

/** What a scalar says, without spaces around it; undefined for nothing, a list or a mapping. */
export function textOf(node: YamlNode | null | undefined): string | undefined {
  return rawOf(node)?.trim();
}

export function asMap(node: YamlNode | null | undefined): YamlMap | undefined {
  return node?.kind === 'map' ? node : undefined;
}

export function asScalar(node: YamlNode | null | undefined): YamlScalar | undefined {
  return node?.kind === 'scalar' ? node : undefined;
}

export function asList(node: YamlNode | null | undefined): readonly YamlNode[] | undefined {
  return node?.kind === 'list' ? node.items : undefined;
}

/** Names that could reach into JavaScript's own objects. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
