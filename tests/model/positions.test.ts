import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEAD, resultOf, runOf, saidOf } from './models.js';

const PARTIES = ['hospital', 'payer', 'ministry', 'builders'] as const;
const ACCOUNTS = ['running', 'land'] as const;
const SETS: Readonly<Record<string, readonly string[]>> = { pair: ['hospital', 'payer'], state: PARTIES.slice(0, 3) };

interface Flow {
  readonly payer: string;
  readonly payee: string;
  readonly amount: number;
  readonly account?: string;
  /** Paid for each of two wards in equal parts. */
  readonly byWard: boolean;
}

const declared = [
  'perspectives:',
  ...Object.keys(SETS).map((name) => `  ${name}: The ${name}`),
  'parties:',
  ...PARTIES.map((name) => {
    const sets = Object.keys(SETS).filter((set) => SETS[set]?.includes(name));
    return `  ${name}: { label: The ${name}, in: [${sets.join(', ')}] }`;
  }),
  'accounts:',
  ...ACCOUNTS.map((name) => `  ${name}: For ${name}`),
  'dimensions:',
  '  ward: [north, south]',
  '',
].join('\n');

const position = (name: string, of: string, more = ''): string =>
  `  ${name}:\n    unit: realGBP\n    position: ${of}\n${more}`;

/** A model of the flows, each growing by its amount a year, and the positions that are wanted. */
function modelOf(flows: readonly Flow[], positions: string): string {
  const inputs = flows.map(({ amount }, index) => `  amount_${index}: { unit: realGBP, value: ${amount} realGBP }\n`);
  const lines = flows.map(({ payer, payee, account, byWard }, index) =>
    [
      `  flow_${index}:`,
      '    unit: realGBP',
      ...(byWard ? ['    by: ward'] : []),
      `    formula: amount_${index} * (t + 2)${byWard ? ' / 2' : ''}`,
      `    paid: ${payer} -> ${payee}`,
      ...(account === undefined ? [] : [`    account: ${account}`]),
      '',
    ].join('\n'),
  );
  const given = inputs.length === 0 ? '' : `inputs:\n${inputs.join('')}`;
  return `${HEAD}${declared}${given}lines:\n${lines.join('')}${positions}`;
}

const ALL = [...PARTIES, ...Object.keys(SETS)].map((of) => position(`of_${of}`, of)).join('');
/** Runs a model, to read its lines by year. */
const run = (text: string): ((line: string) => number[]) => {
  const { lines } = resultOf(text);
  return (line) => lines[line] as number[];
};

const flow: fc.Arbitrary<Flow> = fc
  .record({
    pair: fc.shuffledSubarray([...PARTIES], { minLength: 2, maxLength: 2 }),
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    account: fc.option(fc.constantFrom(...ACCOUNTS), { nil: undefined }),
    byWard: fc.boolean(),
  })
  .map(({ pair: [payer = '', payee = ''], amount, account, byWard }) => ({
    payer,
    payee,
    amount,
    byWard,
    ...(account === undefined ? {} : { account }),
  }));
const flows = fc.array(flow, { maxLength: 12 });

/** By hand: what the members get from others less what they pay to others, at t = −1, 0, 1, 2, 3 and 4. */
const byHand = (some: readonly Flow[], members: readonly string[]): number[] =>
  [1, 2, 3, 4, 5, 6].map((factor) =>
    some.reduce((sum, { payer, payee, amount }) => {
      const [out, into] = [payer, payee].map((party) => members.includes(party));
      return out === into ? sum : sum + (into === true ? amount : -amount) * factor;
    }, 0),
  );

describe('positions over any flows', () => {
  it('are what each receives from others less what it pays, and all parties together have nothing', () => {
    fc.assert(
      fc.property(flows, (some) => {
        const of = run(modelOf(some, ALL));
        for (const [each, members] of [...PARTIES.map((party) => [party, [party]] as const), ...Object.entries(SETS)])
          expect(of(`of_${each}`)).toEqual(byHand(some, members).map((sum) => sum + 0));
        const together = PARTIES.map((party) => of(`of_${party}`));
        for (const year of [0, 1, 2, 3, 4, 5])
          expect(together.reduce((sum, each) => sum + (each[year] ?? NaN), 0)).toBe(0);
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it('of a set are the sum of its members’, and nothing that these pay one another changes them', () => {
    fc.assert(
      fc.property(flows, fc.integer({ min: 1, max: 1_000_000 }), (some, amount) => {
        const within = { payer: 'hospital', payee: 'payer', amount, byWard: false };
        const [before, after] = [run(modelOf(some, ALL)), run(modelOf([...some, within], ALL))];
        for (const [set, members] of Object.entries(SETS)) {
          const parts = members.map((party) => before(`of_${party}`));
          expect(before(`of_${set}`)).toEqual(
            [0, 1, 2, 3, 4, 5].map((year) => parts.reduce((sum, each) => sum + (each[year] ?? NaN), 0)),
          );
          expect(after(`of_${set}`)).toEqual(before(`of_${set}`));
        }
        expect(after('of_payer')).not.toEqual(before('of_payer'));
      }),
      { numRuns: 30, seed: 2026 },
    );
  });

  it('on some accounts and on all others sum to the whole', () => {
    fc.assert(
      fc.property(flows, (some) => {
        const read = run(
          modelOf(
            some,
            [
              position('whole', 'state'),
              position('on_land', 'state', '    accounts: land\n'),
              position('on_the_rest', 'state', '    without: [land]\n'),
            ].join(''),
          ),
        );
        const [land, rest] = [read('on_land'), read('on_the_rest')];
        expect(read('whole')).toEqual(land.map((sum, year) => sum + (rest[year] ?? NaN)));
        expect(land).toEqual(
          byHand(
            some.filter(({ account }) => account === 'land'),
            SETS.state ?? [],
          ).map((sum) => sum + 0),
        );
      }),
      { numRuns: 30, seed: 2026 },
    );
  });

  it('where no money reaches or leaves anybody are 0 a year, and say so', () => {
    expect(run(modelOf([], ALL))('of_state')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(runOf(modelOf([], ALL)).outcome?.structure.blueprint.lines.get('of_state')?.note).toBe(
      'No section of this model says that money reaches or leaves The state.',
    );
    const discounted = `${ALL}  later:\n    unit: realGBP\n    formula: sum(of_state)\n`;
    expect(resultOf(modelOf([], discounted)).lines.later).toBe(0);
  });
});

describe('what is wrong with a flow or a position is said where it stands', () => {
  const one = (paid: string, more = '', unit = 'realGBP'): string =>
    `${HEAD}${declared}lines:\n  cash:\n    unit: ${unit}\n    formula: 0 * t\n    paid: ${paid}\n${more}`;
  const fault = (text: string): string => saidOf(text).join('\n');

  it.each([
    ['a party that is near another', one('hospitel -> payer'), /there is no party hospitel\. Did you mean hospital\?/],
    [
      'a party that is near none',
      one('hospital -> xyz'),
      /there is no party xyz\. There are hospital, payer, ministry/,
    ],
    ['one that pays itself', one('payer -> payer'), /payer cannot pay itself\. Name two parties/],
    ['an arrow that is missing', one('hospital payer'), /paid: does not say who pays whom\. Write paid: trust -> comm/],
    [
      'nominal money',
      one('hospital -> payer', '', 'GBP'),
      /cash is in GBP; who pays whom is told in realGBP.*Divide it by the deflator/,
    ],
    ['a present value', one('hospital -> payer', '', 'pvGBP'), /cash is in pvGBP.*on the line that is discounted/],
    ['a price', one('hospital -> payer', '', 'realGBP/m2'), /cash is in realGBP\/m2.*the money of each year/],
    [
      'an account of nobody',
      one('hospital -> payer', '    account: lend\n'),
      /there is no account lend\. Did you mean land/,
    ],
    [
      'a position of nobody',
      one('hospital -> payer', position('net', 'stat')),
      /there is no party or perspective stat\. Did/,
    ],
    [
      'a position with a formula',
      one('hospital -> payer', position('net', 'state', '    formula: cash\n')),
      /net is a position and has a formula too/,
    ],
    [
      'a position by a dimension',
      one('hospital -> payer', position('net', 'state', '    by: ward\n')),
      /net is a position and has by:\. Flows are totalled in it/,
    ],
    [
      'a flow that depends on the position it is in',
      one(
        'hospital -> payer',
        `${position('net', 'state')}  more:\n    unit: realGBP\n    formula: net\n    paid: ministry -> builders\n`,
      ),
      /a circle within one year: (net → more|more → net)/,
    ],
  ])('%s', (_what, text, wanted) => {
    expect(fault(text)).toMatch(wanted);
  });

  it('a party that stands twice, and a set that nobody declares', () => {
    const text = `${HEAD}parties:\n  a: { label: A, in: sat }\n  b: { label: B }\nperspectives:\n  set: A set\n  a: A\nlines: {}\n`;
    expect(fault(text)).toMatch(/a is a party and a perspective/);
    expect(fault(text)).toMatch(/there is no perspective sat\. Did you mean set\?/);
  });
});
