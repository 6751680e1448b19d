import type { Place, Problem } from '../problems/index.js';
import type { Settings, SettingsKind } from './settings.js';

/** Opens a file of settings by its id; undefined when there is none, and the problem is said. */
type Open = (id: string, place: Place) => Settings | undefined;

/**
 * An option, a change or a regime with all that it extends laid under it: of an input or a slot that several give, the nearest's stands. What rests on a
 * what-if is one. Undefined, with a problem, where it extends one that is not there, or itself.
 */
export function extendedSettings(
  kind: SettingsKind,
  { id, place }: NonNullable<Settings['extends']>,
  open: Open,
  problems: Problem[],
): Settings | undefined {
  const layers: Settings[] = [];
  for (let next: Settings['extends'] = { id, place }; next !== undefined; next = layers[0]?.extends) {
    const { id: wanted, place: at } = next;
    if (layers.some((layer) => layer.id === wanted)) {
      const chain = [...layers.map((layer) => layer.id).reverse(), wanted].join(' → ');
      const found = `${kind} ${wanted} extends itself: ${chain}`;
      return void problems.push({ severity: 'error', ...at, found, right: 'Extend one that does not lead back here' });
    }
    const layer = open(wanted, at);
    if (layer === undefined) return undefined;
    layers.unshift(layer);
  }
  const own = layers.at(-1);
  return (
    own && {
      ...own,
      whatIf: layers.some(({ whatIf }) => whatIf),
      givens: lastOf(
        layers.flatMap(({ givens }) => givens),
        ({ name }) => name,
      ),
      picks: lastOf(
        layers.flatMap(({ picks }) => picks),
        ({ slot }) => slot,
      ),
    }
  );
}

/** Each name once, where it first stands, as it is said last. */
function lastOf<T>(said: readonly T[], nameOf: (each: T) => string): T[] {
  return [...new Map(said.map((each) => [nameOf(each), each])).values()];
}
