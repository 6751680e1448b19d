import JSZip from 'jszip';
import { sheetParts } from './package.js';

export interface PlacedLink {
  readonly sheet: string;
  readonly cell: string;
  readonly location: string;
}

/** Each cell of a sheet that leads somewhere, a run of them one by one. */
export async function cellLinks(xlsx: Buffer): Promise<PlacedLink[]> {
  const zip = await JSZip.loadAsync(xlsx);
  const found: PlacedLink[] = [];
  for (const [sheet, part] of await sheetParts(zip)) {
    const xml = (await zip.file(part)?.async('string')) ?? '';
    for (const [, first = '', last = first, location = ''] of xml.matchAll(
      /<hyperlink ref="([A-Z]+\d+)(?::([A-Z]+\d+))?" location="([^"]*)"\/>/g,
    )) {
      const [from, to] = [first, last].map((cell) => Number(cell.replace(/\D/g, '')));
      for (let row = from ?? 0; row <= (to ?? 0); row++)
        found.push({
          sheet,
          cell: first.replace(/\d+/, String(row)),
          location: location.replaceAll('&apos;', "'").replaceAll('&amp;', '&'),
        });
    }
  }
  return found;
}
