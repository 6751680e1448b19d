import type { Given, GivenMember } from '../../model/values/index.js';
import type { Place, Problem } from '../../problems/index.js';
import type { Site } from './site.js';

/** With this begins the source of every figure that `decant init` makes up. */
const MARK = /^\s*replace\s*:/i;

/** A warning for each figure whose source still begins “Replace:”, one for all that a row or a map has of the same. */
export function unreplaced({ givens }: Pick<Site, 'givens'>): Problem[] {
  const seen = new Map<string, Problem>();
  for (const { name, source, place } of givens.flatMap(sourcesOf)) {
    if (source === undefined || !MARK.test(source)) continue;
    const key = [place.file, place.line, source].join('\n');
    const found = `${nameAt(name, place)} still says “${source.trim()}”`;
    const right = 'It is made up: write this hospital’s own and say where it comes from';
    if (!seen.has(key)) seen.set(key, { severity: 'warning', ...place, found, right });
  }
  return [...seen.values()];
}

interface Sourced {
  readonly name: string;
  readonly source: string | undefined;
  readonly place: Place;
}

function sourcesOf({ name, source, place, value }: Given): Sourced[] {
  const members: readonly (readonly [string, GivenMember])[] = value.kind === 'members' ? [...value.members] : [];
  return [
    { name, source, place },
    ...members.map(([member, own]) => ({ name: `${member} of ${name}`, source: own.source, place: own.place })),
  ];
}

/** A map and a row of a table say many things at once. */
function nameAt(name: string, { file }: Place): string {
  return file.endsWith('.yaml') ? name : file.endsWith('.csv') ? 'the row' : 'something drawn';
}
