import type { BookRow } from '../../model/workbook/index.js';
import type { Behind } from './asWritten.js';
import type { HeldInput } from './contents.js';

/** What stands behind held inputs: those that were worked out together share it. */
export interface BehindHeld {
  readonly calendar: Behind;
  /** All of them, each once. */
  readonly sets: readonly Behind[];
  /** What was chosen for some options, with what was worked out with it: typed over, it is what no option has. */
  readonly typedOver: readonly Behind[];
  /** The held input itself with those worked out with it, and what they were worked out from. */
  of(input: string): { readonly own: Behind; readonly behind: Behind };
}

/** What a held input rests on counts with what that rests on in turn. */
export function behindHeld(rows: readonly BookRow[], held: readonly HeldInput[]): BehindHeld {
  const labels = new Map(rows.flatMap((row) => (row.kind === 'input' ? [[row.name, row.label] as const] : [])));
  const calendar = {
    label: 'every year',
    names: new Set(rows.flatMap((row) => (row.kind === 'calendar' ? [row.name] : []))),
  };
  const byName = new Map(held.map((each) => [each.input, each]));
  const none: Behind = { label: '', names: new Set() };
  const groups = new Map<string, { own: Behind; behind: Behind }>();
  for (const { input, dependsOn, staleWith, mayBeChanged, chosenFor } of held) {
    if (mayBeChanged || staleWith !== undefined) continue;
    const label = labels.get(input) ?? input;
    const together = held.filter((each) => each.input === input || each.staleWith === input).map((each) => each.input);
    const names = withTheirOwn(dependsOn, byName);
    for (const each of together) {
      if (chosenFor === undefined) names.add(each);
      else names.delete(each);
    }
    const own = chosenFor === undefined ? none : { label: `${label}, typed over`, names: new Set(together) };
    groups.set(input, { own, behind: { label, names } });
  }
  const typedOver = [...groups.values()].map(({ own }) => own).filter(({ names }) => names.size > 0);
  return {
    calendar,
    typedOver,
    sets: [calendar, ...[...groups.values()].flatMap(({ own, behind }) => [own, behind])].filter(
      ({ names }) => names.size > 0,
    ),
    of: (input) => groups.get(byName.get(input)?.staleWith ?? input) ?? { own: none, behind: none },
  };
}

function withTheirOwn(names: readonly string[], held: ReadonlyMap<string, HeldInput>): Set<string> {
  const all = new Set(names);
  for (const name of all) for (const each of held.get(name)?.dependsOn ?? []) all.add(each);
  return all;
}
