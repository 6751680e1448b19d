import { describe, expect, it } from 'vitest';
import { YamlFile } from '../../src/files/yaml/index.js';
import { MEASURES, type MeasureName } from '../../src/library/reports/measures/index.js';
import { readTopic } from '../../src/library/reports/read.js';
import { View, type Outcome } from '../../src/model/evaluate/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { AnswerFigures, sayTopic, type Said, type SaySubject, type SpokenOption } from '../../src/report/say/index.js';
import { fileOf, runOf } from '../model/models.js';

const MODEL = `section: A small study
timeline: { first: 2026, base: 2026, last: 2028 }
dimensions:
  kind: [staff, goods]
inputs:
  pay: { unit: realGBP, label: Pay, value: 300, status: measured, source: "Accounts, note 5" }
  guess: { unit: realGBP, label: A guess, value: 100, status: illustrative, source: Nobody }
  part: { unit: realGBP, by: kind, label: Part, status: assumed, source: Accounts, members: { staff: 2000000, goods: 0 } }
lines:
  left:
    unit: realGBP
    label: Left
    formula: pay - guess * (year - base_year + 1)
  wards:
    unit: 1
    label: Wards
    formula: year - base_year
  broken:
    unit: 1
    label: Broken
    formula: 1 / (wards - wards)
`;

function outcomeOf(...set: string[]): Outcome {
  const { outcome, problems } = runOf(MODEL, ...set);
  if (outcome === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return outcome;
}

function optionOf(id: string, title: string, role: SpokenOption['role'], ...set: string[]): SpokenOption {
  return { id, title, role, view: new View(outcomeOf(...set)) };
}

/** What an experiment gave: of the best option alone, and of no other line than `left`, in the year of full effect. */
const tried: SaySubject['variants'] = (experiment, { id }) =>
  experiment === 'pays' && id === 'best'
    ? [
        {
          id: 'a',
          experiment,
          title: 'Way A',
          value: (line, year) => (line === 'left' && year === 2027 ? -70_000 : undefined),
        },
        {
          id: 'b',
          experiment,
          title: 'Way B',
          value: (line, year) => (line === 'left' && year === 2027 ? 2_000_000 : undefined),
        },
        {
          id: 'c',
          experiment,
          title: 'Way C',
          value: (line, year) => (line === 'left' && year === 2027 ? 80_000 : undefined),
        },
      ]
    : experiment === 'pays'
      ? []
      : undefined;

/** What a topic of these sentences says; each is YAML of one sentence’s keys beside `kind` and `title`. */
function said(sentence: string, place?: 'report' | 'answer' | 'experiment', today = 2026): Said[] {
  const indented = sentence.trim().replaceAll('\n', '\n    ');
  const text = `topic: T\nasks: What?\norder: 1\nsentences:\n  one:\n    kind: decides\n    title: Title\n    ${indented}\n`;
  const problems: Problem[] = [];
  const file = YamlFile.read(fileOf(text, 'small.yaml'), 'small.yaml', problems);
  const topic = file === undefined ? undefined : readTopic(file, 'small');
  if (topic === undefined || problems.length > 0) throw new Error(problems.map(printProblem).join('\n'));
  const usual = optionOf('usual', 'As usual', 'usual');
  const best = optionOf('best', 'The best', 'acting', 'pay=900');
  const other = optionOf('other', 'Another', 'acting', 'pay=100');
  const years = { first: 2026, base: 2026, full: 2027, last: 2028 };
  const measures = Object.fromEntries(
    MEASURES.map((name) => [name, () => (name === 'banner' ? 'What if it were so' : undefined)] as const),
  ) as Record<MeasureName, () => string | undefined>;
  const subject = {
    today,
    options: [usual, best, other], usual, programme: best, best, change: best, years,
    words: { site: 'A hospital' }, memberLabels: { kind: { staff: 'people' } }, measures, variants: tried,
    decisions: (experiment: string) => (experiment === 'pays' ? 'The plan is kept.' : undefined),
  }; // prettier-ignore
  return sayTopic(topic, subject, place);
}

const textsOf = (sentence: string): string[] => said(sentence).map(({ text }) => text);

describe('a sentence of a topic', () => {
  it('reads its lines in its year, or in that which it names', () => {
    expect(textsOf('text: "{left|gbp}, {left@last|gbp}; {wards@base|number} in {base_year}"')).toEqual([
      '£700, £600; 0 in 2025/26',
    ]);
    expect(textsOf('year: last\ntext: "{wards|count ward}"')).toEqual(['2 wards']);
  });

  it('says of a year that is gone by that it was to be expected, once a year, unless it minds today’s year itself', () => {
    const text = (sentence: string, today: number): string[] =>
      said(sentence, 'report', today).map((each) => each.text);
    const sentence =
      'text: "In {full_year} {wards|count ward}, by {last_year} {wards@last|number}, and {full_year} again."';
    const words = 'In 2026/27 1 ward, by 2027/28 2, and 2026/27 again.';
    expect(text(sentence, 2027)).toEqual([words]);
    expect(text(sentence, 2028)).toEqual([
      `${words} 2026/27 is gone by: what is said of it was to be expected from 2025/26, and is not what happened.`,
    ]);
    expect(text(sentence, 2029)).toEqual([
      `${words} 2026/27 and 2027/28 are gone by: what is said of them was to be expected from 2025/26, and is not what happened.`,
    ]);
    // The base year is what was returned, and no forecast.
    expect(text('text: "{wards@base|number} in {base_year}"', 2029)).toEqual(['0 in 2025/26']);
    const minds = 'text: [{ when: full_year < today_year, text: "It was {full_year}." }, "It is {full_year}."]';
    expect([text(minds, 2027), text(minds, 2028)]).toEqual([['It is 2026/27.'], ['It was 2026/27.']]);
    expect(text('text: "Now {today_year}, then {last_year}."', 2030)).toEqual(['Now 2029/30, then 2027/28.']);
  });

  it('prints what only code can say, and nothing where code has nothing to say', () => {
    expect(textsOf('when: says(banner)\ntext: "{measure:banner}."')).toEqual(['What if it were so.']);
    expect(textsOf('when: says(effects)\ntext: "{measure:effects} x"')).toEqual([]);
    expect(textsOf('when: not(says(banner, map))\ntext: "So it is{measure:map}."')).toEqual(['So it is.']);
  });

  it('takes the first way whose condition holds: a sign is said in words, never lost', () => {
    const ways = `of: all
text:
  - { when: left < 0, text: "{left|gbp_size} more is spent" }
  - { when: left == 100, text: exact }
  - "{left|gbp} is left"`;
    expect(textsOf(ways)).toEqual(['Exact', '£700 is left', '£100 more is spent']);
    expect(textsOf('of: all\nyear: last\ntext: "{left|gbp}"')).toEqual(['£0', '£600', '−£200']);
  });

  it('says a part for each option or member, joined, with what stands before and after only where anything is said', () => {
    const part = (each: string, text: string, when = 'pay > 0'): string => `text: "Of{each}"
parts:
  each:
    each: ${each}
    when: ${when}
    join: ", "
    before: ": "
    after: "."
    text: "${text}"`;
    expect(textsOf(part('acting', '{option} {pay|gbp}'))).toEqual(['Of: The best £900, Another £100.']);
    expect(textsOf(part('usual', '{option}'))).toEqual(['Of: As usual.']);
    expect(textsOf(part('kind', '{member} {part|gbp}', 'part > 0'))).toEqual(['Of: people £2.0m.']);
    expect(textsOf(part('acting', '{option}', 'pay < 0'))).toEqual(['Of']);
  });

  it('says every item of a list that holds, and leaves out one whose lines the model lacks', () => {
    const list = `text: "{list}"
parts:
  list:
    join: "; "
    after: "."
    list:
      - { when: pay > 0, text: pay }
      - { when: guess > pay, text: guess }
      - "{no_such_line|gbp}"
      - { when: no_such_line > 0, text: none }
      - "{wards|count ward}"`;
    expect(textsOf(list)).toEqual(['Pay; 1 ward.']);
  });

  it('is not said where the model lacks its lines, and says so where one could not be calculated', () => {
    expect(textsOf('text: "{no_such_line|gbp}"')).toEqual([]);
    expect(textsOf('when: no_such_line > 0\ntext: said')).toEqual([]);
    expect(textsOf('when: has(pay) and not(has(no_such_line))\ntext: said')).toEqual(['Said']);
    for (const failed of ['text: "{broken|number}"', 'when: broken > 0\ntext: said']) {
      const [only] = said(failed);
      expect(only?.kind).toBe('odd');
      expect(only?.title).toBe('Not known: one · The best');
      expect(only?.text).not.toMatch(/NaN|Infinity/);
    }
  });

  it('calls illustrative what rests on a value that nobody has measured, by the lines behind it', () => {
    const of = (names: string): string[] => textsOf(`text: said\nwhen: illustrative(${names})`);
    expect(of('guess')).toEqual(['Said']);
    expect(of('left')).toEqual(['Said']);
    expect(of('pay, part')).toEqual([]);
    expect(of('no_such_line')).toEqual([]);
    expect(of('no_such_line, guess')).toEqual(['Said']);
  });

  it('keeps which lines it has read, and on how many values and sources they rest', () => {
    const [only] = said('text: "{left|gbp}"');
    expect(only).toMatchObject({ id: 'small.one', option: 'best', reads: ['left'], values: 2, illustrative: 1 });
    expect(said('text: "{pay|gbp}"')[0]).toMatchObject({ values: 1, illustrative: 0 });
  });

  it('begins with a capital among the findings, whichever part comes first', () => {
    expect(textsOf('text: "{p}"\nparts:\n  p: pay is due')).toEqual(['Pay is due']);
    expect(said('in: answer\ntext: pay is due', 'answer').map(({ text }) => text)).toEqual(['pay is due']);
  });

  it('asks whether the hospital’s folder gives an input', () => {
    expect(textsOf('text: said\nwhen: given(pay)')).toEqual([]);
    expect(textsOf('text: said\nwhen: not(given(no_such_line))')).toEqual(['Said']);
  });

  it('is said where it belongs: among the findings, or in a short answer', () => {
    expect(said('in: answer\ntext: said')).toEqual([]);
    expect(said('in: answer\ntext: said', 'answer')).toHaveLength(1);
    expect(said('text: said', 'answer')).toEqual([]);
  });
});

describe('the variants of an experiment', () => {
  it('are listed with those that are worth most first, and no more than are wanted', () => {
    const one =
      'of: best\ntext: "{those}."\nparts:\n  those: { each: pays, order: left, when: left >= 0, text: "{variant} {left|gbp}", join: "; " }';
    expect(said(one).map(({ text }) => text)).toEqual(['Way B £2.0m; Way C £80k.']);
    expect(said(one.replace('when:', 'most: 1, when:')).map(({ text }) => text)).toEqual(['Way B £2.0m.']);
    expect(said(one.replace('order: left', 'order: -left')).map(({ text }) => text)).toEqual([
      'Way C £80k; Way B £2.0m.',
    ]);
  });

  it('are compared with the option as it stands; where none is, that is said; what was not run is not spoken of', () => {
    const one =
      'of: all\ntext: "{those} {decisions:pays}"\nparts:\n  those: { each: pays, when: left > own(left), text: "{variant}", join: "; ", none: "None." }';
    expect(said(one).map(({ text }) => text)).toEqual([
      'None. The plan is kept.',
      'Way B; Way C The plan is kept.',
      'None. The plan is kept.',
    ]);
    expect(said(one.replace('each: pays', 'each: tides'))).toEqual([]);
  });

  it('may each have a sentence, which says of which variant it is; a line that was not asked is left unsaid', () => {
    const one = 'in: experiment\nof: all\neach: pays\ntext: "{variant} {left|gbp}"';
    expect(said(one, 'experiment').map(({ option, variant, text }) => [option, variant, text])).toEqual([
      ['best', 'a', 'Way A −£70k'],
      ['best', 'b', 'Way B £2.0m'],
      ['best', 'c', 'Way C £80k'],
    ]);
    expect(said(one.replace('{left|gbp}', '{left@last|gbp}'), 'experiment')).toEqual([]);
    expect(said(one)).toEqual([]);
  });
});

describe('what an answer shows', () => {
  const figures = (answer: string): AnswerFigures => {
    const text = `topic: T\nasks: What?\norder: 1\nanswer:\n${answer.trimEnd().replaceAll(/^/gm, '  ')}\n`;
    const problems: Problem[] = [];
    const file = YamlFile.read(fileOf(text, 'small.yaml'), 'small.yaml', problems);
    const topic = file === undefined ? undefined : readTopic(file, 'small');
    if (topic === undefined || problems.length > 0) throw new Error(problems.map(printProblem).join('\n'));
    return new AnswerFigures([topic], new View(outcomeOf()), { first: 2026, base: 2026, full: 2027, last: 2028 });
  };

  it('is a line or an input in its year, in the one that is asked for, or in that of full effect', () => {
    const shown = figures('figures: { g: { now: left@base, then: left, pay: pay } }');
    expect(shown.all('small.g', ['now', 'then', 'pay'])).toEqual({ now: 200, then: 100, pay: 300 });
    expect(shown.one('small.g', 'then', { year: 2028 })).toBe(0);
    expect(shown.one('small.g', 'now', { year: 2028 })).toBe(200);
  });

  it('is null and never 0 where the model lacks a line, one failed, or the file does not show it', () => {
    const shown = figures('figures: { g: { gone: no_such_line, broken: broken } }');
    expect(shown.all('small.g', ['gone', 'broken', 'unshown'])).toEqual({ gone: null, broken: null, unshown: null });
    expect(shown.inOrder('small.g')).toEqual([{ key: 'broken', value: null }]);
    expect(shown.all('small.other', ['a'])).toEqual({ a: null });
  });

  it('shows more than is asked for where its file does, and each member', () => {
    const shown = figures('figures: { g: { in words: pay }, parts: { part: part } }');
    expect(shown.all('small.g', [])).toEqual({ 'in words': 300 });
    expect(shown.members('small.parts')).toEqual(['staff', 'goods']);
    expect(shown.one('small.parts', 'part', { member: 'staff' })).toBe(2_000_000);
  });

  it('is given only where the model has all that it needs', () => {
    expect(figures('needs: [left, pay]\nfigures: {}').answers('small')).toBe(true);
    expect(figures('needs: [left, no_such_line]\nfigures: {}').answers('small')).toBe(false);
    expect(figures('sections: [a, b]\nfigures: {}').sections('small')).toEqual(['a', 'b']);
  });

  it('is refused where a figure names no line, or no year of a report', () => {
    expect(() => figures('figures: { g: { a: 1 } }')).toThrow(/a shows no line/);
    expect(() => figures('figures: { g: { a: pay@lust } }')).toThrow(/@lust is no year of a report/);
    expect(() => figures('needs: [pay]')).toThrow(/shows no figures/);
  });
});
