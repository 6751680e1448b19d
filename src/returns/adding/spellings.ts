import { join } from 'node:path';
import { asList, textOf, YamlFile, type YamlEntry } from '../../files/yaml/index.js';
import { didYouMean, type Problem } from '../../problems/index.js';
import { asksOf, columnsOf } from '../asks.js';
import type { Return } from '../return.js';
import type { Returns } from '../returns.js';
import { plainHeader } from '../rows.js';
import { filesIn } from '../store.js';

/** Keys of a file of spellings: which kind of return it is for, and its columns' other names. */
export const SPELLING_KEYS = ['extends', 'spelt', 'note'] as const;

/** Kind of return → plain name of a column in a publication → the name that the kind's file asks for. */
export type Spellings = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A publication's own text has an underscore in its name, a file of spellings has none. */
const FILE = /^[a-z0-9][a-z0-9-]*\.yaml$/;

/** What the files of spellings in a user's own folder say, `extends: eric-site` and `spelt:`; `problems` says all that is wrong in them. */
export function readSpellings(folder: string | undefined, returns: Returns, problems: Problem[]): Spellings {
  const spellings = new Map<string, Map<string, string>>();
  for (const file of folder === undefined ? [] : filesIn(folder).filter((name) => FILE.test(name))) {
    const path = join(folder ?? '', file);
    const yaml = YamlFile.read(path, path, problems);
    const fields = yaml?.fields(yaml.root, 'a file of spellings', SPELLING_KEYS);
    if (yaml === undefined || fields === undefined) continue;
    const extended = fields.get('extends');
    const id = textOf(extended?.value);
    if (id === undefined) {
      yaml.error(
        extended?.keyNode ?? yaml.root,
        'this does not say which kind of return it spells',
        'Add extends: eric-site',
      );
      continue;
    }
    const ofReturn = returns.find(id, { file: path, ...yaml.place(extended?.value) }, problems);
    if (ofReturn === undefined) continue;
    const spelt = spellings.get(id) ?? new Map<string, string>();
    readSpelt(yaml, fields.get('spelt'), ofReturn, spelt);
    spellings.set(id, spelt);
  }
  return spellings;
}

function readSpelt(yaml: YamlFile, entry: YamlEntry | undefined, ofReturn: Return, spelt: Map<string, string>): void {
  if (entry === undefined)
    return yaml.error(yaml.root, 'this spells no column', 'Add spelt: and below it a column: [its other name]');
  const columns = [...new Set([...asksOf(ofReturn).flatMap(({ ask }) => columnsOf(ask)), ...ofReturn.period])];
  const known = new Map(columns.map((column) => [plainHeader(column), column]));
  for (const { key, keyNode, value } of yaml.entries(entry.value, 'spelt')) {
    const column = known.get(plainHeader(key));
    if (column === undefined) {
      yaml.error(
        keyNode,
        `${ofReturn.id} asks for no column ${key}`,
        didYouMean(key, columns) ?? 'Write the name that a shipped year has for it',
      );
      continue;
    }
    for (const item of asList(value) ?? [value]) {
      const other = textOf(item);
      const plain = plainHeader(other ?? '');
      if (other === undefined || plain === '')
        yaml.error(item ?? keyNode, `${key} has no other name here`, 'Write it in quotes');
      else if (known.has(plain))
        yaml.error(item, `${other} is a column of ${ofReturn.id} already`, 'Take it away: it is known');
      else if (spelt.has(plain))
        yaml.error(item, `${other} is spelt twice`, `It is ${spelt.get(plain) ?? ''} already: keep one`);
      else spelt.set(plain, column);
    }
  }
}
