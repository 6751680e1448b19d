import { didYouMean, type Place, type Problem } from '../../problems/index.js';
import { crossedName, joinMember, partsOfName } from '../names/crossed.js';

/** An ordered list of members, each perhaps with a parent in another dimension; or two such lists crossed. */
export interface Dimension {
  readonly name: string;
  readonly members: readonly string[];
  readonly parent?: string;
  readonly parentOf: ReadonlyMap<string, string>;
}

/** What a line or an input runs over. */
export interface Spanning {
  readonly name: string;
  readonly place: Place;
  readonly by?: string;
}

type Dimensions = ReadonlyMap<string, Dimension>;

/** More members than this no sheet holds. */
const MOST_CROSSED = 50_000;

/** Adds to the dimensions each pair that a line or an input runs over; names that are no dimension are problems. */
export function crossDimensions(
  spanning: Iterable<Spanning>,
  dimensions: Map<string, Dimension>,
  problems: Problem[],
): void {
  const known = [...dimensions.keys()];
  const judged = new Set<string>();
  for (const { name, place, by } of spanning) {
    if (by === undefined || dimensions.has(by)) continue;
    const parts = partsOfName(by);
    const unknown = parts.find((part) => !known.includes(part));
    const fault =
      unknown === undefined
        ? faultOfPair(name, parts, dimensions)
        : {
            found: `there is no dimension ${unknown}`,
            right: didYouMean(unknown, known) ?? 'Declare it under dimensions:',
            misses: unknown,
          };
    if (fault === undefined) dimensions.set(by, cross(by, parts, dimensions));
    // A pair that is too large is said once; other faults where they stand.
    else if (unknown !== undefined || !judged.has(by)) problems.push({ severity: 'error', ...place, ...fault });
    judged.add(by);
  }
}

function faultOfPair(
  line: string,
  parts: readonly string[],
  dimensions: Dimensions,
): Pick<Problem, 'found' | 'right'> | undefined {
  const [first = '', second = ''] = parts;
  if (parts.length > 2)
    return { found: `${line} runs over ${parts.length} dimensions`, right: 'A line has two at most: cross fewer' };
  if (first === second) return { found: `${line} runs over ${first} twice`, right: `Write by: ${first}` };
  const nested = [
    [first, second],
    [second, first],
  ].find(([child = '', parent]) => dimensions.get(child)?.parent === parent);
  if (nested !== undefined)
    return {
      found: `${line} runs over ${nested.join(' and ')}, and ${nested[0] ?? ''} is in ${nested[1] ?? ''} already`,
      right: `Write by: ${nested[0] ?? ''}`,
    };
  const size = parts.reduce((product, part) => product * (dimensions.get(part)?.members.length ?? 0), 1);
  return size <= MOST_CROSSED
    ? undefined
    : { found: `${crossedName(parts)} has ${size} members`, right: `At most ${MOST_CROSSED}: take fewer members` };
}

function cross(name: string, parts: readonly string[], dimensions: Dimensions): Dimension {
  const lists = parts.map((part) => dimensions.get(part)?.members ?? []);
  const members = lists.reduce<string[][]>(
    (made, list) => made.flatMap((before) => list.map((member) => [...before, member])),
    [[]],
  );
  return { name, members: members.flatMap((each) => joinMember(each) ?? []), parentOf: new Map() };
}
