import { describe, expect, it } from 'vitest';
import { Desk } from './decant.js';

const ACUTE = 'typical-acute';
const STOKE = 'stoke-mandeville';

interface Shown {
  readonly option: { readonly id: string };
  readonly open: number;
  readonly needed: number;
  readonly closable: number;
  readonly wards: number;
  readonly stranded: number;
  readonly bridge: readonly { readonly step: string; readonly beds: number }[];
  readonly pools: readonly {
    readonly pool: string;
    readonly closable: number;
    readonly wards: number;
    readonly closures: readonly { readonly wards: number }[];
    readonly stranded: number;
  }[];
  readonly sizing: readonly { readonly rule: string; readonly beds: number; readonly applies: boolean }[];
  readonly failedChecks: readonly string[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('decant beds', () => {
  it('METHOD 1.5: open, needed, the debt, closable, never added, whole wards by pool and when, stranded', async () => {
    const desk = new Desk().site(STOKE);
    const { status, stdout, stderr } = await desk.decant('beds', STOKE, '--full');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Today \(2016\/17\): 512 beds open, 500 occupied \(97\.7%; 104\.0% in the peak quarter\)\. By the rules for beds, which come to 92\.0%, today’s patients need 544\.$/m,
    );
    expect(stdout).toContain('occupied beds must fall by 5.8% before the first bed can close');
    expect(stdout).toMatch(
      /In 2021\/22, when the effects are full: 458 beds needed, 561 as usual\. 54 of today’s open beds can close\. 49 never have to be added/,
    );
    expect(stdout).toContain('Short of those open: 0 in 2021/22 (49 as usual), 0 by 2045/46 (49 as usual).');
    expect(stdout).toMatch(/Bridge: 512 open today \+31\.5 occupancy debt, .*interaction.*, = 458 needed\./);
    expect(stdout).toMatch(
      /^Pool +Open +Needed today +Needed +Closable +Never added +Short at the end +Wards closed +Stranded$/m,
    );
    expect(stdout).toMatch(/^Beds in the owned part +206 +219 +184 +22 +20 +0 +1 +26$/m);
    expect(stdout).toMatch(
      /By 2045\/46 1 ward closes \(Beds in the owned part: 1 in 2021\/22\)\. More close there than those patients leave \(Beds in the owned part\): .* 26 beds that nobody needs stay open/,
    );
    expect(stdout).toMatch(
      /alternatives of which the largest that applies is taken: the planned occupancy 458 \(applies\), winter 473/,
    );
    expect(stdout).toMatch(/Illustrative: [\d,]+ of [\d,]+ inputs\. Of demand, beds and wards:\n- /);
    expect(stdout).toMatch(
      /^- What a ward is made of: Beds in a ward; .*\n- Wards: Most wards that the site closes in a year\.$/m,
    );
    expect(stdout).not.toMatch(/NaN|undefined|null|−0\b/);
  });

  it('--json: one document whose parts add up', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout, stderr } = await desk.decant('beds', ACUTE, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const shown = JSON.parse(stdout) as Shown;
    expect(shown).toMatchObject({ option: { id: 'rationalise-and-sell' }, open: 600, failedChecks: [] });
    const steps = shown.bridge.filter(({ step }) => step !== 'needed').map(({ beds }) => beds);
    expect(sum(steps)).toBeCloseTo(shown.needed, 9);
    expect(sum(shown.pools.map(({ closable }) => closable))).toBe(shown.closable);
    expect(sum(shown.pools.map(({ wards }) => wards))).toBe(shown.wards);
    expect(sum(shown.pools.map(({ stranded }) => stranded))).toBeCloseTo(shown.stranded, 9);
    for (const { closures, wards } of shown.pools) expect(sum(closures.map((each) => each.wards))).toBe(wards);
    expect(shown.sizing.filter(({ applies }) => applies).map(({ beds }) => beds)).toEqual([shown.needed]);
    expect(shown.wards).toBeGreaterThan(0);
  });

  it('under another scenario, and for an option that closes nothing', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout } = await desk.decant(
      'beds',
      ACUTE,
      '--scenario',
      'planning-defaults',
      '--option',
      'business-as-usual',
      '--full',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^A typical acute hospital: Business as usual\. Scenario: Integrated care, planning defaults\.$/m,
    );
    expect(stdout).toContain('No occupancy debt: occupied beds could rise by 2.2% before beds are short.');
    expect(stdout).toContain('−13.0 spare today at the planned occupancy');
    expect(stdout).toContain('By 2045/46 no ward closes.');
  });

  it('from the hospital’s own activity, whose points of delivery and segments it takes', async () => {
    const desk = new Desk().site(ACUTE);
    desk.write(
      `${ACUTE}/activity.csv`,
      [
        'fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source',
        '2016/17,emergency,65_and_over,16000,110000,midnight,,Own count',
        '2016/17,emergency,under_65,24000,50000,midnight,,Own count',
        '2016/17,elective,,9000,46100,inclusive,,Own count',
        '2016/17,day_case,,30000,30000,inclusive,,Own count',
      ].join('\n'),
    );
    const { status, stdout, stderr } = await desk.decant('beds', ACUTE, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ open: 600, needed: 496, failedChecks: [] });
  });

  it('an option that the site lacks is refused, with the nearest', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout, stderr } = await desk.decant('beds', ACUTE, '--option', 'rationalise-and-sel');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/There is no option rationalise-and-sel[\s\S]*Did you mean rationalise-and-sell/);
  });

  it('a folder that is wrong is refused with all its problems', async () => {
    const header = 'fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source';
    const row = '2016/17,emergancy,all,40000,208000,midnight,,ledger';
    const desk = new Desk().site(ACUTE).write(`${ACUTE}/activity.csv`, `${header}\n${row}\n`);
    desk.edit(`${ACUTE}/beds.csv`, '300,270', '300,x');
    const { status, stdout, stderr } = await desk.decant('beds', ACUTE);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/typical-acute\/beds\.csv:2/);
    expect(stderr).toMatch(/typical-acute\/activity\.csv:2: .*emergancy/);
  });

  it('a check that fails is said first, and the exit code is 1', async () => {
    const desk = new Desk().site(ACUTE);
    desk.edit(
      `${ACUTE}/site.yaml`,
      'inputs:\n',
      'inputs:\n  sized_by_target: { value: 0, status: illustrative, source: Nothing }\n',
    );
    const { status, stdout } = await desk.decant('beds', ACUTE);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^CHECK FAILED: a_rule_applies/);
  });
});
