/** The ways in which Decant writes: a folder that may be there, one that may not, a file, several that are there. */
export type Kind = 'report' | 'init' | 'file' | 'rename';
export const KINDS: readonly Kind[] = ['report', 'file', 'rename', 'init'];

export const FILES = ['site.xlsx', 'result.json', 'charts/a.png', 'charts/b.png', 'charts/c.svg', 'parcels.geojson'];
export const TEXTS = ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'];
/** What a user keeps in a report's folder. */
export const OWN = 'minutes.txt';

/** A text that says throughout who wrote it, and of another length for each file. */
export function textOf(stamp: string, index: number): Buffer {
  return Buffer.from(`${stamp}\n`.repeat(2_000 * (index + 1)));
}

export function filesOf(names: readonly string[], stamp: string): Map<string, Buffer> {
  return new Map(names.map((name, index) => [name, textOf(stamp, index)]));
}

/** Who wrote a text; undefined where it is not whole. */
export function stampOf(bytes: Buffer, index: number): string | undefined {
  const stamp = bytes.subarray(0, bytes.indexOf('\n')).toString();
  return textOf(stamp, index).equals(bytes) ? stamp : undefined;
}
