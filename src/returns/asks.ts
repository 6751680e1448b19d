import type { Ask, Return } from './return.js';

/** A figure that a return asks for: what a reader calls it, and for which input of the model, where it is one’s. */
export interface Asked {
  readonly ask: Ask;
  readonly input?: string;
  readonly member?: string;
  readonly label?: string;
}

/** Every figure that a return asks for. */
export function asksOf({ tells, gives, facts }: Return): Asked[] {
  return [
    ...[...tells.values()].map((ask) => ({ ask })),
    ...[...gives].flatMap(([input, gift]): Asked[] => {
      if (gift.kind === 'said') return [];
      if (gift.kind === 'asked') return [{ ask: { unit: gift.unit, ...gift.ask }, input, label: gift.label }];
      return [...gift.members].map(([member, { ask, label }]) => ({
        ...{ ask, input, member },
        label: `${gift.label}, ${label ?? member.replaceAll('_', ' ')}`,
      }));
    }),
    ...facts.map(({ ask }) => ({ ask })),
  ];
}

/** Whether a number or a date is asked for: a name or a code has no unit. */
export function isFigure({ ask }: Asked): boolean {
  return ask.unit !== undefined || !('ways' in ask);
}

/** Names of the columns that hold a figure, by every spelling; none of a series, whose columns are one a year. */
export function columnsOf(ask: Ask): string[] {
  if (!('ways' in ask)) return [];
  const after = ask.how === 'cell' && ask.after !== undefined ? [ask.after] : [];
  const ways = ask.ways.flatMap(({ add, maybe, less, over }) => [
    ...[...add, ...maybe, ...less],
    ...(over === undefined ? [] : [over]),
  ]);
  return [...ways, ...after];
}
