import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEAVY } from './heavy.js';
import { Reader } from './reader.js';

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.start();
});
afterAll(() => reader.stop());

describe('a small file that asks for a lot neither exhausts memory nor hangs', { timeout: 120_000 }, () => {
  it.each(Object.entries(HEAVY))('%s', async (_name, file) => {
    const [text, said] = typeof file === 'string' ? [file] : file;
    const answer = await reader.readModel(text, false);
    expect(answer).toMatchObject({ verdict: said === undefined ? 'accepted' : 'refused' });
    if (said !== undefined) expect(answer.said).toMatch(said);
  });
});
