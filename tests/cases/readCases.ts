import { join } from 'node:path';
import { parseFinancialYear, type Given, type GivenMember, type Typed } from '../../src/model/index.js';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A worked example that a reviewer can read: sections, inputs, and what their lines must give. */
export interface Case {
  readonly case: string;
  readonly sections: readonly string[];
  readonly timeline: { readonly first: string; readonly base: string; readonly last: string };
  readonly dimensions?: Readonly<Record<string, readonly string[]>>;
  readonly parameters?: readonly string[];
  readonly inputs?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly expect: readonly Expectation[];
}

export interface Expectation {
  readonly line: string;
  readonly member?: string;
  readonly year?: string;
  readonly value: number;
  readonly within: number;
  readonly unit?: string;
  readonly example?: string;
}

export function readCases(folder: string, file: string): Case[] {
  // Strings stay as typed: 2016/17, 40000 spell, 0.25.
  const read = parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe' }) as { cases: Case[] };
  return read.cases.map((each) => ({
    ...each,
    expect: each.expect.map((line) => ({ ...line, value: Number(line.value), within: Number(line.within ?? 1e-9) })),
  }));
}

export function givensOf(each: Case, file: string): Given[] {
  const place = { file };
  const typed = (text: string): Typed => ({ text, place });
  return Object.entries(each.inputs ?? {}).map(([name, value]): Given => {
    // A case's bare numbers stand in the input's own unit, as on the command line.
    if (typeof value === 'string') return { name, place, value: { kind: 'single', typed: typed(value) } };
    const { beyond, ...entries } = value;
    const keys = Object.keys(entries);
    if (keys.every((key) => parseFinancialYear(key) !== undefined)) {
      const years = new Map(keys.map((key) => [parseFinancialYear(key) ?? 0, typed(entries[key] ?? '')]));
      return {
        name,
        place,
        value: { kind: 'series', years, ...(beyond === 'zero' || beyond === 'hold' ? { beyond } : {}) },
      };
    }
    const members = new Map(
      keys.map((key): [string, GivenMember] => [
        key,
        { place, value: { kind: 'single', typed: typed(entries[key] ?? '') } },
      ]),
    );
    return { name, place, value: { kind: 'members', members } };
  });
}
