import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Result } from '../../src/report/index.js';
import { parseFinancialYear, printGbp, printNumber } from '../../src/words/index.js';
import { numberAt, optionOf } from '../study/printed.js';
import { edit, EVEN_CONTRACT, reported, shipped, temporaryFolder } from '../study/reported.js';

/** A hospital at the edges: its beds by pool, which of them lie in a PFI building, and what is to come. */
interface Drawn {
  readonly base: 'typical-acute' | 'university-college-hospital';
  readonly pools: readonly number[];
  readonly occupancy: number;
  readonly inPfi: 'none' | 'one' | 'all';
  readonly realisation: number;
  readonly growth: number;
  readonly wardBeds: number;
  readonly closuresAYear: number;
  readonly winter: boolean;
  readonly opens: boolean;
  readonly scenario: string;
}

const DRAWN: fc.Arbitrary<Drawn> = fc.record({
  base: fc.constantFrom('typical-acute', 'typical-acute', 'university-college-hospital'),
  pools: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 }),
  occupancy: fc.integer({ min: 60, max: 105 }).map((percent) => percent / 100),
  inPfi: fc.constantFrom('none', 'one', 'all'),
  realisation: fc.constantFrom(-0.3, 0, 0.5, 1),
  growth: fc.constantFrom(-0.02, -0.005, 0, 0.01, 0.05),
  wardBeds: fc.integer({ min: 1, max: 60 }),
  closuresAYear: fc.constantFrom(0, 2, 100),
  winter: fc.boolean(),
  opens: fc.boolean(),
  scenario: fc.constantFrom('planning-defaults', 'integrated-care-1b', 'torbay', 'growth-alone'),
});

/** The hospital's folder: a shipped one with other beds, a contract and inputs of its own. */
function folderOf(drawn: Drawn): string {
  const folder = join(temporaryFolder(), 'drawn');
  cpSync(join(shipped, drawn.base), folder, { recursive: true });
  const pools = drawn.pools.map((beds, index) => ({ name: `pool_${String(index + 1)}`, beds }));
  const rows = pools.map(
    ({ name, beds }) => `${name},${String(beds)},${(beds * drawn.occupancy).toFixed(2)},2016/17,Drawn,illustrative`,
  );
  writeFileSync(join(folder, 'beds.csv'), ['pool,available,occupied,period,source,status', ...rows, ''].join('\n'));
  const isPfi = (index: number): boolean =>
    drawn.base !== 'typical-acute' || drawn.inPfi === 'all' || (drawn.inPfi === 'one' && index === 0);
  const members = pools.map(({ name }, index) => `${name}: ${isPfi(index) ? 'yes' : 'no'}`).join(', ');
  const file = join(folder, 'site.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/( {2}pool_in_pfi: .*members: \{ )[^}]*/, `$1${members} `));
  if (drawn.base === 'typical-acute' && drawn.inPfi !== 'none') {
    mkdirSync(join(folder, 'pfi'));
    writeFileSync(join(folder, 'pfi', 'contract.yaml'), EVEN_CONTRACT);
  }
  const given = [
    `demographic_growth: { value: ${(drawn.growth * 100).toFixed(1)} %`,
    `realisation: { value: ${String(drawn.realisation)}`,
    `ward_beds: { value: ${String(drawn.wardBeds)} bed/ward`,
    `closures_a_year: { value: ${String(drawn.closuresAYear)} ward`,
    `sized_by_winter: { value: ${drawn.winter ? 'yes' : 'no'}`,
    `opens_beds_when_short: { value: ${drawn.opens ? 'yes' : 'no'}`,
  ];
  const inputs = given.map((each) => `  ${each}, status: assumed, source: This test }\n`).join('');
  edit(file, '\ninputs:\n', `\ninputs:\n${inputs}`);
  return folder;
}

/** The numbers of the option of which something is said. */
interface Numbers {
  readonly base: (line: string, member?: string) => number;
  readonly full: (line: string) => number;
  readonly last: (line: string) => number;
  readonly once: (line: string) => number;
  readonly has: (line: string) => boolean;
  readonly result: Result;
}

function numbersOf(result: Result, id: string): Numbers {
  const option = optionOf(result, id);
  const [base, full, last = NaN] = [parseFinancialYear(result.baseYear), result.fullEffectYear, result.years.at(-1)];
  return {
    base: (line, member) => numberAt(result, option, line, base, member),
    full: (line) => numberAt(result, option, line, full),
    last: (line) => numberAt(result, option, line, last),
    once: (line) => numberAt(result, option, line),
    has: (line) => line in option.lines,
    result,
  };
}

/** What words claim, and whether the numbers bear it: written from what a reader would take them to mean, not from the conditions of the files. */
const CLAIMS: readonly (readonly [words: RegExp, holds: (of: Numbers, found: RegExpExecArray) => boolean])[] = [
  [
    /growth takes up the/,
    ({ full }) =>
      full('site_bed_days') < full('site_bed_days_grown') &&
      full('site_bed_days') >= full('site_bed_days_today') - 1e-6,
  ],
  [/the programme spares none/, ({ full }) => full('site_bed_days') >= full('site_bed_days_grown') - 0.5],
  [/the effects add to them/, ({ full }) => full('site_bed_days') > full('site_bed_days_grown')],
  [
    /when the effects are full/,
    ({ full }) => full('phase') === 1 && full('site_bed_days') !== full('site_bed_days_grown'),
  ],
  [/No bed is spare today/, ({ base }) => base('site_closable_beds') === 0],
  [
    /(\d[\d,]*) (?:bed is|beds are) spare today, pool/,
    ({ base }, [, beds = '']) => printNumber(base('site_closable_beds')) === beds && base('site_closable_beds') > 0,
  ],
  [/were the site one pool, a ward of \d+ would be/, ({ base }) => base('fall_for_one_ward') <= 0],
  [
    /(\d[\d,]*) of today’s open beds can close/,
    ({ full }, [, beds = '']) => printNumber(full('site_closable_beds')) === beds,
  ],
  [/the cost is stranded/, ({ last }) => last('full_absorption') > 0 && last('stranded_cost') > 0],
  [
    /were spare already|spare already: no fall/,
    ({ last, full }) => last('released_spare_already') !== 0 || full('released_spare_already') !== 0,
  ],
  [
    /from wards that were spare/,
    ({ last, full }) => last('wards_closed_spare_already') > 0 || full('wards_closed_spare_already') > 0,
  ],
  [
    /No bed that is open today can close by/,
    ({ last }) => last('site_closable_beds') === 0 && last('site_wards_closed') === 0,
  ],
  [/closes no ward/, ({ last }) => last('site_wards_closed') === 0],
  [
    /(\d+) closed wards? held beds/,
    ({ last }, [, wards = '']) => printNumber(last('wards_closed_spare_already')) === wards && wards !== '0',
  ],
  [
    /^The answer · .*closes nothing, .* is worth (\S+) to the exchequer(?: \((\S+) less the land that is then gone, by which options are ranked\))? and (\S+) to the trust/,
    ({ once, has }, [, exchequer = '', ranked, trust = '']) => {
      const apart = has('exchequer_worth') ? Math.abs(once('exchequer_worth') - once('exchequer_value')) : 0;
      const isSaid = apart >= Math.max(500, Math.abs(once('exchequer_value')) / 200);
      return (
        printGbp(once('exchequer_value')) === exchequer &&
        printGbp(once('trust_value')) === trust &&
        ranked === (isSaid ? printGbp(once('exchequer_worth')) : undefined)
      );
    },
  ],
  [/it has no reason to begin/, ({ once }) => once('exchequer_value') > 0 && once('trust_value') < 0],
  [/What the trust gains others pay for/, ({ once }) => once('exchequer_value') < 0 && once('trust_value') > 0],
  [
    /Nothing that was compared is worth more than business as usual/,
    ({ result }) =>
      result.options
        .filter(({ whatIf }) => !whatIf)
        .every((option) => numberAt(result, option, 'exchequer_worth') <= 0.005),
  ],
  [
    /Beds short as usual: (\S+) in \S+, (\S+) in \S+, (\S+) in [^;]+; with the programme: (\S+), (\S+), (\d[\d,]*)\./,
    ({ base, full, last }, [, ...said]) =>
      [
        base('site_beds_short_as_usual'),
        full('site_beds_short_as_usual'),
        last('site_beds_short_as_usual'),
        base('site_beds_short'),
        full('site_beds_short'),
        last('site_beds_short'),
      ]
        .map((beds) => printNumber(beds))
        .join() === said.join(),
  ],
  [
    /They are opened in the year/,
    ({ once }) => once('total_added_beds_capital_as_usual') + once('total_added_beds_capital') > 0,
  ],
  [
    /No money is counted for them/,
    ({ once }) => once('total_added_beds_capital_as_usual') === 0 && once('total_added_beds_capital') === 0,
  ],
  [
    /Another (\d[\d,]*) beds? never/,
    ({ full }, [, beds = '']) => printNumber(full('site_avoided_new_beds')) === beds && beds !== '0',
  ],
  [/so the payer pays for what the hospital saves/, ({ full }) => full('own_cost_saved') > 0],
  [/No closed ward empties an owned block/, ({ base }) => base('pfi_share_of_occupied') >= 1],
  [
    /neither the trust nor its commissioner gains or loses/,
    ({ full }) => Math.abs(full('trust_net')) < 500 && Math.abs(full('commissioner_net')) < 500,
  ],
  [/above \d+% a pool is too full/, ({ once }) => once('pools_too_full_in_winter') > 0],
];

/** Claims that few draws make. */
const SELDOM = /others pay for|what the hospital saves|too full/;

/** Never in print, whatever the numbers. */
const NEVER =
  /NaN|undefined|Infinity|−£0\b|\{|\}|\b1 (?:beds|wards|blocks|years) |\b0 (?:bed|ward|block) | {2}|\.\.(?!\.)|, \.|: \./;

it('each sentence that is said is true of the numbers beside it, at the edges of hospitals and scenarios', () => {
  const said = new Map<RegExp, number>();
  const ids = new Set<string>();
  const untrue: string[] = [];
  fc.assert(
    fc.property(DRAWN, (drawn) => {
      const { result, problems } = reported(folderOf(drawn), undefined, { whole: true, scenario: drawn.scenario });
      if (result === undefined) throw new Error(problems.join('\n'));
      for (const finding of result.findings) {
        ids.add(finding.id);
        const whole = `${finding.title}. ${finding.text}`;
        const never = NEVER.exec(whole);
        if (never !== null) untrue.push(`${finding.id} prints “${never[0]}”: ${whole}`);
        for (const [words, holds] of CLAIMS) {
          const found = words.exec(whole);
          if (found === null) continue;
          said.set(words, (said.get(words) ?? 0) + 1);
          if (!holds(numbersOf(result, finding.option), found))
            untrue.push(
              `${finding.id} of ${finding.option} against ${String(words)}: ${whole} ${JSON.stringify(drawn)}`,
            );
        }
      }
    }),
    { numRuns: 40, seed: 20_26, endOnFailure: true },
  );
  const unsaid = CLAIMS.filter(([words]) => !said.has(words) && !SELDOM.test(String(words))).map(([words]) =>
    String(words),
  );
  expect({ untrue, unsaid }).toEqual({ untrue: [], unsaid: [] });
}, 600_000);
