import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { edit, templates } from '../study/reported.js';

const built = fileURLToPath(new URL('../../dist/templates.jsonl', import.meta.url));
let root: string;
beforeAll(() => {
  root = join(mkdtempSync(join(tmpdir(), 'decant-')), 'templates');
  cpSync(templates, root, { recursive: true });
});
afterAll(() => {
  rmSync(join(root, '..'), { recursive: true, force: true });
});

/** All that the readers of a report say of the library, with one file spoilt. */
function said(file: string, change: (path: string) => void): string[] {
  const path = join(root, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  try {
    change(path);
    const problems: Problem[] = [];
    const library = new Library(root, built);
    library.section('pfi_beds', { file: 'templates/model' }, problems);
    library.parameters(problems);
    library.experiments(problems);
    library.topics(problems);
    library.overview(problems);
    library.best(problems);
    return [...new Set(problems.map(printProblem))];
  } finally {
    if (before === undefined) rmSync(path, { force: true });
    else writeFileSync(path, before);
  }
}

const replaced = (file: string, from: string, to: string): string[] =>
  said(file, (path) => {
    edit(path, from, to);
  });

const BEDS = 'reports/beds.yaml';

describe('a template that is spoilt is refused with its file and line, and nothing is left out in silence', () => {
  it('as they ship nothing is wrong', () => {
    expect(said('reports/own.yaml', () => undefined)).toEqual([]);
  });

  it.each([
    [
      'a condition as a list',
      BEDS,
      'when: pfi_share_of_occupied > 0',
      'when: [pfi_share_of_occupied > 0]',
      'when is no single text',
    ],
    ['a condition that is empty', BEDS, 'when: pfi_share_of_occupied > 0', 'when:', 'when says nothing'],
    ['options as a list', BEDS, 'of: usual', 'of: [usual]', 'of cannot be nothing'],
    [
      'what a part goes over',
      BEDS,
      'each: acting',
      'each: actin',
      'there is nothing that each: actin goes over. Did you mean acting?',
    ],
    [
      'an experiment',
      'reports/changes.yaml',
      'each: changes',
      'each: chnges',
      'there is nothing that each: chnges goes over. Did you mean changes?',
    ],
    [
      'a measure',
      'reports/blocks.yaml',
      '{measure:choice}',
      '{measure:choise}',
      'there is no measure choise. Did you mean choice?',
    ],
    [
      'what an experiment decides',
      'reports/changes.yaml',
      '{decisions:changes}',
      '{decisions:changez}',
      'there is no experiment changez. Did you mean changes?',
    ],
    [
      'a line that the experiment does not ask',
      'experiments/changes.yaml',
      'line: site_wards_closed',
      'line: site_beds_open',
      'the experiment changes does not ask site_wards_closed. Add it to asks: of templates/experiments/changes.yaml',
    ],
    [
      'an option to compare with',
      'experiments/changes.yaml',
      'line: trust_value,',
      'line: trust_value, against: busines-as-usual,',
      'there is no option busines-as-usual. Did you mean business-as-usual?',
    ],
    [
      'an input of a change',
      'changes/7-wards-of-24.yaml',
      'ward_beds:',
      'ward_bedz:',
      'no section has an input ward_bedz. Did you mean ward_beds?',
    ],
    [
      'a national parameter',
      'parameters/wards.yaml',
      '  ward_beds:',
      '  ward_bedz:',
      'no section has an input ward_bedz. Did you mean ward_beds?',
    ],
    [
      'beds to rank by',
      'best.yaml',
      'lines: [exchequer_worth,',
      'lines: [site_beds_open,',
      'site_beds_open is in bed, and options are ranked by money',
    ],
    [
      'a line by block to rank by',
      'best.yaml',
      'lines: [exchequer_worth,',
      'lines: [block_value,',
      'block_value is by block: it has no one value. Name a line that totals it: total(block_value)',
    ],
    [
      'a what-if as the best',
      'best.yaml',
      'among: [usual, programme, acting]',
      'among: [what_ifs]',
      'what_ifs is no kind of option',
    ],
    [
      'a word of the rule',
      'best.yaml',
      "says: 'Best for {view}",
      "says: 'Best for {veiw}",
      '{veiw} is no word of this sentence. Did you mean view?',
    ],
    [
      'an area for years',
      'overview.yaml',
      'full_after: phase_years',
      'full_after: site_area',
      'site_area is in m2, and effects are full after years',
    ],
    [
      'a line by pool side by side',
      'overview.yaml',
      '  site_beds_open: Beds open',
      '  beds_open: Beds open',
      'beds_open is by pool: it has no one value',
    ],
    [
      'the title of another topic',
      'reports/wards.yaml',
      'topic: Wards',
      'topic: Beds',
      'is called Beds already. Give the topic another title',
    ],
    [
      'a title that no sheet can bear',
      'reports/wards.yaml',
      'topic: Wards',
      'topic: "Wards: all"',
      'no sheet can be called Wards: all',
    ],
    [
      'the picture of another topic',
      'reports/costs.yaml',
      'picture: saving',
      'picture: bed-bridge',
      'the picture bed-bridge is drawn by beds already',
    ],
    [
      'what only a bridge has',
      'reports/payment.yaml',
      '- { line: trust_net, label: Trust }',
      '- { line: trust_net, label: Trust, less: yes }',
      'a line of shape lines has no less',
    ],
    [
      'braces in words that are said as they stand',
      'reports/payment.yaml',
      'none: "the trust’s sum',
      'none: "In {full_year} the trust’s sum',
      'none of the part depends fills in no braces',
    ],
    [
      'what no picture reads',
      'reports/receipt.yaml',
      'sells: sell_land',
      'sels: sell_land',
      'no picture reads sels. Did you mean sells?',
    ],
    ['a section of an answer', BEDS, 'sections: [', 'sections: [activityy, ', 'there is no section activityy'],
  ])('%s', (_what, file, from, to, wanted) => {
    const found = replaced(file, from, to);
    expect(found.join('\n')).toContain(wanted);
    for (const each of found) expect(each).toMatch(/^templates\/[a-z0-9/_-]+\.yaml:\d+:\d+: /);
  });

  it.each([
    ['a member of a line that has none', 'text: "{site_beds_open.medicine|number}"', 'site_beds_open has no members'],
    ['a line by pool of no pool', 'text: "{beds_open|number}"', 'beds_open is by pool, and no pool is spoken of'],
    [
      'a member that no hospital has',
      'text: "{community_share.telehelth|share}"',
      'community_share has no member telehelth. Did you mean telehealth?',
    ],
    ['a condition by pool of no pool', 'when: beds_open > 0\n    text: a', 'beds_open is by pool'],
    ['a member of nothing', 'text: "{member}"', '{member} stands where no member is spoken of'],
    ['a variant of nothing', 'text: "{variant}"', '{variant} stands outside an experiment'],
    [
      'an option as it stands, as it stands',
      'when: own(site_beds_open) > 0\n    text: a',
      'own() stands outside an experiment',
    ],
    [
      'a line that is given',
      'when: given(site_beds_open)\n    text: a',
      'given() asks of inputs, and site_beds_open is a line',
    ],
    ['a part within itself', 'text: "{a}"\n    parts: { a: "{b}", b: "x{a}" }', 'the part a holds itself: a → b → a'],
    ['a way that says nothing', 'text:\n      - { when: site_beds_open > 0 }', 'this way says nothing'],
    [
      'an order that a report cannot work out',
      'text: "{a}"\n    parts: { a: { each: pool, order: sqrt(beds_open), text: "{member}" } }',
      'a condition of a report has no sqrt()',
    ],
    [
      'an order of wards and pounds',
      'text: "{a}"\n    parts: { a: { each: acting, order: site_wards_closed + present_value, text: "{option}" } }',
      'ward',
    ],
    [
      'what a condition asks of code',
      'when: says(choise)\n    text: a',
      'there is no measure choise. Did you mean choice?',
    ],
  ])('%s', (_what, sentence, wanted) => {
    const own = `topic: Own\nasks: What?\norder: 1\nsentences:\n  one:\n    kind: decides\n    title: T\n    ${sentence}\n`;
    const found = said('reports/own.yaml', (path) => {
      writeFileSync(path, own);
    });
    expect(found.join('\n')).toContain(wanted);
    for (const each of found) expect(each).toMatch(/^templates\/reports\/own\.yaml:([89]|1\d):\d+: /);
  });

  it('a part’s own condition and that of a way must both hold', () => {
    const own = (when: string): string =>
      `topic: Own\nasks: What?\norder: 1\nsentences:\n  one:\n    kind: decides\n    title: T\n    text: "{p}"\n    parts:\n      p: { when: ${when}, ways: [{ when: site_beds_open > 0, text: a }] }\n`;
    const problems: Problem[] = [];
    writeFileSync(join(root, 'reports', 'own.yaml'), own('site_beds_open > 9999'));
    const topic = new Library(root, built).topics(problems).find(({ id }) => id === 'own');
    rmSync(join(root, 'reports', 'own.yaml'));
    const [way] = topic?.sentences[0]?.parts.get('p')?.ways ?? [];
    expect(way?.when?.text).toBe('(site_beds_open > 9999) and (site_beds_open > 0)');
  });

  it('a bracket too many in a table takes no line away in silence', () => {
    const found = said('reports/own.yaml', (path) => {
      writeFileSync(
        path,
        'topic: Own\nasks: What?\norder: 1\ntables:\n  - title: A\n    lines: [[site_beds_open], site_area]\n',
      );
    });
    expect(found).toEqual([expect.stringContaining('templates/reports/own.yaml:6:13: lines holds what is no name')]);
  });

  it('a chart without lines draws nothing, and says so', () => {
    const found = said('reports/own.yaml', (path) => {
      writeFileSync(
        path,
        'topic: Own\nasks: What?\norder: 1\ncharts:\n  c: { shape: bars, title: T, says: S, axis: A, lines: [] }\n',
      );
    });
    expect(found).toEqual([expect.stringContaining('draws nothing')]);
  });

  it('a line that only the model renames is missed by the reports that nobody touched', () => {
    expect(said('reports/none.yaml', () => undefined)).toEqual([]);
    const found = said('model/pfi_beds.yaml', (path) => {
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('pfi_share_of_occupied', 'pfi_share_occupied'));
    });
    expect(found.join('\n')).toContain(
      'there is no line or input pfi_share_of_occupied. Did you mean pfi_share_occupied?',
    );
  });

  it('an experiment that is taken away is missed by the sentence that speaks of it', () => {
    const found = said('experiments/changes.yaml', (path) => {
      rmSync(path);
    });
    expect(found.join('\n')).toMatch(
      /templates\/reports\/changes\.yaml:\d+:\d+: there is nothing that each: changes goes over/,
    );
  });
});
