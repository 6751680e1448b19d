import { readersOf } from '../../model/structure/behind/index.js';
import { isPure } from '../../model/units/index.js';
import type { Place, Problem } from '../../problems/index.js';
import type { Study } from '../../study/index.js';
import { printNumber } from '../../words/index.js';

/** Figures of patients and beds, of which each site has its own: what is a share, a price or a date may well be the trust's. */
const COUNTED = ['bed', 'spell', 'bed*day'];
/** A national value is no hospital's. */
const SHIPPED = /^templates\//;

/** Figures of a trust that stand in two of its sites. */
export interface CountedTwice {
  readonly trust: string;
  /** Code of the site that is told. */
  readonly code: string;
  readonly problem: Problem;
}

/** What a site gives of something that can be counted. */
interface Counted {
  readonly label: string;
  readonly figure: string;
  readonly source: string;
  readonly place: Place;
}

/**
 * A warning for the figures that two sites of one trust give from one source: a return by trust has the beds or the patients of all its
 * sites, and each site that takes them whole counts the others' too.
 */
export function countedTwice(studies: readonly Study[]): CountedTwice[] {
  return studies.flatMap((study, index) => {
    const { trust, code } = study.site;
    if (trust === undefined) return [];
    const own = countedIn(study);
    return studies.slice(0, index).flatMap((other) => {
      if (other.site.trust !== trust) return [];
      const others = new Set(countedIn(other).map(keyOf));
      const same = own.filter((each) => others.has(keyOf(each)));
      return [...new Set(same.map(({ source }) => source))].map((source): CountedTwice => {
        const ofSource = same.filter((each) => each.source === source);
        return { trust, code, problem: warningOf(ofSource, source, trust, other.site.name) };
      });
    });
  });
}

function warningOf(same: readonly Counted[], source: string, trust: string, other: string): Problem {
  const labels = [...new Set(same.map(({ label }) => label))].map((label) => {
    const figures = same.filter((each) => each.label === label).map(({ figure }) => figure);
    return `${label} (${figures.join(', ')})`;
  });
  return {
    severity: 'warning',
    ...(same[0]?.place ?? { file: '' }),
    found: `the same figures as in ${other}, from the same source (${source}): ${labels.join('; ')}. Both sites count what ${trust} has once`,
    right: 'Share the trust’s figure out between its sites, and say how in the source',
  };
}

function keyOf({ label, figure, source }: Counted): string {
  return [label, figure, source].join('\n').toLowerCase();
}

function countedIn(study: Study): Counted[] {
  const [usual] = study.cases;
  if (usual === undefined) return [];
  const { bound, structure } = usual.outcome;
  return [...bound.values()].flatMap(({ input, rows }) => {
    if (!COUNTED.includes(input.unit.text)) return [];
    // What is read for a ratio alone, such as delayed patients among beds, is the trust’s as well as a site’s: it adds nothing up.
    const readers = readersOf(structure.blueprint, input.name);
    if (readers.length > 0 && readers.every(({ unit }) => isPure(unit))) return [];
    return rows.flatMap(({ values, source, from, place }): Counted[] => {
      const [value = 0] = values;
      const cell =
        from === undefined ? '' : `${from.file.replace(/^.*\//, '')} row ${from.row}, ${(from.column ?? '').trim()}`;
      const said = (source ?? cell).trim();
      if (!(value > 0) || said === '' || SHIPPED.test(place.file) || place.file === input.place.file) return [];
      return [{ label: input.label, figure: printNumber(value), source: said, place }];
    });
  });
}
