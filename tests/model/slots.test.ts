import { describe, expect, it } from 'vitest';
import { compile, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import { assemble, check } from '../../src/model/structure/index.js';
import { planBook, type Book } from '../../src/model/workbook/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { readSectionText } from '../../src/sections/index.js';

const TIMELINE = { first: 2025, base: 2026, last: 2030 };
const MEMBERS = new Map([['pool', ['medicine', 'surgery']]]);

/** Sections by their ids; each file is named after its section. */
type Sections = Readonly<Record<string, string>>;

const HOSPITAL = `section: The hospital
dimensions: { pool: { from: site } }
slots:
  payment:
    label: How the hospital is paid
    lines:
      income:
        unit: GBP
      marginal:
        unit: GBP/spell
        by: pool
inputs:
  spells: { unit: spell, by: pool, value: 100 }
lines:
  cost:
    unit: GBP
    formula: total(spells) * unit_cost
  surplus:
    unit: GBP
    formula: income - cost
  lost:
    unit: GBP
    by: pool
    formula: spells * marginal
`;
const COSTS = 'section: Costs\ninputs:\n  unit_cost: { unit: GBP/spell, value: 900 }\n';
const TARIFF = `section: Full tariff
fills: payment
inputs:
  tariff: { unit: GBP/spell, value: 1000 }
lines:
  income:
    unit: GBP
    formula: total(paid)
  paid:
    unit: GBP
    by: pool
    formula: spells * tariff
  marginal:
    unit: GBP/spell
    by: pool
    formula: tariff
`;
const BLOCK = `section: Block contract
fills: payment
tables:
  steps: { unit: 1, rows: { 0: 1, 2: 1.1 } }
inputs:
  block_sum: { unit: GBP, value: 150000 }
lines:
  income:
    unit: GBP
    formula: block_sum * lookup(steps, t)
  marginal:
    unit: GBP/spell
    by: pool
    formula: 0
`;
const SOUND = { hospital: HOSPITAL, costs: COSTS, tariff: TARIFF };

function judge(sections: Sections, fillersOf?: (slot: string) => string[]): { said: string[]; outcome?: Outcome } {
  const problems: Problem[] = [];
  const read = Object.entries(sections).flatMap(
    ([id, text]) => readSectionText(text, `${id}.yaml`, id, problems) ?? [],
  );
  const surroundings = { timeline: TIMELINE, members: MEMBERS, ...(fillersOf === undefined ? {} : { fillersOf }) };
  const blueprint = assemble(read, surroundings, problems);
  const checked = blueprint === undefined ? undefined : check(blueprint, [], problems);
  const said = problems.map(printProblem);
  return checked === undefined ? { said } : { said, outcome: compile(checked.structure).run(checked.bound) };
}

const edited = (text: string, found: string, instead: string): string => {
  if (!text.includes(found)) throw new Error(`there is no ${found}`);
  return text.replace(found, () => instead);
};

describe('a slot', () => {
  it.each([
    ['tariff', TARIFF, 20_000, 100_000],
    ['block', BLOCK, -30_000, 0],
  ])('gives what the section that fills it gives: %s', (id, filler, surplus, lost) => {
    const { said, outcome } = judge({ hospital: HOSPITAL, costs: COSTS, [id]: filler });
    expect(said).toEqual([]);
    if (outcome === undefined) throw new Error('nothing was run');
    expect(valueAt(outcome, 'surplus', 2026)).toBe(surplus);
    expect(valueAt(outcome, 'lost', 2026, 'surgery')).toBe(lost);
  });

  it('does not mind in which order the sections stand', () =>
    expect(judge({ tariff: TARIFF, costs: COSTS, hospital: HOSPITAL }).said).toEqual([]));

  it('may be asked for by a line over two dimensions', () => {
    const crossed = (text: string): string => text.replaceAll('by: pool\n', 'by: [pool, measure]\n');
    const hospital = edited(crossed(HOSPITAL), '{ pool: { from: site } }', '{ pool: { from: site }, measure: [a, b] }');
    const sections = { hospital: edited(hospital, 'formula: spells * marginal', 'formula: 0'), costs: COSTS };
    expect(judge({ ...sections, block: crossed(BLOCK) }).said).toEqual([]);
    expect(judge({ ...sections, block: BLOCK }).said).toEqual([
      'block.yaml:11:3: marginal is by pool, where slot payment asks for it by pool × measure. Write by: [pool, measure] (hospital.yaml:9)',
    ]);
  });
});

describe('a slot that is not rightly filled', () => {
  it('by nobody', () =>
    expect(judge({ hospital: HOSPITAL, costs: COSTS }).said).toEqual([
      'hospital.yaml:4:3: nothing fills slot payment (How the hospital is paid). List a section that says fills: payment',
    ]));
  it('by nobody, where it is known who could', () =>
    expect(judge({ hospital: HOSPITAL, costs: COSTS }, (slot) => [`${slot}/block`, `${slot}/tariff`]).said).toEqual([
      'hospital.yaml:4:3: nothing fills slot payment (How the hospital is paid). Pick one of payment/block, payment/tariff, in an option or a site',
    ]));
  it('by two', () =>
    expect(judge({ ...SOUND, block: edited(BLOCK, 'lines:', 'lines_:') }).said).toContain(
      'block.yaml:2:8: slot payment is filled twice. tariff.yaml:2 fills it already: pick one of the two',
    ));
  it('by one that mistypes its name', () =>
    expect(judge({ ...SOUND, tariff: edited(TARIFF, 'fills: payment', 'fills: paymnet') }).said).toEqual([
      'tariff.yaml:2:8: there is no slot paymnet to fill. Did you mean payment?',
    ]));
  it('where no section has slots', () =>
    expect(judge({ tariff: TARIFF }).said[0]).toBe(
      'tariff.yaml:2:8: there is no slot payment to fill. No section of this model has slots: list the one that declares it',
    ));
  it('by the section that declares it', () =>
    expect(
      judge({ hospital: edited(HOSPITAL, 'dimensions', 'fills: payment\ndimensions'), costs: COSTS }).said,
    ).toContain(
      'hospital.yaml:2:8: slot payment is declared and filled by one section. Fill it from a section of its own',
    ));
  it('declared twice', () =>
    expect(
      judge({ ...SOUND, again: `section: Again\nslots:\n  payment:\n    lines: { x: { unit: 1 } }\n` }).said,
    ).toEqual(['again.yaml:3:3: slot payment stands twice. It is already at hospital.yaml:4: keep one']));
});

describe('a section that fills a slot without all that it asks for', () => {
  const tariff = (found: string, instead: string): string[] =>
    judge({ ...SOUND, tariff: edited(TARIFF, found, instead) }).said;

  it('lacks a line', () =>
    expect(tariff('  income:', '  takings:')).toEqual([
      'tariff.yaml:2:8: tariff fills slot payment without its line income. Add income under lines:, in GBP (hospital.yaml:7)',
    ]));
  it('lacks a line by a dimension', () =>
    expect(tariff('  marginal:', '  slope:')).toEqual([
      'tariff.yaml:2:8: tariff fills slot payment without its line marginal. Add marginal under lines:, in GBP/spell by pool (hospital.yaml:9)',
    ]));
  it('has the line as an input', () =>
    expect(
      tariff('lines:\n  income:\n    unit: GBP\n    formula: total(paid)', '  income: { unit: GBP, value: 1 }\nlines:'),
    ).toEqual([
      'tariff.yaml:2:8: tariff fills slot payment without its line income. It is at tariff.yaml:5, and must be a line of the section that fills the slot',
    ]));
  it('leaves the line to another section', () =>
    expect(
      judge({
        ...SOUND,
        tariff: edited(TARIFF, '  income:\n    unit: GBP\n    formula: total(paid)\n', ''),
        other: 'section: Other\nlines:\n  income:\n    unit: GBP\n    formula: cost\n',
      }).said,
    ).toEqual([
      'tariff.yaml:2:8: tariff fills slot payment without its line income. It is at other.yaml:3, and must be a line of the section that fills the slot',
    ]));
  it('has it in another unit', () =>
    expect(tariff('unit: GBP\n    formula: total(paid)', 'unit: realGBP\n    formula: 0')).toEqual([
      'tariff.yaml:6:3: income is in realGBP, where slot payment asks for GBP. Give it in GBP (hospital.yaml:7)',
    ]));
  it('has it in thousands', () =>
    expect(tariff('unit: GBP\n    formula: total(paid)', 'unit: kGBP\n    formula: 0')).toEqual([
      'tariff.yaml:6:3: income is in kGBP, where slot payment asks for GBP. Give it in GBP (hospital.yaml:7)',
    ]));
  it('has it by a dimension', () =>
    expect(tariff('unit: GBP\n    formula: total(paid)', 'unit: GBP\n    by: pool\n    formula: paid')).toEqual([
      'tariff.yaml:6:3: income is by pool, where slot payment asks for it without a dimension. Total it in income (hospital.yaml:7)',
    ]));
  it('has it without its dimension', () =>
    expect(tariff('by: pool\n    formula: tariff', 'formula: tariff')).toEqual([
      'tariff.yaml:13:3: marginal is without a dimension, where slot payment asks for it by pool. Write by: pool (hospital.yaml:9)',
    ]));
  it('has it in GBP/year, which is GBP', () =>
    expect(tariff('unit: GBP\n    formula: total(paid)', 'unit: GBP/year\n    formula: total(paid)')).toEqual([]));
});

describe('what fills a slot is seen from outside by the slot’s lines alone', () => {
  const reading = (formula: string, unit = '1'): string[] =>
    judge({ ...SOUND, other: `section: Other\nlines:\n  x:\n    unit: ${unit}\n    formula: ${formula}\n` }).said;
  const right = 'Ask for it among the slot’s lines, or declare it outside tariff';

  it('not by another line', () =>
    expect(reading('total(paid)', 'GBP')).toEqual([
      `other.yaml:5:20: x: paid belongs to tariff, which is one way to fill slot payment. ${right}`,
    ]));
  it('nor by an input', () =>
    expect(reading('2 * tariff', 'GBP/spell')).toEqual([
      `other.yaml:5:18: x: tariff belongs to tariff, which is one way to fill slot payment. ${right}`,
    ]));
  it('nor by a table', () =>
    expect(
      judge({
        hospital: HOSPITAL,
        costs: COSTS,
        block: BLOCK,
        other: 'section: Other\nlines:\n  x:\n    unit: 1\n    formula: lookup(steps, t)\n',
      }).said,
    ).toEqual([
      'other.yaml:5:21: x: steps belongs to block, which is one way to fill slot payment. Ask for it among the slot’s lines, or declare it outside block',
    ]));
  it('nor by a dimension', () =>
    expect(
      judge({
        ...SOUND,
        tariff: edited(TARIFF, 'inputs:', 'dimensions: { band: [low, high] }\ninputs:'),
        other: 'section: Other\nlines:\n  x:\n    unit: 1\n    by: band\n    formula: 1\n',
      }).said,
    ).toEqual([`other.yaml:3:3: x: band belongs to tariff, which is one way to fill slot payment. ${right}`]));
  it('each fault once a line', () => expect(reading('total(paid) / total(paid)')).toHaveLength(1));
  it('its own lines, and the slot’s, it may read itself', () => expect(judge(SOUND).said).toEqual([]));
});

describe('a slot that is not rightly written', () => {
  const slot = (found: string, instead: string): string[] =>
    judge({ ...SOUND, hospital: edited(HOSPITAL, found, instead) }).said;

  it('without lines', () =>
    expect(judge({ hospital: 'section: A\nslots:\n  payment: { label: Payment }\n' }).said[0]).toBe(
      'hospital.yaml:3:3: slot payment asks for no lines. Under lines: name those that the rest of the model reads, each with its unit',
    ));
  it('with an unknown key', () =>
    expect(slot('label: How', 'lable: How')[0]).toBe(
      'hospital.yaml:5:5: slot payment has no key lable. Did you mean label?',
    ));
  it('with a formula among its lines', () =>
    expect(slot('unit: GBP\n      marginal', 'unit: GBP\n        formula: 1\n      marginal')[0]).toContain(
      'income has no key formula',
    ));
  it('with a line without a unit', () =>
    expect(slot('income:\n        unit: GBP', 'income:\n        label: Income')[0]).toBe(
      'hospital.yaml:7:7: income has no unit. Add unit: … (a pure number has unit: 1)',
    ));
  it('with a name that cannot be one', () =>
    expect(slot('  payment:', '  Payment:').join('\n')).toContain(
      'hospital.yaml:4:3: Payment cannot be a name. Write payment: names begin with a small letter',
    ));
  it('with fills: and no name', () =>
    expect(judge({ ...SOUND, tariff: edited(TARIFF, 'fills: payment', 'fills: [payment]') }).said[0]).toBe(
      'tariff.yaml:2:8: fills: names one slot, such as payment. Write fills: …',
    ));
});

describe('a book of cases that fill a slot in different ways', () => {
  const planned = (...fillers: readonly (readonly [id: string, text: string])[]) => {
    const problems: Problem[] = [];
    const cases = fillers.map(([id, text], index) => {
      const { outcome, said } = judge({ hospital: HOSPITAL, costs: COSTS, [id]: text });
      if (outcome === undefined) throw new Error(said.join('\n'));
      return { id: `case-${index}`, title: `Case ${index}`, outcome };
    });
    return { book: planBook(cases, problems), said: problems.map(printProblem) };
  };
  const linesOn = (book: Book | undefined, title: string): [string, string][] =>
    (book?.sheets ?? [])
      .filter((sheet) => sheet.title === title)
      .flatMap(({ rows }) =>
        rows.flatMap((row): [string, string][] => (row.kind === 'line' ? [[row.name, row.template]] : [])),
      );

  it('shares what no way of filling it touches, and writes the slot’s lines as each has them', () => {
    const { book } = planned(['tariff', TARIFF], ['block', BLOCK]);
    expect(linesOn(book, 'Site')).toEqual([['cost', 'SUM(Inputs!$E$12:$E$13)*in_unit_cost']]);
    const ofTariff = linesOn(book, 'Case 0').map(([name]) => name);
    expect([...new Set(ofTariff)]).toEqual(['surplus', 'lost', 'income', 'paid', 'marginal']);
    expect(linesOn(book, 'Case 1')).toEqual([
      ['surplus', '{c}11-Site!$E$6'],
      ['lost', 'Inputs!$E12*$E12'],
      ['lost', 'Inputs!$E13*$E13'],
      ['income', 'IFERROR(in_block_sum*LOOKUP({c}$4,Inputs!$C$23:$C$24,Inputs!$E$23:$E$24),NA())'],
      ['marginal', '0'],
      ['marginal', '0'],
    ]);
  });

  it('shares every line of cases whose sections are alike, though each was read by itself', () => {
    const { book } = planned(['tariff', TARIFF], ['tariff', TARIFF]);
    expect(linesOn(book, 'Site').length).toBe(9);
    expect([linesOn(book, 'Case 0'), linesOn(book, 'Case 1')]).toEqual([[], []]);
  });

  it('says where each formula stands that Excel would refuse', () => {
    const deep = (of: string): string => `${'abs(floor('.repeat(29)}${of}${'))'.repeat(29)}`;
    const spoilt = (text: string, of: string): string => edited(text, `formula: ${of}`, `formula: ${deep(of)}`);
    expect(
      planned(['tariff', spoilt(TARIFF, 'total(paid)')], ['block', spoilt(BLOCK, 'block_sum * lookup(steps, t)')]).said,
    ).toEqual([
      expect.stringMatching(/^tariff\.yaml:6:3: income: its Excel formula nests/),
      expect.stringMatching(/^block\.yaml:8:3: income: its Excel formula nests/),
    ]);
  });
});
