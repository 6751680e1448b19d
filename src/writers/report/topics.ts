import type { Result } from '../../report/index.js';
import type { MarkedText, Topic } from '../workbook/index.js';
import { markedOf } from './appraisals.js';
import { landSentences } from './landTopics.js';

/** The topic that says who gains under each way of paying. */
const PAYMENT = 'payment';

/** The topics of a report, each with its lines and what is said of them; a line that the hospital's model lacks is left out. */
export function topicsOf(result: Result): Topic[] {
  const byCode: Readonly<Record<string, readonly string[]>> = landSentences(result.land);
  const planned = (result.land?.plans ?? []).map(({ option }) => option);
  // What is as usual is in lines of its own, which all options share; the rest of business as usual is nought, or stands on Compare.
  const others = result.options.map(({ id }) => id).filter((id) => id !== result.counterfactual);
  return result.topics
    .filter(({ tables }) => tables.length > 0)
    .map(({ id, title, asks, options, tables }): Topic => ({
      title,
      answers: asks,
      groups: tables,
      ...(id === PAYMENT ? choiceOf(result, asks) : {}),
      ...onlyOf(options === 'planned' ? planned : others),
      sentences: (byCode[id] ?? []).map((text) => ({ text })),
      onScreen: [...saidOf(result, id), ...(id === PAYMENT ? paymentSentences(result) : [])],
    }));
}

/** One of the cases beside an option is chosen; as written that in which the option has all lines as it stands, or the first. */
function choiceOf({ book, options }: Result, asks: string): Partial<Pick<Topic, 'choice' | 'answers'>> {
  const { beside } = book;
  if (beside === undefined) return {};
  const rows = book.sheets.flatMap((sheet) => (sheet.kind === 'beside' ? sheet.rows : []));
  const isApart = (id: string): boolean => rows.some((row) => row.kind === 'line' && row.cases?.includes(id) === true);
  const { id: chosen } = beside.cases.find(({ id }) => !isApart(id)) ?? beside.cases[0] ?? { id: '' };
  const title = options.find(({ id }) => id === beside.of)?.title ?? '';
  const answers = `${asks} Below its tables a cell chooses another way of paying.`;
  return { answers, choice: { title: `One way of paying, as chosen · ${title}`, chosen } };
}

/** The options that a sheet shows; all where it would show none. */
function onlyOf(options: readonly string[]): Pick<Topic, 'options'> {
  return options.length > 0 ? { options } : {};
}

/** What the topic's own file says, as written when the workbook was. */
function saidOf({ findings }: Result, topic: string): MarkedText[] {
  return findings
    .filter(({ id }) => id.split('.')[0] === topic)
    .map((each) => ({ ...markedOf(each), text: `${each.title}. ${each.text}` }));
}

/** Who gains under each way of paying, in a sentence each. */
function paymentSentences({ regimes }: Result): MarkedText[] {
  return (regimes?.regimes ?? []).map(({ sentence }) => ({ text: sentence }));
}
