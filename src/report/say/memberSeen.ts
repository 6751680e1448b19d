import type { Dimension } from '../../model/structure/index.js';

/** A member of which is spoken. */
export interface SpokenMember {
  readonly dimension: string;
  readonly id: string;
}

/**
 * Which member of a line's dimension is meant where one of another is spoken of: that in which it is, or the one that is in it, as a company
 * is in its contract. Null where none is in it; undefined where the two have nothing to do with each other, or several are in it.
 */
export function memberSeen(
  dimensions: ReadonlyMap<string, Dimension>,
  by: string | undefined,
  spoken: SpokenMember | undefined,
): string | null | undefined {
  if (by === undefined || spoken === undefined) return undefined;
  const { dimension, id } = spoken;
  if (by === dimension) return id;
  const [own, line] = [dimensions.get(dimension), dimensions.get(by)];
  if (own?.parent === by) return own.parentOf.get(id);
  if (line?.parent !== dimension) return undefined;
  const inIt = line.members.filter((member) => line.parentOf.get(member) === id);
  return inIt.length > 1 ? undefined : (inIt[0] ?? null);
}
