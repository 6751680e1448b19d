import { loneValue, type Appraisal } from '../../../library/reports/appraisals/index.js';
import type { ReportTopic, Sentence, Way } from '../../../library/reports/index.js';
import { shortest } from '../../../model/evaluate/index.js';
import { printAs } from '../../../words/index.js';
import type { HangCell } from '../../hangs/index.js';
import { chosen, holds, NotKnown, numberOf, say, textOf } from '../compose.js';
import { goneBy } from '../goneBy.js';
import { asSentence, madeOf, speakersOfEach, spokenOf, type Said, type Spoken } from '../sayTopic.js';
import { Missing, type Speaker } from '../speaker.js';
import type { SaySubject, SpokenOption } from '../subject.js';

/** What a cell says that cannot be worked out: never nothing. */
const NOT_KNOWN = 'not known';

/** A cell of an appraisal: words, or a number with its unit, and where a workbook holds it. */
export interface AppraisedCell {
  /** As it is printed. */
  readonly text: string;
  readonly value?: number;
  readonly unit?: string;
  readonly cell?: HangCell;
}

/** A row, and on what it rests. */
export interface AppraisedRow extends Omit<Said, 'kind' | 'title' | 'text'> {
  readonly name: string;
  readonly cells: readonly AppraisedCell[];
}

/** An appraisal of an option as it is printed. */
export interface Appraised {
  /** `ways-out.ways`. */
  readonly id: string;
  readonly option: string;
  readonly sheet: string;
  readonly title: string;
  readonly heads: string;
  readonly columns: readonly string[];
  readonly rows: readonly AppraisedRow[];
  readonly note: string;
}

/** The appraisals of a topic, and what their words hang on: an entry of each, and one of each row, said or not. */
export function appraise(
  { appraisals }: ReportTopic,
  subject: SaySubject,
): { readonly appraised: Appraised[]; readonly spoken: Spoken[] } {
  const all = appraisals.flatMap((appraisal) =>
    spokenOf(appraisal, subject).map((option) => new Appraiser(appraisal, option, subject).appraise()),
  );
  return {
    appraised: all.flatMap(({ appraised }) => appraised ?? []),
    spoken: all.flatMap(({ spoken }) => spoken),
  };
}

class Appraiser {
  private readonly spoken: Spoken[] = [];
  /** Years that its words name as ones to come. */
  private readonly years = new Set<number>();

  constructor(
    private readonly appraisal: Appraisal,
    private readonly option: SpokenOption,
    private readonly subject: SaySubject,
  ) {}

  appraise(): { readonly appraised?: Appraised; readonly spoken: readonly Spoken[] } {
    const { appraisal, option, subject, spoken } = this;
    const [speaker] = speakersOfEach({ year: appraisal.year }, option, subject);
    if (speaker === undefined) throw new Error(`nobody speaks for ${appraisal.id}`);
    if (known(() => holds(appraisal.when, speaker)) === false) {
      this.keep(appraisal.id, speaker);
      return { spoken };
    }
    const words = (ways: readonly Way[]): string => wordsOf(ways, appraisal, speaker);
    const [title, heads, note] = [words(appraisal.title), words(appraisal.heads), words(appraisal.note)];
    const columns = appraisal.columns.map(({ heading }) => words(heading));
    this.keep(appraisal.id, speaker, { title, text: [heads, ...columns, note].join('. ') });
    const rows = appraisal.rows.flatMap((row) => this.rows(row));
    const past = goneBy(
      [...this.years].sort((a, b) => a - b),
      subject.today,
      subject.years.base,
    );
    return {
      appraised: {
        ...{ id: appraisal.id, option: option.id, sheet: appraisal.sheet.name },
        ...{ title, heads, columns, rows, note: `${note}${past}`.trim() },
      },
      spoken,
    };
  }

  /** A row, or one for each member that it goes over. */
  private rows(row: Appraisal['rows'][number]): AppraisedRow[] {
    const { appraisal, option, subject } = this;
    return speakersOfEach({ ...row, year: appraisal.year }, option, subject).flatMap((speaker) => {
      if (known(() => holds(row.when, speaker)) === false) {
        this.keep(row.id, speaker);
        return [];
      }
      const said = { id: row.id, parts: new Map([...appraisal.parts, ...row.parts]) };
      const cells = row.cells.map((ways) => cellOf(ways, said, speaker));
      const name = wordsOf(row.name, said, speaker);
      this.keep(row.id, speaker, { title: name, text: cells.map(({ text }) => text).join('. ') });
      return [{ ...madeOf(row, speaker), name, cells }];
    });
  }

  /** What words hang on, by which a workbook marks them. */
  private keep(id: string, speaker: Speaker, words?: Pick<Said, 'title' | 'text'>): void {
    const { read } = speaker;
    if (!read.minds) for (const year of read.yearsSaid) this.years.add(year);
    this.spoken.push({
      ...{ id, option: this.option, ranked: ranked(this.appraisal), why: '', read: read.all, ...read.hangsOn },
      ...(words === undefined ? {} : { said: { ...madeOf({ id }, speaker), kind: 'decides', ...words } }),
    });
  }
}

/** What says the pieces of words. */
type HasParts = Pick<Sentence, 'id' | 'parts'>;

function ranked({ of }: Appraisal): Spoken['ranked'] {
  return of === 'best' || of === 'change' ? of : undefined;
}

/** A cell is a number where its words are one value alone. */
function cellOf(ways: readonly Way[], row: HasParts, speaker: Speaker): AppraisedCell {
  const found = known((): AppraisedCell => {
    const way = chosen(ways, speaker);
    const lone = way === undefined ? undefined : loneValue(way);
    if (lone === undefined)
      return { text: asSentence(way === undefined ? '' : textOf(way, row, speaker), 'report') || NOT_KNOWN };
    const value = numberOf(lone, speaker);
    const { lines, inputs } = speaker.option.view.outcome.structure.blueprint;
    const unit = (lines.get(lone.name) ?? inputs.get(lone.name))?.unit.text;
    return {
      ...{ text: printAs(lone.format, value), value: shortest(value) },
      ...(unit === undefined ? {} : { unit }),
      ...(speaker.within.variant === undefined ? { cell: speaker.cellOf(lone.name, lone.year, lone.member) } : {}),
    };
  });
  return found ?? { text: NOT_KNOWN };
}

function wordsOf(ways: readonly Way[], of: HasParts, speaker: Speaker): string {
  return known(() => asSentence(say(ways, of, speaker), 'report')) ?? NOT_KNOWN;
}

/** What can be worked out; undefined where a line of it is not in the model, or could not be calculated. */
function known<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Missing || error instanceof NotKnown) return undefined;
    throw error;
  }
}
