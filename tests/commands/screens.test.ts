import { describe, expect, it } from 'vitest';
import { Desk } from './decant.js';

const STOKE = 'stoke-mandeville';
const [LINES, COLUMNS] = [24, 120];

describe('an answer on Stoke Mandeville', () => {
  it.each(['beds', 'costs', 'land', 'report'])(
    '%s fits on one screen, and says which option is the best',
    async (command) => {
      const { status, stdout, stderr } = await new Desk().site(STOKE).decant(command, STOKE);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const lines = stdout.trimEnd().split('\n');
      expect(lines.length).toBeLessThanOrEqual(LINES);
      expect(lines.filter((line) => line.length > COLUMNS)).toEqual([]);
      expect(stdout.match(/Best for the exchequer: /g)).toHaveLength(1);
      expect(stdout).toMatch(/What decides it\n[^]*What to doubt\n[^]*--full prints the rest[^]*and \d+ more warnings/);
      expect(stdout).not.toMatch(/NaN|undefined|null|−£0/);
    },
  );
});
