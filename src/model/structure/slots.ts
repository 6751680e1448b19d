import { partsOfName } from '../names/crossed.js';
import { STAND_IN, walk } from '../formula/ast.js';
import { didYouMean, type Place, type Problem } from '../../problems/index.js';
import type { DeclaredLine, DeclaredSlot, InterfaceLine, Section } from '../section.js';
import { sameUnit } from '../units/index.js';

type Line = DeclaredLine & { readonly section: string };

/** Ids of the sections that could fill a slot, where somebody keeps a list of them. */
export type FillersOf = (slot: string) => readonly string[];

interface Names {
  readonly lines: ReadonlyMap<string, Line>;
  readonly inputs: ReadonlyMap<string, { readonly place: Place }>;
}

/**
 * Checks that one section fills each slot and defines its lines, and that nothing outside reads anything else of it. Returns
 * the lines, with a stand-in for each line of a slot that is missing or unlike, so that those who read it are still judged.
 */
export function fillSlots(
  sections: readonly Section[],
  names: Names,
  fillersOf: FillersOf | undefined,
  problems: Problem[],
): ReadonlyMap<string, Line> {
  if (sections.every(({ slots, fills }) => slots.length === 0 && fills === undefined)) return names.lines;
  const slots = slotsIn(sections, problems);
  const { fillers, strays } = fillersIn(sections, slots, problems);
  const lines = new Map(names.lines);
  for (const [name, { slot, section }] of slots) {
    const filler = fillers.get(name);
    // A slot's name mistyped by its filler is one fault, not two.
    if (filler === undefined && !strays) problems.push(unfilled(slot, fillersOf?.(name) ?? []));
    for (const asked of slot.lines) {
      const fault = filler === undefined ? undefined : faultOf(asked, slot, filler, names);
      if (fault !== undefined) problems.push(fault);
      const isMissing = filler === undefined ? !lines.has(asked.name) : fault !== undefined;
      if (isMissing && !names.inputs.has(asked.name)) lines.set(asked.name, standIn(asked, section));
    }
  }
  refusePrivateReads(sections, slots, fillers, problems);
  return lines;
}

type Slots = ReadonlyMap<string, { readonly slot: DeclaredSlot; readonly section: string }>;

function slotsIn(sections: readonly Section[], problems: Problem[]): Slots {
  const slots = new Map<string, { slot: DeclaredSlot; section: string }>();
  for (const section of sections) {
    for (const slot of section.slots) {
      const first = slots.get(slot.name)?.slot;
      if (first === undefined) slots.set(slot.name, { slot, section: section.id });
      else
        problems.push(
          error(slot.place, `slot ${slot.name} stands twice`, `It is already at ${at(first.place)}: keep one`),
        );
    }
  }
  return slots;
}

function fillersIn(
  sections: readonly Section[],
  slots: Slots,
  problems: Problem[],
): { readonly fillers: ReadonlyMap<string, Section>; readonly strays: boolean } {
  const fillers = new Map<string, Section>();
  let strays = false;
  for (const section of sections) {
    if (section.fills === undefined) continue;
    const { name, place } = section.fills;
    const first = fillers.get(name)?.fills;
    if (!slots.has(name)) {
      strays = true;
      const none = 'No section of this model has slots: list the one that declares it';
      const right = slots.size === 0 ? none : `Slots are ${[...slots.keys()].join(', ')}`;
      problems.push(error(place, `there is no slot ${name} to fill`, didYouMean(name, slots.keys()) ?? right));
    } else if (first !== undefined) {
      const right = `${at(first.place)} fills it already: pick one of the two`;
      problems.push(error(place, `slot ${name} is filled twice`, right));
    } else {
      if (slots.get(name)?.section === section.id)
        problems.push(
          error(place, `slot ${name} is declared and filled by one section`, 'Fill it from a section of its own'),
        );
      fillers.set(name, section);
    }
  }
  return { fillers, strays };
}

function unfilled({ name, label, place }: DeclaredSlot, known: readonly string[]): Problem {
  const right =
    known.length === 0
      ? `List a section that says fills: ${name}`
      : `Pick one of ${known.join(', ')}, in an option or a site`;
  return error(place, `nothing fills slot ${name} (${label})`, right);
}

/** What keeps a filler from giving a line that its slot asks for. */
function faultOf(asked: InterfaceLine, slot: DeclaredSlot, filler: Section, names: Names): Problem | undefined {
  const line = names.lines.get(asked.name);
  const wanted = `${asked.unit.text}${asked.by === undefined ? '' : ` by ${asked.by}`}`;
  if (line?.section !== filler.id) {
    const elsewhere = line ?? names.inputs.get(asked.name);
    const right =
      elsewhere === undefined
        ? `Add ${asked.name} under lines:, in ${wanted} (${at(asked.place)})`
        : `It is at ${at(elsewhere.place)}, and must be a line of the section that fills the slot`;
    const { place } = filler.fills ?? slot;
    return error(place, `${filler.id} fills slot ${slot.name} without its line ${asked.name}`, right);
  }
  if (line.by !== asked.by) {
    const found = `${asked.name} is ${spanOf(line.by)}, where slot ${slot.name} asks for it ${spanOf(asked.by)}`;
    const right = asked.by === undefined ? `Total it in ${asked.name}` : `Write ${writtenBy(asked.by)}`;
    return error(line.place, found, `${right} (${at(asked.place)})`);
  }
  if (sameUnit(line.unit, asked.unit)) return undefined;
  const found = `${asked.name} is in ${line.unit.text}, where slot ${slot.name} asks for ${asked.unit.text}`;
  return error(line.place, found, `Give it in ${asked.unit.text} (${at(asked.place)})`);
}

/** As a file says it: `by: pool`, `by: [cohort, measure]`. */
function writtenBy(by: string): string {
  const parts = partsOfName(by);
  return parts.length === 1 ? `by: ${by}` : `by: [${parts.join(', ')}]`;
}

function spanOf(by: string | undefined): string {
  return by === undefined ? 'without a dimension' : `by ${by}`;
}

function standIn({ name, place, label, unit, by }: InterfaceLine, section: string): Line {
  const formula = { formula: '', expression: STAND_IN, placeOf: () => place };
  return { name, place, label, unit, check: false, section, ...(by === undefined ? {} : { by }), ...formula };
}

/** Another section may fill the slot and have none of this one's own names: whoever reads one would work in this case only. */
function refusePrivateReads(
  sections: readonly Section[],
  slots: Slots,
  fillers: ReadonlyMap<string, Section>,
  problems: Problem[],
): void {
  const owners = new Map<string, { readonly filler: Section; readonly slot: string }>();
  for (const [slot, filler] of fillers) {
    const asked = new Set(slots.get(slot)?.slot.lines.map(({ name }) => name));
    for (const { name } of [...filler.lines, ...filler.inputs, ...filler.tables])
      if (!asked.has(name)) owners.set(name, { filler, slot });
    for (const { name } of filler.dimensions)
      if (sections.every((other) => other === filler || other.dimensions.every((each) => each.name !== name)))
        owners.set(name, { filler, slot });
  }
  const refuse = (reader: string, name: string, section: Section, place: Place): void => {
    const owner = owners.get(name);
    if (owner === undefined || owner.filler === section) return;
    const found = `${reader}: ${name} belongs to ${owner.filler.id}, which is one way to fill slot ${owner.slot}`;
    problems.push(error(place, found, `Ask for it among the slot’s lines, or declare it outside ${owner.filler.id}`));
  };
  for (const section of sections) {
    for (const { name, by, place } of [
      ...section.inputs,
      ...section.lines,
      ...section.slots.flatMap(({ lines }) => lines),
    ])
      for (const dimension of partsOfName(by)) refuse(name, dimension, section, place);
    for (const line of section.lines) {
      const read = new Map<string, number>();
      walk(line.expression, (piece) => {
        if (piece.kind === 'name' && !read.has(piece.name)) read.set(piece.name, piece.at);
      });
      for (const [name, offset] of read) refuse(line.name, name, section, line.placeOf(offset));
    }
  }
}

function error(place: Place, found: string, right: string): Problem {
  return { severity: 'error', ...place, found, right };
}

function at({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
