import { printExplanation } from '../../model/explain/index.js';
import { wrapLines } from '../../words/screen/index.js';
import type { Explained } from './cell.js';
import type { Opened } from './explained.js';
import type { ExplainedSentence } from './sentence.js';

/** The option first, then each explanation as a tree; of a sentence first what it says and why. */
export function printExplained(opened: Opened): string {
  return 'sentence' in opened ? printSentence(opened) : printCells(opened);
}

function printCells(all: readonly Explained[]): string {
  const [first] = all;
  if (first === undefined) return '';
  const whose = `Option: ${first.optionTitle} (${first.option}).${first.best === undefined ? '' : ` ${first.best}`}`;
  return [whose, ...all.map(printExplanation)].join('\n\n');
}

/** More sources than this are counted. */
const MOST_SOURCES = 6;

function few(sources: readonly string[]): string {
  const more = sources.length - MOST_SOURCES;
  return [...sources.slice(0, MOST_SOURCES), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function printSentence(sentence: ExplainedSentence): string {
  const { option, optionTitle, title, text, why, written, values, illustrative, sources = [], lines } = sentence;
  const rests =
    values === undefined
      ? []
      : [`It rests on ${values} input values, ${illustrative ?? 0} of them illustrative: ${few(sources)}.`];
  const said = title === undefined || text === undefined ? [] : [`${title}. ${text}`];
  const head = [`Option: ${optionTitle} (${option}).`, ...said, `${why}. It is written in ${written}.`, ...rests];
  const others = (one: Explained): string => (one.option === option ? '' : `Option ${one.optionTitle}: `);
  return [
    ...head.map((line) => wrapLines(line).join('\n')),
    ...lines.map((one) => `${others(one)}${printExplanation(one)}`),
  ].join('\n\n');
}
