import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

const bin = fileURLToPath(new URL('../../bin/decant.js', import.meta.url));
const decant = (...argv: string[]) => spawnSync(process.execPath, [bin, ...argv], { encoding: 'utf8' });

it('prints its help and leaves with 0', () => {
  const { status, stdout } = decant('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('USAGE\n  $ decant [COMMAND]');
});

it('refuses an unknown command with 2, on standard error', () => {
  const { status, stdout, stderr } = decant('demolish');
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: 'There is no command demolish. See the commands with: decant --help\n',
  });
});

it('says so as JSON where --json is given', () => {
  const { status, stdout } = decant('demolish', '--json');
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'usage', problems: [] } });
});

it('reads words outside ASCII as the source does, though the built files are read by its own loader', () => {
  const explain = (years: string) => decant('explain', 'present_value', '--site', STOKE_2016_17, '--year', years);
  const [dash, hyphen] = [explain('2017–2018'), explain('2017-2018')];
  expect(dash).toMatchObject({ status: 0, stderr: '' });
  expect(dash.stdout).toBe(hyphen.stdout);
});
