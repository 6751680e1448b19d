import { expect, it } from 'vitest';
import { readDbf } from '../../src/files/index.js';

/** A dBASE table of one text column and one record. */
function table(cell: Uint8Array, codePage = 0): Uint8Array {
  const bytes = Buffer.alloc(32 + 32 + 1 + 1 + cell.length, 0);
  bytes.writeUInt8(3, 0);
  bytes.writeUInt32LE(1, 4);
  bytes.writeUInt16LE(65, 8);
  bytes.writeUInt16LE(1 + cell.length, 10);
  bytes.writeUInt8(codePage, 29);
  bytes.write('label', 32);
  bytes.write('C', 43);
  bytes.writeUInt8(cell.length, 48);
  bytes.writeUInt8(0x0d, 64);
  bytes.write(' ', 65);
  bytes.set(cell, 66);
  return bytes;
}

// Dash and apostrophe are where Windows-1252 is not Latin-1.
const LATIN = Buffer.from('King\u0092s \u0096 Caf\u00e9', 'latin1');

it.each<[string, number, string | undefined]>([
  ['by its header', 0x57, undefined],
  ['by a .cpg', 0, '1252'],
  ['by a .cpg that says Latin-1', 0, 'ISO-8859-1'],
  ['because it is no UTF-8', 0, undefined],
])('text of Windows-1252 is read as such: %s', (_how, codePage, encoding) => {
  expect(readDbf(table(LATIN, codePage), encoding, () => expect.fail())).toEqual([{ label: 'King’s – Café' }]);
});
