/** How two dimensions of a line, and the members of each, are written as one name. Neither sign can stand in a name. */
const CROSS = ' × ';
const DOT = '.';

/** `[cohort, measure]` → "cohort × measure": the name under which two dimensions of a line are kept as one. */
export function crossedName(parts: readonly string[]): string {
  return parts.join(CROSS);
}

/** "cohort × measure" → [cohort, measure]; none for a line without a dimension. */
export function partsOfName(by: string | undefined): readonly string[] {
  return by === undefined ? [] : by.split(CROSS);
}

/** "old.spells" → [old, spells]. */
export function partsOfMember(member: string | undefined): readonly string[] {
  return member === undefined ? [] : member.split(DOT);
}

export function joinMember(parts: readonly string[]): string | undefined {
  return parts.length === 0 ? undefined : parts.join(DOT);
}
