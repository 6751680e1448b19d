import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { printLines } from '../../src/model/evaluate/index.js';
import { printProblem } from '../../src/problems/index.js';
import { openSite } from '../../src/study/index.js';
import { change, killedAfterFirst } from '../files/writing/killed.js';
import { HEAD } from '../model/models.js';
import { built } from '../study/reported.js';
import { Desk, root } from './decant.js';

const SITE = 'typical-acute';

/** A desk with a project on it: templates, one hospital, the cases that test the templates, and some code that names lines. */
function project(): Desk {
  const desk = new Desk();
  cpSync(join(root, 'templates'), desk.path('templates'), { recursive: true });
  cpSync(join(root, 'sites', SITE), desk.path('sites', SITE), { recursive: true });
  cpSync(join(root, 'tests', 'cases'), desk.path('tests', 'cases'), { recursive: true });
  mkdirSync(desk.path('src'));
  return desk.write('src/view.ts', "view.at('closable_beds');\nview.at('site_closable_beds');\n");
}

/** What every option of the hospital gives, by line; of templates only what differs from those that were built is read anew. */
function resultsOf(folder: string): unknown[] {
  const { study, problems } = openSite(join(folder, 'sites', SITE), new Library(join(folder, 'templates'), built));
  if (study === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return study.cases.map(({ outcome }) => printLines(outcome));
}

/** The same before anything is renamed. */
const before = resultsOf(root);

const textOf = (desk: Desk, folder: string): string =>
  [...desk.files(folder)].map(([file, bytes]) => `${file}\n${bytes.toString('utf8')}`).join('\n');

describe('after a renaming the hospital’s results are the same but for the name', () => {
  it.each([
    ['a line', 'closable_beds', 'beds_that_can_close'],
    ['an input', 'ward_beds', 'beds_in_a_ward'],
    ['an input of scenarios and changes', 'avoided_stay_ratio', 'stay_of_the_avoided'],
    ['a table', 'standard_rate', 'green_book_rate'],
    ['a dimension, in site.yaml too', 'running_line', 'premises_line'],
    ['an input by which a model chooses a section', 'what_if_applies', 'what_if_is_shown'],
  ])('%s', async (_what, from, to) => {
    const desk = project();
    const texts = textOf(desk, '.');
    const { status, stdout, stderr } = await desk.decant('rename', from, to);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`${from} is now ${to} in `);
    const renamed = JSON.stringify(before).replaceAll(`"${from}"`, `"${to}"`);
    expect(JSON.stringify(resultsOf(desk.folder))).toBe(renamed);
    // Nothing but the name has changed: put back, every byte is as it was.
    expect(textOf(desk, '.').replaceAll(new RegExp(`(?<!\\w)${to}(?!\\w)`, 'g'), from)).toBe(texts);
    expect(texts).not.toMatch(new RegExp(`(?<!\\w)${to}(?!\\w)`));
  });

  it('and the cases that test the line expect it by its new name', async () => {
    const desk = project();
    await desk.decant('rename', 'closable_beds', 'beds_that_can_close');
    const cases = textOf(desk, 'tests/cases');
    expect(cases).toMatch(/line: beds_that_can_close, /);
    expect(cases).not.toMatch(/line: closable_beds\b/);
  });
});

describe('what it says', () => {
  it('each file with its count, and code that names the line without changing it', async () => {
    const desk = project();
    const { stdout } = await desk.decant('rename', 'closable_beds', 'beds_that_can_close', '--json');
    const said = JSON.parse(stdout) as { files: { file: string; places: number }[]; mentioned: unknown[] };
    expect(said).toMatchObject({ from: 'closable_beds', to: 'beds_that_can_close', written: true });
    for (const { file, places } of said.files) {
      const count = [...readFileSync(desk.path(file), 'utf8').matchAll(/(?<!\w)beds_that_can_close(?!\w)/g)].length;
      expect({ file, places }).toEqual({ file, places: count });
    }
    expect(said.mentioned).toContainEqual({ file: join('src', 'view.ts'), line: 1 });
    expect(said.mentioned).not.toContainEqual({ file: join('src', 'view.ts'), line: 2 });
    expect(readFileSync(desk.path('src/view.ts'), 'utf8')).toContain("'closable_beds'");
  });

  it('--dry-run says the same and writes nothing', async () => {
    const desk = project();
    const before = textOf(desk, '.');
    const { status, stdout } = await desk.decant('rename', 'closable_beds', 'beds_that_can_close', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/closable_beds would be beds_that_can_close in \d+ places of \d+ files/);
    expect(textOf(desk, '.')).toBe(before);
  });
});

describe('token by token', () => {
  const model = `${HEAD}# bed, and beds_open, in a comment
inputs:
  bed: { unit: bed, value: 3 bed }    # bed
  bed_price: { unit: GBP/bed, value: 2 GBP/bed, note: the price of a bed }
lines:
  "cost":
    unit: GBP
    label: bed cost
    formula: |
      bed * bed_price
        + prev(cost, bed*bed_price)
        + as(bed, GBP)
  half:
    unit: bed
    formula: as(bed / 2,bed)
`;

  it('names in formulas, and not units, notes, comments or longer names; line endings stay', async () => {
    const desk = new Desk().write('model.yaml', model.replaceAll('\n', '\r\n'));
    expect((await desk.decant('rename', 'bed', 'couch', 'model.yaml')).status).toBe(0);
    expect(readFileSync(desk.path('model.yaml'), 'utf8')).toBe(
      model
        .replace('  bed: {', '  couch: {')
        .replace('bed * bed_price', 'couch * bed_price')
        .replace('prev(cost, bed*', 'prev(cost, couch*')
        .replace('as(bed, GBP)', 'as(couch, GBP)')
        .replace('as(bed / 2,bed)', 'as(couch / 2,bed)')
        .replaceAll('\n', '\r\n'),
    );
  });

  it('a quoted key, a byte-order mark, by: two dimensions, and a dimension in another', async () => {
    const text = `\ufeff${HEAD}dimensions:
  parcel: [north]
  block:
    in: parcel
    members: { east: north }
  age: [old, young]
inputs:
  area: { unit: m2, by: [parcel, age], value: 2 m2 }
lines:
  size: 
    unit: m2
    by: ["parcel", age]
    formula: area
`;
    const desk = new Desk().write('model.yaml', text);
    expect((await desk.decant('rename', 'parcel', 'plot', 'model.yaml')).status).toBe(0);
    expect(readFileSync(desk.path('model.yaml'), 'utf8')).toBe(text.replaceAll('parcel', 'plot'));
  });

  it('a line that a slot asks for, in the slot, its filler and its readers', async () => {
    const asks = `section: Payment
slots:
  payment:
    lines: { income: { unit: GBP } }
lines:
  surplus:
    unit: GBP
    formula: income - 0
`;
    const fills = 'section: Block\nfills: payment\nlines:\n  income:\n    unit: GBP\n    formula: t * 0\n';
    const desk = new Desk().write('payment.yaml', asks).write('block.yaml', fills);
    expect((await desk.decant('rename', 'income', 'receipts', 'payment.yaml', 'block.yaml')).status).toBe(0);
    expect(readFileSync(desk.path('payment.yaml'), 'utf8')).toBe(asks.replaceAll('income', 'receipts'));
    expect(readFileSync(desk.path('block.yaml'), 'utf8')).toBe(fills.replaceAll('income', 'receipts'));
  });

  it('a model with a timeline is a world of its own: changed by its path only', async () => {
    const desk = project().write('tests/model.yaml', model.replaceAll('bed_price', 'closable_beds'));
    const before = readFileSync(desk.path('tests/model.yaml'), 'utf8');
    await desk.decant('rename', 'closable_beds', 'beds_that_can_close');
    expect(readFileSync(desk.path('tests/model.yaml'), 'utf8')).toBe(before);
  });
});

describe('what it refuses, leaving every file as it was', () => {
  const refused = async (desk: Desk, ...argv: string[]): Promise<string> => {
    const before = textOf(desk, '.');
    const { status, stderr } = await desk.decant('rename', ...argv);
    expect(status).toBe(1);
    expect(textOf(desk, '.')).toBe(before);
    return stderr;
  };

  it('a name that is taken, kept by the language, or ill-formed', async () => {
    const desk = project();
    expect(await refused(desk, 'closable_beds', 'beds_open')).toMatch(
      /templates\/model\/\w+\.yaml:\d+:\d+: beds_open is a name already\. Choose another/,
    );
    expect(await refused(desk, 'closable_beds', 'total')).toContain('total is a word of the language');
    expect(await refused(desk, 'closable_beds', 'Beds to close')).toContain('Write beds_to_close');
  });

  it('a name that nothing has, with the nearest; a path that is not there; no project here', async () => {
    expect(await refused(project(), 'closeable_beds', 'x')).toContain('Did you mean closable_beds?');
    expect(await refused(new Desk(), 'a', 'b', 'gone')).toContain('gone is not there');
    expect(await refused(new Desk(), 'a', 'b')).toContain('There is no folder templates, sites, tests here');
  });

  it('a file that holds the name and cannot be read', async () => {
    const desk = project().write(
      'templates/model/broken.yaml',
      'section: A\nlines:\n  x:\n    unit: 1\n    formula: closable_beds +\n',
    );
    expect(await refused(desk, 'closable_beds', 'beds_that_can_close')).toMatch(
      /templates\/model\/broken\.yaml:5:29: x: /,
    );
  });
});

describe('a renaming that was killed', () => {
  const model = (name: string): string =>
    `${HEAD}inputs:\n  ${name}: { unit: bed, value: 3 bed }\nlines:\n  x:\n    unit: bed\n    formula: 2 * ${name}\n`;

  it('is taken back by the next, which then does its own; meanwhile a hospital’s folder says so', async () => {
    const desk = new Desk().site(SITE).write('a.yaml', model('bed')).write('b.yaml', model('bed'));
    // As a kill leaves it: one of two files replaced, and how to put both back beside them.
    const cut = ['a.yaml', 'b.yaml'].map((file) => [file, change(model('bed'), model('cot'))] as const);
    killedAfterFirst(desk.folder, new Map(cut));
    expect([readFileSync(desk.path('a.yaml'), 'utf8'), readFileSync(desk.path('b.yaml'), 'utf8')]).toEqual([
      model('cot'),
      model('bed'),
    ]);
    const checked = await desk.decant('check', SITE);
    expect(checked.status).toBe(1);
    expect(checked.stdout).toContain('a renaming was cut short');
    const renamed = await desk.decant('rename', 'bed', 'couch', 'a.yaml', 'b.yaml');
    expect(renamed.status).toBe(0);
    expect(renamed.stderr).toMatch(/^\S+a\.yaml was put back as it was before a renaming that was cut short\n$/);
    expect([readFileSync(desk.path('a.yaml'), 'utf8'), readFileSync(desk.path('b.yaml'), 'utf8')]).toEqual([
      model('couch'),
      model('couch'),
    ]);
    expect(readdirSync(desk.folder).sort()).toEqual(['a.yaml', 'b.yaml', SITE]);
    expect((await desk.decant('check', SITE)).status).toBe(0);
  });
});
