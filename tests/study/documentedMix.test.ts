import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { valueAt } from '../../src/model/evaluate/index.js';
import { edit, reported, studyOf } from './reported.js';

/** What README.md of decant init says of pools of their own mix, word for word. */
const EXAMPLE = /```yaml\n( {2}pool_mix_counted:[^`]*)```/.exec(readFileSync('templates/site/README.md', 'utf8'))?.[1];

/** The folder of decant init with the pools of the example, and this under its inputs. */
function folderWith(mix: string): string {
  const parent = mkdtempSync(join(tmpdir(), 'decant-mix-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'my-hospital');
  cpSync('templates/site', folder, { recursive: true });
  const beds = readFileSync(join(folder, 'beds.csv'), 'utf8').split('\n')[0] ?? '';
  const rows = ['medicine,72,65,2016/17,Own count,assumed', 'surgery,40,36,2016/17,Own count,assumed'];
  writeFileSync(join(folder, 'beds.csv'), `${[beds, ...rows].join('\n')}\n`);
  edit(join(folder, 'site.yaml'), '      general: no\n', '      medicine: no\n      surgery: no\n');
  edit(join(folder, 'site.yaml'), 'inputs:\n', `inputs:\n${mix}`);
  return folder;
}

describe('the mix of pools as documented', () => {
  it('runs word for word, in one line a pool or in several', () => {
    if (EXAMPLE === undefined) throw new Error('README.md shows no pool_mix_counted');
    const { cases } = studyOf(folderWith(EXAMPLE));
    const [usual] = cases;
    if (usual === undefined) throw new Error('there is no business as usual');
    const share = (member: string): number | undefined => valueAt(usual.outcome, 'pool_mix', 2017, member);
    expect(share('medicine.emergency_all')).toBeCloseTo(0.95, 12);
    expect(share('medicine.maternity_all')).toBe(0);
    expect(share('surgery.emergency_all')).toBeCloseTo(0.3, 12);
    expect(share('surgery.maternity_all')).toBeCloseTo(0.2, 12);
    expect(valueAt(usual.outcome, 'counted_shares_add_up', 2017, 'surgery')).toBe(1);
  });

  it('is refused where a share stands twice, or a name is none, each with its line', () => {
    const twice = '      medicine.emergency_all: 90 %\n      surgery.emergency.all: 1 %\n      Surgery.old: 2 %\n';
    const { problems } = reported(folderWith(`${EXAMPLE ?? ''}${twice}`));
    expect(problems.join('\n')).toMatch(
      /site\.yaml:\d+:\d+: medicine\.emergency_all stands twice among the members of/,
    );
    expect(problems.join('\n')).toMatch(/site\.yaml:\d+:\d+: surgery\.emergency\.all cannot be the name of a member/);
    expect(problems.join('\n')).toMatch(/site\.yaml:\d+:\d+: Surgery\.old cannot be the name of a member/);
  });
});
