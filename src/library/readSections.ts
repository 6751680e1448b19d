import type { Section } from '../model/index.js';
import type { Place, Problem } from '../problems/index.js';
import { readSectionOf } from '../sections/index.js';
import type { Shelf } from './shelf.js';

/** Table → key → value. */
export type Steps = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** The sections of a shelf, each read once, with what is wrong in it. */
export class ReadSections {
  private readonly read = new Map<
    string,
    { readonly section: Section | undefined; readonly problems: readonly Problem[] }
  >();

  constructor(
    private readonly shelf: Shelf,
    /** Steps of tables that a reader has changed. */
    private readonly steps: Steps,
  ) {}

  /** A section by its id; what is wrong in its file is said each time that it is asked for. */
  section(id: string, place: Place, problems: Problem[]): Section | undefined {
    const { section, problems: found } = this.read.get(id) ?? this.readSection(id, place);
    problems.push(...found);
    return section;
  }

  private readSection(id: string, place: Place): { section: Section | undefined; problems: Problem[] } {
    const problems: Problem[] = [];
    const file = this.shelf.find('model', id, place, problems);
    const section = file === undefined ? undefined : stepped(readSectionOf(file, id), this.steps);
    const read = { section, problems };
    // What is not there is said where it is named, each time.
    if (file !== undefined) this.read.set(id, read);
    return read;
  }
}

/** A section with other values at some steps of its tables. */
function stepped(section: Section | undefined, steps: Steps): Section | undefined {
  if (section === undefined || !section.tables.some(({ name }) => steps.has(name))) return section;
  const tables = section.tables.map((table) => {
    const own = steps.get(table.name);
    return { ...table, values: table.values.map((value, index) => own?.get(table.keys[index] ?? NaN) ?? value) };
  });
  return { ...section, tables };
}
