import type { Renamed } from '../../sections/rename/index.js';

const MOST_MENTIONS = 40;

/** Where a name was changed, how often, and which lines still hold the old one. */
export function printRenamed({ from, to, written, files, mentioned }: Renamed): string[] {
  const places = files.reduce((sum, file) => sum + file.places, 0);
  const count = `${places} ${places === 1 ? 'place' : 'places'} of ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const more = mentioned.length - MOST_MENTIONS;
  return [
    ...files.map((file) => `${file.file}: ${file.places}`),
    `${from} ${written ? 'is now' : 'would be'} ${to} in ${count}`,
    ...(mentioned.length === 0 ? [] : ['Mentioned, not changed:']),
    ...mentioned.slice(0, MOST_MENTIONS).map(({ file, line }) => `  ${file}:${line}`),
    ...(more > 0 ? [`  and ${more} more (--json lists all)`] : []),
  ];
}
