import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../../src/files/zip/write.js';

const LONG = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * index) % 251));
const ENTRIES: [string, Buffer][] = [
  ['[Content_Types].xml', Buffer.from('<Types/>')],
  ['a/Bücher – £.xml', Buffer.from('größer als £1 – é 𝄞')],
  ['a/empty.xml', Buffer.alloc(0)],
  ['long.bin', LONG],
];

describe('a zip file', () => {
  it('gives back every entry, its checksum right, in the order given', async () => {
    const zip = await JSZip.loadAsync(await zipOf(ENTRIES), { checkCRC32: true });
    expect(Object.keys(zip.files)).toEqual(ENTRIES.map(([name]) => name));
    for (const [name, bytes] of ENTRIES) {
      expect((await zip.file(name)?.async('nodebuffer'))?.equals(bytes), name).toBe(true);
    }
  });

  it('is smaller than what is in it, and dated 1 January 2000', async () => {
    const bytes = await zipOf(ENTRIES);
    expect(bytes.length).toBeLessThan(LONG.length / 10);
    const zip = await JSZip.loadAsync(bytes);
    expect(new Set(Object.values(zip.files).map(({ date }) => date.toISOString()))).toEqual(
      new Set(['2000-01-01T00:00:00.000Z']),
    );
  });

  it('is the same bytes for the same entries, and reads as empty without any', async () => {
    expect((await zipOf(ENTRIES)).equals(await zipOf(ENTRIES))).toBe(true);
    expect(Object.keys((await JSZip.loadAsync(await zipOf([]))).files)).toEqual([]);
  });
});
