import { didYouMean, type Place, type Problem } from '../../problems/index.js';
import { faultOfName } from '../names/names.js';
import type {
  DeclaredCorrelation,
  DeclaredDimension,
  DeclaredInput,
  DeclaredLine,
  Section,
  Table,
  Timeline,
} from '../section.js';
import { correlationsFrom } from './correlations.js';
import { crossDimensions, type Dimension } from './dimensions.js';
import { partiesOf, positionsFrom, type Parties } from './positions.js';
import { fillSlots, type FillersOf } from './slots.js';

export type PlacedInput = DeclaredInput & { readonly section: string };
export type PlacedLine = DeclaredLine & { readonly section: string };

/** All that the sections of a model say, by name: one flat namespace. */
export interface Blueprint extends Parties {
  readonly sections: readonly Section[];
  readonly timeline: Timeline;
  readonly years: readonly number[];
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly inputs: ReadonlyMap<string, PlacedInput>;
  readonly lines: ReadonlyMap<string, PlacedLine>;
  readonly correlations: readonly DeclaredCorrelation[];
}

/** What a site gives to the sections that it lists: its calendar and the members of its dimensions. */
export interface Surroundings {
  readonly timeline?: Timeline;
  readonly members?: ReadonlyMap<string, readonly string[]>;
  /** Dimension → member → its parent, of dimensions that are in another and whose members come from the site. */
  readonly parents?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly fillersOf?: FillersOf;
}

/** Puts sections together under one namespace; names that clash, are reserved or unknown are problems. */
export function assemble(
  sections: readonly Section[],
  surroundings: Surroundings,
  problems: Problem[],
): Blueprint | undefined {
  const timeline = surroundings.timeline ?? sections.find((section) => section.timeline !== undefined)?.timeline;
  if (timeline === undefined) {
    if (sections.some((section) => section.timelineFault)) return undefined;
    problems.push({
      severity: 'error',
      file: sections[0]?.file ?? 'model',
      found: 'no timeline is given',
      right: 'Add timeline: {first, base, last}',
    });
    return undefined;
  }
  const names = new Namespace(problems);
  const dimensions = new Map<string, Dimension>();
  for (const declared of sections.flatMap((section) => section.dimensions)) {
    const known = dimensions.get(declared.name);
    if (known === undefined) names.claim(declared.name, declared.place);
    const dimension = dimensionOf(declared, surroundings, problems);
    if (known !== undefined && !sameDimension(known, dimension)) clash(declared.name, declared.place, problems);
    dimensions.set(declared.name, dimension);
  }
  checkParents(sections, dimensions, problems);
  const tables = named(
    sections.flatMap((section) => section.tables),
    names,
  );
  const placed = sections.map(placedIn);
  const inputs = named(
    placed.flatMap((section) => section.inputs),
    names,
  );
  const declared = named(
    placed.flatMap((section) => section.lines),
    names,
  );
  const filled = fillSlots(sections, { lines: declared, inputs }, surroundings.fillersOf, problems);
  const parties = partiesOf(sections, problems);
  const lines = positionsFrom(filled, parties, problems);
  crossDimensions([...inputs.values(), ...lines.values()], dimensions, problems);
  const correlations = correlationsFrom(sections, { inputs, dimensions }, problems);
  const years = Array.from({ length: timeline.last - timeline.first + 1 }, (_, index) => timeline.first + index);
  return { sections, timeline, years, dimensions, tables, inputs, lines, correlations, ...parties };
}

interface Placed {
  readonly inputs: readonly PlacedInput[];
  readonly lines: readonly PlacedLine[];
}

const PLACED = new WeakMap<Section, Placed>();

/** The same objects in every model that a section is in: what was found of one in another model is known by it. */
function placedIn(section: Section): Placed {
  const known = PLACED.get(section);
  if (known !== undefined) return known;
  const placed: Placed = {
    inputs: section.inputs.map((input) => ({ ...input, section: section.id })),
    lines: section.lines.map((line) => ({ ...line, section: section.id })),
  };
  PLACED.set(section, placed);
  return placed;
}

class Namespace {
  private readonly places = new Map<string, Place>();

  constructor(private readonly problems: Problem[]) {}

  claim(name: string, place: Place): boolean {
    const fault = faultOfName(name);
    const taken = this.places.get(name);
    if (fault !== undefined) this.problems.push({ severity: 'error', ...place, ...fault });
    if (taken !== undefined) {
      this.problems.push({
        severity: 'error',
        ...place,
        found: `${name} stands twice`,
        right: `It is already at ${taken.file}:${taken.line ?? 1}: rename one`,
      });
    }
    this.places.set(name, place);
    return fault === undefined && taken === undefined;
  }
}

function named<T extends { readonly name: string; readonly place: Place }>(
  things: readonly T[],
  names: Namespace,
): Map<string, T> {
  return new Map(things.filter((thing) => names.claim(thing.name, thing.place)).map((thing) => [thing.name, thing]));
}

function dimensionOf(declared: DeclaredDimension, surroundings: Surroundings, problems: Problem[]): Dimension {
  const wrong = (found: string, right: string): void =>
    void problems.push({ severity: 'error', ...declared.place, found, right });
  const members = declared.members ?? surroundings.members?.get(declared.name) ?? [...(declared.usual?.keys() ?? [])];
  if (members.length === 0)
    wrong(`dimension ${declared.name} has no members`, 'List them, or let the site folder give them');
  if (members.length > 2000) wrong(`dimension ${declared.name} has ${members.length} members`, 'At most 2,000');
  for (const member of members) {
    const fault = faultOfName(member);
    if (fault !== undefined) wrong(`member of ${declared.name}: ${fault.found}`, fault.right);
  }
  if (new Set(members).size < members.length) wrong(`a member of ${declared.name} stands twice`, 'Keep one');
  return {
    name: declared.name,
    members,
    parentOf: declared.parents ?? parentsGiven(declared, members, surroundings),
    ...(declared.in === undefined ? {} : { parent: declared.in }),
  };
}

/** Where nobody says in which one a member is, it is in that of its own name, if there is one: companies are some of the contracts. */
function parentsGiven(
  { name, in: parent, usual }: DeclaredDimension,
  members: readonly string[],
  { parents, members: given }: Surroundings,
): Dimension['parentOf'] {
  const known = parent === undefined ? new Map<string, string>() : parents?.get(name);
  if (known !== undefined) return known;
  const wholes = new Set(given?.get(parent ?? '') ?? usual?.keys() ?? []);
  return new Map(members.filter((member) => wholes.has(member)).map((member) => [member, member]));
}

function checkParents(
  sections: readonly Section[],
  dimensions: ReadonlyMap<string, Dimension>,
  problems: Problem[],
): void {
  for (const declared of sections.flatMap((section) => section.dimensions)) {
    if (declared.in === undefined) continue;
    const parent = dimensions.get(declared.in);
    if (parent === undefined || parent.parent !== undefined) {
      problems.push({
        severity: 'error',
        ...declared.place,
        found: `${declared.name} is in ${declared.in}, which is not a dimension of its own`,
        right: didYouMean(declared.in, dimensions.keys()) ?? 'Declare it first',
      });
      continue;
    }
    const { members = [], parentOf = new Map<string, string>() } = dimensions.get(declared.name) ?? {};
    const orphan = members.find((member) => !parentOf.has(member));
    if (orphan !== undefined)
      problems.push({
        severity: 'error',
        ...declared.place,
        found: `${orphan} has no parent in ${declared.in}`,
        right: `Write members: { ${orphan}: ${parent.members[0] ?? '…'} }`,
      });
    for (const [member, of] of parentOf) {
      if (!parent.members.includes(of))
        problems.push({
          severity: 'error',
          ...declared.place,
          found: `${member} is in ${of}, which is not a member of ${declared.in}`,
          right: didYouMean(of, parent.members) ?? `Members are ${parent.members.join(', ')}`,
        });
    }
  }
}

function sameDimension(a: Dimension, b: Dimension): boolean {
  const print = ({ members, parent, parentOf }: Dimension): string =>
    [parent, ...members.map((member) => `${member}:${parentOf.get(member) ?? ''}`)].join();
  return print(a) === print(b);
}

function clash(name: string, place: Place, problems: Problem[]): void {
  problems.push({
    severity: 'error',
    ...place,
    found: `dimension ${name} is declared with other members elsewhere`,
    right: 'Declare it alike, or once',
  });
}
