import { mkdirSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printGbp } from '../../src/words/index.js';
import { Desk, root } from './decant.js';

const ACUTE = 'typical-acute';
const STOKE = 'stoke-mandeville';
const UCH = 'university-college-hospital';

interface Shown {
  readonly option: { readonly id: string };
  readonly plan: {
    readonly exact: boolean;
    readonly cellsM2: number;
    readonly setbacksM2: number;
    readonly constrainedM2: number;
    readonly droppedM2: number;
    readonly blocks: readonly { readonly id: string; readonly yearLabel: string }[];
    readonly parcels: readonly { readonly areaM2: number; readonly netM2: number }[];
    readonly whyNone?: string;
  };
  readonly drawn?: {
    readonly draws: number;
    readonly figures: Readonly<Record<string, { readonly p10: number; readonly p50: number; readonly p90: number }>>;
  };
  readonly surplusReturnedM2?: number;
  readonly failedChecks: readonly string[];
  readonly files?: readonly string[];
}

describe('decant land', () => {
  it('says what to empty and in what order, what is left of its ground, and what it is worth', async () => {
    const desk = new Desk().site(STOKE);
    const { status, stdout, stderr } = await desk.decant('land', STOKE, '--full');
    const explained = await desk.decant('explain', 'total_net_receipt', '--site', STOKE, '--json');
    const reported = (JSON.parse(explained.stdout) as { value: number }).value;
    expect(stdout).toMatch(new RegExp(`Net receipt +${printGbp(reported)} `));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Stoke Mandeville Hospital: Rationalise, owned wards first\./m);
    expect(stdout).toMatch(/best value for floor first \(a rule of thumb, not proved best\)/);
    expect(stdout).toMatch(
      /^ {2}1\. Block \d+ +[\d,]+ +[\d,]+ +20\d\d\/\d\d +\d\.\d\d ha +(closed wards|unused floor)$/m,
    );
    expect(stdout).toMatch(
      /^By fixed shares of land, no other set of the 30 movable blocks is worth more in this order\. By these shares it is worth £[\d.]+m in present value to the exchequer; £[\d.]+m with the land as measured and sold\./m,
    );
    expect(stdout).toMatch(/Cells +[\d.]+ ha\n +Setbacks of what stays +−[\d.]+ ha\n +Constraints, by their union/);
    expect(stdout).toMatch(/Parcel 1 +[\d.]+ ha +[\d.]+ ha +[\d.]+ acres +\d+ m +20\d\d\/\d\d/);
    expect(stdout).toContain('Closed wards alone release all of the blocks’ land.');
    expect(stdout).toMatch(/As reported +P10 +P50 +P90\n +Gross receipt +£/);
    expect(stdout).toMatch(
      /10,000 draws, seed 1, of the land price \(lognormal, from its P10 and P90\)\. Everything else stays at its one value/,
    );
    expect(stdout).toContain('Decant keeps the blocks to empty as chosen for the option as it stands.');
    expect(stdout).toContain('No constraint is drawn');
    expect(stdout).toContain('frontage on the site’s boundary is taken for one');
    expect(stdout).toMatch(/Illustrative: [\d,]+ of [\d,]+ inputs/);
    expect(stdout).toContain('One that is drawn counts within 1 m of its edge');
    expect(stdout).not.toMatch(/NaN|undefined|null|−£0|0\.00 ha/);
  });

  it('where no land is released, says why and what the hospital’s own return says', async () => {
    const desk = new Desk().site(UCH);
    const { status, stdout } = await desk.decant('land', UCH, '--full');
    expect(status).toBe(0);
    expect(stdout).toContain(
      'No land can be sold. The one block is in the PFI contract, which no closed ward empties.',
    );
    expect(stdout).toContain('The hospital’s own return says that 0 ha of its land delivers no services.');
    expect(stdout).not.toMatch(/P10|Parcel 1/);
  });

  it('--json: one document whose areas add up, and the same for one seed and any threads', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout, stderr } = await desk.decant('land', ACUTE, '--draws', '2000', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { plan, drawn, failedChecks } = JSON.parse(stdout) as Shown;
    expect(failedChecks).toEqual([]);
    expect(plan.exact).toBe(true);
    const parcels = plan.parcels.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    expect(plan.setbacksM2 + plan.constrainedM2 + plan.droppedM2 + parcels).toBeCloseTo(plan.cellsM2, 3);
    for (const { areaM2, netM2 } of plan.parcels) expect(netM2).toBeLessThan(areaM2);
    expect(drawn?.draws).toBe(2000);
    const { gross, net } = drawn?.figures ?? {};
    expect(gross?.p10).toBeLessThan(gross?.p90 ?? NaN);
    expect(net?.p50).toBeLessThan(gross?.p50 ?? NaN);
    const threads = await desk.decant('land', ACUTE, '--draws', '2000', '--threads', '2', '--json');
    expect(threads.stdout).toBe(stdout);
    const another = await desk.decant('land', ACUTE, '--draws', '2000', '--seed', '2', '--json');
    expect((JSON.parse(another.stdout) as Shown).drawn).not.toEqual(drawn);
  });

  it('--out: parcels and the site plan, beside what stands there; the same bytes again', async () => {
    const desk = new Desk().site(ACUTE);
    const first = await desk.decant('land', ACUTE, '--draws', '100', '--out', 'drawn');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const files = desk.files('drawn');
    expect([...files.keys()]).toEqual([`${ACUTE}/parcels.geojson`, `${ACUTE}/site-plan.png`, `${ACUTE}/site-plan.svg`]);
    const { features } = JSON.parse(String(files.get(`${ACUTE}/parcels.geojson`))) as {
      features: { properties: Record<string, unknown> }[];
    };
    expect(features.map(({ properties }) => properties.kind)).toContain('parcel');
    expect(String(files.get(`${ACUTE}/site-plan.svg`))).toMatch(/<svg/);
    desk.write(`drawn/${ACUTE}/mine.txt`, 'kept');
    await desk.decant('land', ACUTE, '--draws', '100', '--out', 'drawn');
    const again = desk.files('drawn');
    expect(String(again.get(`${ACUTE}/mine.txt`))).toBe('kept');
    for (const [file, bytes] of files) expect(again.get(file)?.equals(bytes), file).toBe(true);
  });

  it('under another scenario plans anew; a what-if stands under its banner', async () => {
    const desk = new Desk().site(STOKE);
    const own = JSON.parse((await desk.decant('land', STOKE, '--draws', '10', '--json')).stdout) as Shown;
    const asked = ['--option', 'rationalise-owned-wards-first', '--json'];
    const little = await desk.decant('land', STOKE, '--scenario', 'growth-alone', ...asked);
    expect(little.status).toBe(0);
    expect(own.plan.blocks.length).toBeGreaterThan(0);
    expect((JSON.parse(little.stdout) as Shown).plan.blocks).toEqual([]);
    const whatIf = await desk.decant('land', STOKE, '--scenario', 'kaiser-length-of-stay', '--draws', '10');
    expect(whatIf.stdout).toMatch(/^WHAT IF, not a finding: /);
  });

  it('business as usual empties nothing', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout } = await desk.decant('land', ACUTE, '--option', 'business-as-usual');
    expect(status).toBe(0);
    expect(stdout).toContain('Business as usual empties no block and releases no land.');
  });

  it('an option that there is not is refused, with the nearest', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stderr } = await desk.decant('land', ACUTE, '--option', 'rationalise-and-sel');
    expect(status).toBe(1);
    expect(stderr).toMatch(/There is no option rationalise-and-sel\n.*Did you mean rationalise-and-sell/s);
  });

  it('a faulty folder is refused with every fault, and nothing is written', async () => {
    const desk = new Desk().site(ACUTE);
    desk.redraw(`${ACUTE}/buildings.geojson`, ([first]) => {
      if (first !== undefined) first.properties.floor_area_m2 = -1;
    });
    const { status, stderr } = await desk.decant('land', ACUTE, '--out', 'drawn');
    expect(status).toBe(1);
    expect(stderr).toMatch(/floor_area_m2/);
    expect(desk.files('drawn').size).toBe(0);
  });

  it.each([
    ['', /--out is empty/],
    ['.', /the hospital’s own folder/],
    [ACUTE, /inside the hospital’s own folder/],
  ])('--out %j is refused, and the hospital’s folder stays as it was', async (out, message) => {
    const desk = new Desk().site(ACUTE);
    const before = desk.hashes('.');
    const { status, stderr } = await desk.decant('land', ACUTE, '--draws', '10', '--out', out);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(desk.hashes('.')).toEqual(before);
  });

  it('a folder in the way of a file is refused by name', async () => {
    const desk = new Desk().site(ACUTE);
    mkdirSync(desk.path('drawn', ACUTE, 'parcels.geojson'), { recursive: true });
    desk.write(`drawn/${ACUTE}/parcels.geojson/mine.txt`, 'mine');
    const { status, stderr } = await desk.decant('land', ACUTE, '--draws', '10', '--out', 'drawn');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `drawn/${ACUTE}/parcels.geojson: it is a folder, not a file\n`,
    });
    expect([...desk.files('drawn').keys()]).toEqual([`${ACUTE}/parcels.geojson/mine.txt`]);
  });

  it('a file that outgrows what may be written is said by name, and nothing is half-written', async () => {
    const desk = new Desk().site(ACUTE);
    desk.write('limited', `ulimit -f 40; exec "${process.execPath}" "${root}/bin/decant.js" "$@"`);
    const { status, stderr } = await desk.run('sh', 'limited', 'land', ACUTE, '--draws', '10', '--out', 'drawn');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `drawn/${ACUTE}/site-plan.svg: the file is larger than this place allows\n`,
    });
    expect(readdirSync(desk.path('drawn'))).toEqual([]);
  });

  it('a hospital with business as usual alone is told that no option acts on land', async () => {
    const desk = new Desk().site(ACUTE).edit(`${ACUTE}/site.yaml`, /^options: .*$/m, 'options: [business-as-usual]');
    const { status, stderr } = await desk.decant('land', ACUTE, '--draws', '10');
    expect(status).toBe(1);
    expect(stderr).toBe(
      `${ACUTE} has no land to release: none of its options acts on land. Add one that does to options: of site.yaml, such as rationalise-and-sell\n`,
    );
  });

  it('draws that are none are refused', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stderr } = await desk.decant('land', ACUTE, '--draws', '0');
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/greater than or equal to 1/);
  });
});
