/**
 * The characters of bytes 0x80 to 0x9F, in which Windows-1252 is not Latin-1; the five that it leaves out stay control characters, as in
 * https://encoding.spec.whatwg.org/index-windows-1252.txt. Node’s own decoder takes it for Latin-1 from 20.18.3 on
 * (https://github.com/nodejs/node/issues/56542), and a dash or an apostrophe for a control character.
 */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text in Windows-1252, which older programs of Windows write. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
}
