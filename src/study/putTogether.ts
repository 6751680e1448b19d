import type { Library } from '../library/index.js';
import { LastAsked, type Section } from '../model/index.js';
import { assemble, type Blueprint } from '../model/structure/index.js';
import type { Problem } from '../problems/index.js';

/** What a site gives to the sections that it lists. */
type Around = Omit<Parameters<typeof assemble>[1], 'fillersOf'>;

/** What sections came to, and what is wrong with them together. */
interface PutTogether {
  readonly blueprint: Blueprint | undefined;
  readonly problems: readonly Problem[];
}

/** A study puts some twenty models together, each of which holds what it was compiled to: those of three studies are kept. */
const MOST_KEPT = 64;

const KEPT = new WeakMap<Library, LastAsked<PutTogether>>();
const NUMBERS = new WeakMap<Section, number>();
let numbered = 0;

/**
 * Sections put together on a site's calendar with its dimensions: once for all studies on a library, such as those of a hospital with and
 * without what a reader changed. The same model is then judged and made ready once too. What is wrong is said each time.
 */
export function putTogether(
  sections: readonly Section[],
  around: Around,
  library: Library,
  problems: Problem[],
): Blueprint | undefined {
  const kept = KEPT.get(library) ?? new LastAsked<PutTogether>(MOST_KEPT);
  KEPT.set(library, kept);
  const { blueprint, problems: found } = kept.get(keyOf(sections, around), () => anew(sections, around, library));
  problems.push(...found);
  return blueprint;
}

function anew(sections: readonly Section[], around: Around, library: Library): PutTogether {
  const problems: Problem[] = [];
  const fillersOf = (slot: string): string[] => library.fillersOf(slot);
  return { blueprint: assemble(sections, { ...around, fillersOf }, problems), problems };
}

/** Sections are the same where they were read once; all else is by what it says. */
function keyOf(sections: readonly Section[], { timeline, members, parents }: Around): string {
  const parentsOf = [...(parents ?? [])].map(([name, of]) => [name, [...of]]);
  return JSON.stringify([sections.map(numberOf), timeline, [...(members ?? [])], parentsOf]);
}

function numberOf(section: Section): number {
  const number = NUMBERS.get(section) ?? ++numbered;
  NUMBERS.set(section, number);
  return number;
}
