import { placeOf, textOf, type YamlEntry, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import { didYouMean } from '../../problems/index.js';
import { namedBy, namesBy } from '../scalars.js';
import { YEAR_WORDS, type AnswerFigure, type TopicAnswer, type YearWord } from './declaration.js';

export const ANSWER_KEYS = ['needs', 'sections', 'figures', 'may_lack'] as const;

/** A line, and after an @ the year in which it is read: `site_beds_open@base`. */
const FIGURE = /^([a-z][a-z0-9_]*)(?:@([a-z]+))?$/;

/** Reads what commands show of a topic; every fault is a problem of the file. */
export function readAnswer(file: YamlFile, node: YamlNode | null | undefined): TopicAnswer {
  const fields = file.fields(node ?? null, 'what is answered', ANSWER_KEYS);
  const groups = fields.get('figures');
  if (groups === undefined)
    file.error(node, 'the answer shows no figures', 'Add figures: { today: { open: beds_open } }');
  return {
    needs: namesBy(file, fields.get('needs')),
    sections: namesBy(file, fields.get('sections')),
    mayLack: mayLackOf(file, fields.get('may_lack')),
    figures: new Map(
      (groups === undefined ? [] : file.entries(groups.value, 'figures')).map(({ key, value }) => [
        key,
        file.entries(value, key).flatMap((entry) => figureOf(file, entry)),
      ]),
    ),
  };
}

function mayLackOf(file: YamlFile, entry: YamlEntry | undefined): TopicAnswer['mayLack'] {
  if (entry === undefined) return [];
  return file.entries(entry.value, entry.key).flatMap((each) => {
    const flag = namedBy(file, each);
    return flag === undefined ? [] : [{ name: each.key, place: placeOf(file, each.keyNode), flag }];
  });
}

function figureOf(file: YamlFile, { key, keyNode, value }: YamlEntry): AnswerFigure[] {
  const [, name, year] = FIGURE.exec(textOf(value) ?? '') ?? [];
  if (name === undefined) {
    file.error(keyNode, `${key} shows no line`, `Write ${key}: line, or ${key}: line@last`);
    return [];
  }
  if (year !== undefined && !isYear(year)) {
    const right = didYouMean(year, YEAR_WORDS) ?? `Years are ${YEAR_WORDS.map((word) => `@${word}`).join(', ')}`;
    file.error(value, `@${year} is no year of a report`, right);
    return [];
  }
  return [{ key, name, place: placeOf(file, value), ...(year === undefined ? {} : { year }) }];
}

function isYear(word: string): word is YearWord {
  return (YEAR_WORDS as readonly string[]).includes(word);
}
