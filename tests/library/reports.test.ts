import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { YamlFile } from '../../src/files/yaml/index.js';
import { Library } from '../../src/library/index.js';
import { MEASURES } from '../../src/library/reports/measures/index.js';
import { CONDITION_FUNCTIONS, conditionsOf, namesOfTopic } from '../../src/library/reports/names.js';
import { readTopic } from '../../src/library/reports/read.js';
import type { Problem } from '../../src/problems/index.js';

const templates = fileURLToPath(new URL('../../templates', import.meta.url));
const library = new Library(templates);

describe('the topics that ship', () => {
  it('name only lines and inputs of the model', () => {
    const problems: Problem[] = [];
    const topics = library.topics(problems);
    const { today, options, compare } = library.overview(problems);
    expect(problems).toEqual([]);
    expect(topics.map(({ id }) => id).sort()).toEqual(
      readdirSync(join(templates, 'reports')).map((file) => file.replace('.yaml', '')).sort(), // prettier-ignore
    );
    expect(topics.flatMap(namesOfTopic).length).toBeGreaterThan(200);
    expect([today, options, compare].map(({ length }) => length > 8)).toEqual([true, true, true]);
  });

  it('answer of sections that there are', () => {
    const sections = library.topics([]).flatMap(({ answer }) => answer?.sections.map(({ name }) => name) ?? []);
    expect(sections.length).toBeGreaterThan(20);
    expect(library.ids('model')).toEqual(expect.arrayContaining(sections));
  });

  it('take from code only what code says', () => {
    const asked = library.topics([]).flatMap(
      ({ sentences }) => JSON.stringify(sentences.map(({ parts, ...rest }) => [rest, [...parts.values()]])).match(/"kind":"measure","name":"[a-z_]+"/g) ?? [], // prettier-ignore
    );
    const conditions = library.topics([]).flatMap(({ sentences }) => sentences.flatMap(conditionsOf));
    const tested = conditions.flatMap(({ text }) => [...text.matchAll(/says\(([a-z_]+)\)/g)].map(([, name]) => name));
    const printed = asked.map((piece) => piece.slice('"kind":"measure","name":"'.length, -1));
    expect(new Set([...printed, ...tested])).toEqual(new Set(MEASURES));
  });

  it('call nothing in a condition that a report cannot work out', () => {
    const used = library.topics([]).flatMap(
      ({ sentences }) =>
      JSON.stringify(
        sentences.map(({ parts, ...rest }) => [rest, [...parts.values()]]),
      ).match(/"function":"[a-z_]+"/g) ?? [], // prettier-ignore
    );
    for (const call of used) expect(CONDITION_FUNCTIONS).toContain(call.slice('"function":"'.length, -1));
  });
});

describe('a topic’s file', () => {
  const faults = (text: string): string[] => {
    const problems: Problem[] = [];
    const file = YamlFile.parse(text, 'topic.yaml', problems);
    if (file !== undefined) readTopic(file, 'topic');
    return problems.map(({ line, found, right }) => `${line ?? 0}: ${found}. ${right ?? ''}`);
  };
  const topic = (sentence: string): string => `topic: T\nasks: Why?\norder: 1\nsentences:\n  one:\n${sentence}`;

  it('may say everything', () => {
    const all = `    kind: decides\n    of: acting\n    year: last\n    when: a > 0 and at(b, base_year) < 1\n    title: "T {option}"\n    text: "{a|gbp} {b@last.m|count ward} {p} {member}{measure:choice}"\n    parts:\n      p: { each: pool, text: "{a|share}", join: ", ", before: " ", after: "." }\n`;
    expect(faults(topic(all))).toEqual([]);
  });

  it.each([
    ['a format', 'text: "{a|pund}"', 'there is no format pund', 'Did you mean pounds?'],
    ['a year', 'text: "{a@lust|gbp}"', '@lust is no year of a report', 'Years are @first'],
    ['a part', 'text: "{optin}"', '{optin} is no part of this sentence', 'Did you mean option?'],
    ['a measure', 'text: "{measure:choise}"', 'there is no measure choise', 'Did you mean choice?'],
    ['a brace', 'text: "{a|gbp} {"', 'a brace stands alone', 'Write {line|format}'],
    ['a kind', 'text: "a"', 'kind cannot be maybe', 'Kinds are decides'],
    ['a condition', 'when: "a >"\n    text: "a"', 'the condition cannot be read', ''],
    ['a key', 'text: a\n    txt: b', 'the sentence one has no key txt', 'Did you mean text?'],
  ])('is told at its place what is wrong with %s', (what, line, found, right) => {
    const said = faults(topic(`    kind: ${what === 'a kind' ? 'maybe' : 'odd'}\n    title: T\n    ${line}\n`));
    expect(said.join('\n')).toContain(found);
    expect(said.join('\n')).toContain(right);
    expect(said[0]).toMatch(/^[6-9]:/);
  });

  it('without what a topic needs is told each, and a sentence without kind, title or text', () => {
    expect(faults('asks: Why?\nsentences: { one: { of: best } }').length).toBeGreaterThanOrEqual(5);
  });
});
