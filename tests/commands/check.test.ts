import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HEAD, linesOf } from '../model/models.js';
import { Desk, root } from './decant.js';

const EXAMPLE = join(root, 'tests', 'model', 'language', 'example.yaml');
const section = (name: string): string => join(root, 'templates', 'model', `${name}.yaml`);

describe('check takes a model file as well as a folder', () => {
  it('a sound model is ready, with what it cannot calculate', async () => {
    const { status, stdout } = await new Desk().decant('check', EXAMPLE);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `${EXAMPLE}: not calculated: no_irr: no sign change\n${EXAMPLE}: ready\n`,
    });
  });

  it('a model with faults tells them all, each with its place, and leaves with 1', async () => {
    const text = linesOf({ x: 'bed + 1', y: 'total(x)' });
    const { status, stdout } = await new Desk().write('model.yaml', text).decant('check', 'model.yaml');
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout:
        'model.yaml:6:14: x: there is no line or input bed. Declare it, or list the section that does\n' +
        'model.yaml:9:20: y: x has no dimension to total. Use x as it stands\n' +
        'model.yaml: 2 to mend\n',
    });
  });

  it('a check that fails leaves with 1', async () => {
    const text = `${HEAD}lines:\n  sound:\n    check: true\n    formula: 1 > 2\n`;
    const { status, stdout } = await new Desk().write('model.yaml', text).decant('check', 'model.yaml');
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: 'model.yaml: check sound fails\nmodel.yaml: 1 to mend\n',
    });
  });

  it('a check that fails says both figures and what to do, once for all options in which it fails alike', async () => {
    const desk = new Desk();
    await desk.decant('init', 'mine');
    writeFileSync(
      desk.path('mine', 'site.yaml'),
      readFileSync(desk.path('mine', 'site.yaml'), 'utf8').replace('value: 3 ha', 'value: 2.8 ha'),
    );
    const said =
      "block_cells_fit_the_site fails in option business-as-usual, and alike in programme-alone, rationalise-and-sell: “The blocks' cells are no larger than the site” does not hold: Cells of all blocks 30,000 m² (3.00 ha), Land of the site (site_area) 28,000 m² (2.80 ha), ";
    const { status, stdout } = await desk.decant('check', 'mine');
    expect(status).toBe(1);
    expect(stdout).toContain(`mine: check ${said}`);
    expect(stdout).toMatch(/Mend site_area or the boundary/);
    expect(stdout).toMatch(/mine: 1 to mend, 1 odd\n$/);
    for (const command of ['beds', 'costs', 'land', 'report'])
      expect((await desk.decant(command, 'mine')).stdout).toMatch(
        /CHECK FAILED: block_cells_fit_the_site.*\n {2}“The blocks' cells.*30,000 m² \(3\.00 ha\), Land of the site \(site_area\) 28,000 m² \(2\.80 ha\), .*\(site_area_tolerance\) 0\.05\. Mend/,
      );
  });

  it('a folder that decant init has made runs, lists what it still has to replace, and is not ready', async () => {
    const desk = new Desk();
    await desk.decant('init', 'mine');
    const { status, stdout } = await desk.decant('check', 'mine');
    expect(status).toBe(0);
    expect(stdout).toContain(
      'mine/site.yaml:20:3: warning: site_area still says “Replace: ERIC, land area”. It is made up',
    );
    expect(stdout).toContain('mine/beds.csv:2: warning: the row still says “Replace: your KH03 or ward census”');
    expect(stdout).toContain('mine/buildings.geojson: warning: something drawn still says “Replace: draw your own”');
    expect(stdout).toMatch(/\nmine: not ready: 16 figures of the template to replace\n$/);
    expect(stdout).not.toContain(': ready');
  });

  it('a model and a folder in one call, and a file that is missing', async () => {
    const desk = new Desk().site('typical-acute').write('model.yaml', linesOf({ x: '1' }));
    const { status, stdout } = await desk.decant('check', 'typical-acute', 'model.yaml', 'gone.yaml');
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout:
        'typical-acute: ready\nmodel.yaml: ready\n' +
        'gone.yaml: this file is missing. Add it, or take away what points to it\ngone.yaml: 1 to mend\n',
    });
  });

  it('--json says which kind each is', async () => {
    const desk = new Desk().site('typical-acute').write('model.yaml', linesOf({ x: '1' }));
    const { stdout } = await desk.decant('check', 'typical-acute', 'model.yaml', section('beds'), '--json');
    const [site, model, beds] = JSON.parse(stdout) as Record<string, unknown>[];
    expect(Object.keys(site ?? {})).toEqual(['folder', 'ok', 'problems', 'failedChecks', 'failures']);
    const sound = { ok: true, problems: [], failedChecks: [], failures: [] };
    expect(model).toEqual({ file: 'model.yaml', kind: 'model', takes: [], ...sound });
    expect(beds).toMatchObject({ file: section('beds'), kind: 'section', ...sound });
    expect(beds?.takes).toContain('beds_needed_unrounded');
  });
});

describe('check takes a section, which cannot run alone', () => {
  it('says that it is one, and what it takes from others', async () => {
    const { status, stdout } = await new Desk().decant('check', section('pfi/charge_indexed'), section('calendar'));
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        `${section('pfi/charge_indexed')}: a section without a timeline: nothing wrong in itself, takes charge_in_contract, gdp_deflator, post_expiry_service_share from others\n` +
        `${section('calendar')}: a section without a timeline: nothing wrong in itself\n`,
    });
  });

  it('warns of a name that no section declares, with the nearest', async () => {
    const text = 'section: Mine\nlines:\n  x:\n    unit: GBP/realGBP\n    formula: gdp_deflater * 1\n';
    const { status, stdout } = await new Desk().write('mine.yaml', text).decant('check', 'mine.yaml');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        'mine.yaml:5:14: warning: no section declares gdp_deflater. Did you mean gdp_deflator?\n' +
        'mine.yaml: a section without a timeline: nothing wrong in itself, 1 odd\n',
    });
  });
});

it('other files in YAML are told apart', async () => {
  const scenario = join(root, 'templates', 'scenarios', 'planning-defaults.yaml');
  const { status, stderr } = await new Desk().decant('check', scenario);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `${scenario} is a scenario: it is checked with the hospital that uses it, decant check FOLDER\n`,
  });
  const site = join(root, 'sites', 'typical-acute', 'site.yaml');
  expect((await new Desk().decant('check', site)).stderr).toContain('is a hospital’s site.yaml');
});
