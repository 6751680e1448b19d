import type { Library, SlotPick } from '../library/index.js';
import type { DeclaredSlot, Section } from '../model/index.js';
import { didYouMean, hasErrors, type Place, type Problem } from '../problems/index.js';

/**
 * The sections of a case: those that the site lists, each slot filled by what the option picks; else by what the site lists;
 * else by the slot's default. A slot that nobody fills is left for the model to say. Undefined where a pick is faulty.
 */
export function sectionsOf(
  listed: readonly Section[],
  picks: readonly SlotPick[],
  library: Library,
  problems: Problem[],
): Section[] | undefined {
  const found: Problem[] = [];
  const filling = new Filling(listed, picks, library, found);
  const chosen = listed.flatMap((section) => filling.inPlaceOf(section));
  filling.refuseStrays(chosen);
  const sections = [...partiesFor(chosen, library, found), ...chosen];
  problems.push(...found);
  return hasErrors(found) ? undefined : sections;
}

/** The section of all who pay and are paid: money that moves needs them, and no site has to list them. */
const PARTIES = 'parties';

function partiesFor(sections: readonly Section[], library: Library, problems: Problem[]): Section[] {
  const moves = sections.find(({ lines }) => lines.some(({ paid, position }) => (paid ?? position) !== undefined));
  if (moves === undefined || sections.some(({ id }) => id === PARTIES)) return [];
  return library.sections([PARTIES], { file: moves.file }, problems);
}

class Filling {
  private readonly picked: ReadonlyMap<string, SlotPick>;
  private readonly placed = new Set<string>();

  constructor(
    private readonly listed: readonly Section[],
    picks: readonly SlotPick[],
    private readonly library: Library,
    private readonly problems: Problem[],
  ) {
    this.picked = new Map(picks.map((pick) => [pick.slot, pick]));
  }

  /** A listed section with the fillers of its slots; where it fills a slot itself, what the option picks instead stands in its place. */
  inPlaceOf(section: Section): Section[] {
    const pick = this.picked.get(section.fills?.name ?? '');
    if (pick === undefined) return this.withFillers(section);
    return this.chosen(pick.slot, { name: pick.section, place: pick.place });
  }

  /** A pick for a slot that no section of the case has. */
  refuseStrays(sections: readonly Section[]): void {
    const slots = sections.flatMap((section) => section.slots.map(({ name }) => name));
    for (const { slot, place } of this.picked.values()) {
      if (slots.includes(slot)) continue;
      const none = 'No section of this site has slots: list the one that declares it';
      const right = didYouMean(slot, slots) ?? (slots.length === 0 ? none : `Slots are ${slots.join(', ')}`);
      this.problems.push({ severity: 'error', ...place, found: `there is no slot ${slot}`, right });
    }
  }

  private withFillers(section: Section): Section[] {
    if (this.placed.has(section.id)) return [];
    this.placed.add(section.id);
    return [section, ...section.slots.flatMap((slot) => this.fillersOf(slot))];
  }

  private fillersOf(slot: DeclaredSlot): Section[] {
    if (this.listed.some(({ fills }) => fills?.name === slot.name)) return [];
    const pick = this.picked.get(slot.name);
    const choice = pick === undefined ? slot.default : { name: pick.section, place: pick.place };
    return choice === undefined ? [] : this.chosen(slot.name, choice);
  }

  /** A section that somebody chose for a slot; one that does not fill it is a problem where it was chosen. */
  private chosen(slot: string, { name, place }: { readonly name: string; readonly place: Place }): Section[] {
    const section = this.library.section(name, place, this.problems);
    if (section === undefined) return [];
    if (section.fills?.name === slot) return this.withFillers(section);
    const fills = section.fills === undefined ? 'fills no slot' : `fills slot ${section.fills.name}`;
    const others = this.library.fillersOf(slot);
    const right =
      others.length === 0 ? `No section says fills: ${slot}` : `Sections that fill it: ${others.join(', ')}`;
    this.problems.push({
      severity: 'error',
      ...place,
      found: `${name} is picked for slot ${slot} and ${fills}`,
      right,
    });
    return [];
  }
}
