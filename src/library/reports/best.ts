import { textOf, asList, type YamlEntry, type YamlFile } from '../../files/yaml/index.js';
import { didYouMean, type Place } from '../../problems/index.js';
import { namesBy } from '../scalars.js';

export const BEST_KEYS = ['best', 'note', 'says', 'unranked', 'among', 'first', 'views'] as const;
export const VIEW_KEYS = ['title', 'lines'] as const;
/** A what-if is never the best: nobody has shown that it would come about. */
export const RANKED = ['usual', 'programme', 'acting'] as const;
/** Words in braces that a sentence on the best option may hold. */
const WORDS = ['view', 'option', 'line'];
export type Ranked = (typeof RANKED)[number];

/** Whose gain ranks the options, and by which line: the first that every option's model has. */
export interface BestView {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly place: Place }[];
}

/** The rule by which one option is called the best, wherever a report or a command speaks of one. */
export interface BestRule {
  readonly note: string;
  /** A sentence with `{view}`, `{option}` and `{line}`. */
  readonly says: string;
  /** The sentence where the model has no line to rank by. */
  readonly unranked: string;
  readonly among: readonly Ranked[];
  readonly views: readonly BestView[];
  /** The view when the reader names none. */
  readonly first: BestView;
}

/** Reads templates/best.yaml; undefined, with problems, for a rule that cannot be applied. */
export function readBest(file: YamlFile): BestRule | undefined {
  const fields = file.fields(file.root, 'the rule for the best option', BEST_KEYS);
  const need = (key: (typeof BEST_KEYS)[number]): string => {
    const text = textOf(fields.get(key)?.value) ?? '';
    if (text === '')
      file.error(fields.get(key)?.keyNode ?? file.root, `the rule for the best option has no ${key}`, `Add ${key}: …`);
    return text;
  };
  need('best');
  for (const key of ['says', 'unranked'] as const)
    for (const [braced, word = ''] of (textOf(fields.get(key)?.value) ?? '').matchAll(/\{([^}]*)\}/g))
      if (!WORDS.includes(word))
        file.error(
          fields.get(key)?.value,
          `${braced} is no word of this sentence`,
          didYouMean(word, WORDS) ?? `Words are {${WORDS.join('}, {')}}`,
        );
  const views = file.entries(fields.get('views')?.value ?? null, 'views').map((entry) => viewOf(file, entry));
  const asked = need('first');
  const first = views.find(({ id }) => id === asked);
  const known = views.map(({ id }) => id).join(', ');
  if (asked !== '' && first === undefined)
    file.error(fields.get('first')?.value, `there is no view ${asked}`, `Views are ${known}`);
  const rule = {
    note: need('note'),
    says: need('says'),
    unranked: need('unranked'),
    among: amongOf(file, fields.get('among')),
    views,
  };
  return first === undefined ? undefined : { ...rule, first };
}

function amongOf(file: YamlFile, entry: YamlEntry | undefined): Ranked[] {
  const items = asList(entry?.value) ?? [];
  const right = `Write among: and some of ${RANKED.join(', ')}`;
  if (items.length === 0) file.error(entry?.keyNode ?? file.root, 'no option may be the best', right);
  return items.flatMap((item) => {
    const found = RANKED.find((each) => each === textOf(item));
    if (found === undefined) file.error(item, `${textOf(item) ?? 'nothing'} is no kind of option`, right);
    return found ?? [];
  });
}

function viewOf(file: YamlFile, { key, keyNode, value }: YamlEntry): BestView {
  const fields = file.fields(value, `the view ${key}`, VIEW_KEYS);
  const title = textOf(fields.get('title')?.value) ?? '';
  if (title === '') file.error(keyNode, `the view ${key} has no title`, 'Add title: the exchequer, or the like');
  const lines = namesBy(file, fields.get('lines'));
  if (lines.length === 0) file.error(keyNode, `the view ${key} ranks by no line`, 'Add lines: and a list of names');
  return { id: key, title, lines };
}
