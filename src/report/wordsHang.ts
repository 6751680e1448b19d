import { View, type Outcome } from '../model/evaluate/index.js';
import { inputsBehind } from '../model/structure/behind/index.js';
import { SAME_GBP, type Best, type Case } from '../study/index.js';
import { flagOf, type Hang, type HangCell, type SentenceHangs, type WordsHang } from './hangs/index.js';
import type { Held } from './result.js';
import type { Said, Spoken } from './say/index.js';

/** On what the sentences hang that were said of a hospital, and those that were not; one that holds no number of the model is left out. */
export function wordsHang(spoken: readonly Spoken[], best: Best<Case>, held: readonly Held[]): WordsHang {
  const ranked = { best: hangsOfBest(best, best.case), change: hangsOfBest(best, best.change) };
  const heldInputs = new Set(held.map(({ input }) => input));
  const heldBehind = ({ structure }: Outcome, names: readonly string[]): string[] =>
    inputsBehind(structure.blueprint, [...new Set(names)]).filter((input) => heldInputs.has(input));
  return {
    sentences: spoken.flatMap(({ id, option, said, hangs, byCode, ranked: as, read }): SentenceHangs[] => {
      if (hangs.length === 0 && !(byCode && said !== undefined)) return [];
      const names = read.flatMap(({ name, year }) => (year === undefined ? [] : name));
      return [
        {
          id,
          option: option.id,
          ...(said === undefined ? {} : { title: said.title, ...eachOf(said) }),
          hangs: [...(as === undefined ? [] : ranked[as]), ...hangs],
          byCode,
          held: heldBehind(option.view.outcome, names),
        },
      ];
    }),
    best: {
      hangs: [...ranked.best, ...hangsOfTies(best)],
      held: [
        ...new Set(
          best.ranked.flatMap(({ outcome }) => heldBehind(outcome, best.line === undefined ? [] : [best.line])),
        ),
      ],
    },
  };
}

/** Of which member, or in which variant of an experiment, something is said. */
function eachOf({ member, variant }: Said): Pick<SentenceHangs, 'each'> {
  const each = member ?? variant;
  return each === undefined ? {} : { each };
}

/** What is worth the same is named beside the best option. */
function hangsOfTies({ ranked, line, case: best }: Best<Case>): Hang[] {
  return ranked
    .filter((each) => each !== best && line !== undefined)
    .map((other): Hang => ({
      says: `${best.option.title} and ${other.option.title} are worth the same`,
      formula: flagOf('ABS(', worthCell(best, line), '-', worthCell(other, line), `)<=${SAME_GBP}`),
      holds: Math.abs(worthOf(best, line) - worthOf(other, line)) <= SAME_GBP,
    }));
}

/** Of two that are worth the same the earlier stands first, so that what stands before it must be worth less, and what follows no more. */
function hangsOfBest({ ranked, line, change, case: best }: Best<Case>, first: Case): Hang[] {
  if (line === undefined) return [];
  const among = first === change && change !== best ? ranked.filter((each) => each !== best) : ranked;
  return among
    .filter((each) => each !== first)
    .map((other): Hang => {
      const by = worthOf(first, line) - worthOf(other, line);
      const isEarlier = among.indexOf(other) < among.indexOf(first);
      const least = isEarlier ? `>${SAME_GBP}` : `>=(${-SAME_GBP})`;
      return {
        says: `${first.option.title} is worth ${isEarlier ? 'more' : 'no less'} than ${other.option.title}`,
        formula: flagOf(worthCell(first, line), '-', worthCell(other, line), least),
        holds: isEarlier ? by > SAME_GBP : by >= -SAME_GBP,
      };
    });
}

function worthCell({ option: { id } }: Case, line = ''): HangCell {
  return { line, option: id };
}

function worthOf({ outcome }: Case, line = ''): number {
  return new View(outcome).at(line) ?? NaN;
}
