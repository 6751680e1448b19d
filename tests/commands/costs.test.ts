import { describe, expect, it } from 'vitest';
import { Desk } from './decant.js';

const ACUTE = 'typical-acute';
const STOKE = 'stoke-mandeville';

interface Shown {
  readonly option: { readonly id: string };
  readonly fullEffect: { readonly year: string };
  readonly years: readonly Readonly<Record<string, number | null>>[];
  readonly why: readonly string[];
  readonly illustrative: { readonly costs: readonly { readonly section: string }[]; readonly inputs: number };
  readonly failedChecks: readonly string[];
}

describe('decant costs', () => {
  it('says what is released, what is stranded, what is left, and why so little', async () => {
    const desk = new Desk().site(STOKE);
    const { status, stdout, stderr } = await desk.decant('costs', STOKE, '--full');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Stoke Mandeville Hospital: Rationalise, owned wards first\./m);
    expect(stdout).toMatch(
      /In 2021\/22, when the effects are full, bed-days are 15\.8% and admissions 7\.3% below today’s: £17\.0m a year at full cost, of which £3\.7m \(22%\) is released and £13\.3m stranded/,
    );
    expect(stdout).toMatch(/Year +Bed-days +Full cost +Released +Share +Stranded/);
    expect(stdout).toMatch(/Why so little:\n- Patients: 62%.*22%.*40%.*£3\.7m a year/);
    expect(stdout).toMatch(/- Wards: .*54 beds.* 28 .*1 whole ward/);
    expect(stdout).toMatch(/- Buildings: 1,091 m².*3 blocks.*95%.*9 m².*45%/);
    expect(stdout).toMatch(/52%.*11%.*24\.6%.*VA-BEDS, VA-STAFF/);
    expect(stdout).toMatch(/Illustrative: [\d,]+ of [\d,]+ inputs\. Of the costs: .*How cost behaves \(\d+\)/);
    expect(stdout).not.toMatch(/NaN|undefined|null|−£0/);
  });

  it('an option of one’s choice, where PFI wards close: their floor releases nothing', async () => {
    const desk = new Desk().site(STOKE);
    const { status, stdout } = await desk.decant('costs', STOKE, '--option', 'rationalise-and-sell', '--full');
    expect(status).toBe(0);
    expect(stdout).toMatch(/- PFI: 1 closed ward\b/);
  });

  it('under another scenario, and under a what-if, whose banner stands first', async () => {
    const desk = new Desk().site(STOKE);
    const torbay = await desk.decant('costs', STOKE, '--scenario', 'torbay');
    expect(torbay.status).toBe(0);
    expect(torbay.stdout).toMatch(/^Stoke Mandeville Hospital: .*Scenario: Torbay, care trust\./m);
    expect(torbay.stdout).not.toContain('WHAT IF');
    const kaiser = await desk.decant('costs', STOKE, '--scenario', 'kaiser-length-of-stay');
    expect(kaiser.status).toBe(0);
    expect(kaiser.stdout).toMatch(/^WHAT IF, not a finding: [^]*KP-LOS-STROKE/);
  });

  it('--json: one document whose parts add up', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout, stderr } = await desk.decant('costs', ACUTE, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const shown = JSON.parse(stdout) as Shown;
    expect(shown).toMatchObject({ option: { id: 'rationalise-and-sell' }, fullEffect: { year: '2021/22' } });
    expect(shown.failedChecks).toEqual([]);
    expect(shown.years.length).toBeGreaterThan(5);
    for (const year of shown.years) {
      const [full, released, stranded] = [year.fullCostGbp, year.releasedGbp, year.strandedGbp];
      expect((released ?? NaN) + (stranded ?? NaN)).toBeCloseTo(full ?? NaN, 2);
      const [care, double, once] = [year.careElsewhereGbp, year.doubleRunningGbp, year.oneOffsGbp];
      const spent = (care ?? NaN) + (double ?? NaN) + (once ?? NaN) + (year.releasedAsUsualGbp ?? NaN);
      const avoided = (year.growthAvoidedGbp ?? NaN) + (year.bedsNotOpenedGbp ?? NaN) + (year.allElseGbp ?? NaN);
      expect(year.netGbp).toBeCloseTo((released ?? NaN) + (year.spareAlreadyGbp ?? NaN) + avoided - spent, 2);
    }
    expect(shown.why.length).toBeGreaterThanOrEqual(4);
    expect(shown.illustrative.costs.map(({ section }) => section)).toContain('Care elsewhere');
  });

  it('an option that the site lacks is refused, with the nearest', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout, stderr } = await desk.decant('costs', ACUTE, '--option', 'rationalise-and-sel');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/There is no option rationalise-and-sel[\s\S]*Did you mean rationalise-and-sell/);
  });

  it('a folder that is wrong is refused with all its problems', async () => {
    const desk = new Desk().site(ACUTE);
    desk.edit(`${ACUTE}/beds.csv`, '300,270', '300,x');
    const { status, stdout, stderr } = await desk.decant('costs', ACUTE);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/typical-acute\/beds\.csv:2/);
  });

  it('a check that fails is said first, and the exit code is 1', async () => {
    const desk = new Desk().site(ACUTE);
    desk.edit(
      `${ACUTE}/site.yaml`,
      'inputs:\n',
      'inputs:\n  reprovision_cost_a_bed_day: { value: 0 realGBP/bed/day, status: illustrative, source: Nothing }\n',
    );
    const { status, stdout } = await desk.decant('costs', ACUTE);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^CHECK FAILED: care_elsewhere_is_never_free/);
  });
});
