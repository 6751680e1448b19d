import { walk, type Expression } from '../../../model/formula/index.js';
import type { Place, Problem } from '../../../problems/index.js';
import type { Experiment } from '../../experiments/index.js';
import type { Condition, NamedLine, Part, Piece, ReportTopic, Way } from '../declaration.js';
import { CALENDAR, OF_NAMES, sentencesIn, type Worded } from '../names.js';
import { nearest, refuse, type Known } from './known.js';

/** Of what something is said: of a member of a dimension, of a variant of an experiment, or of an option as it stands. */
interface Said {
  readonly dimension?: string;
  readonly experiment?: Experiment;
}

/** What is read where it has no one value: a line by member outside each, a variant's where nobody asks it, a part within itself. */
export function refuseOutOfPlace(topic: ReportTopic, known: Known, problems: Problem[]): void {
  for (const worded of [...sentencesIn(topic), ...topic.charts]) new Placed(worded, known, problems).judge();
}

class Placed {
  private readonly told = new Set<string>();

  constructor(
    private readonly worded: Worded,
    private readonly known: Known,
    private readonly problems: Problem[],
  ) {}

  judge(): void {
    const { worded } = this;
    const variantsOf = worded.each === undefined ? undefined : this.known.experiment(worded.each.name);
    if ('shape' in worded) {
      const { title, says, subtitle, axis, note, lines } = worded;
      for (const ways of [title, says, subtitle, axis, note]) this.ways(ways, {}, []);
      for (const { line, label, below } of lines) {
        // A line that has a value a member is drawn a member at a time.
        const by = line === undefined ? undefined : this.known.names.get(line.name)?.by;
        for (const ways of [label, below]) this.ways(ways, by === undefined ? {} : { dimension: by }, []);
        if (line !== undefined && variantsOf !== undefined) this.asked(line.name, variantsOf, line.place);
      }
      this.condition(worded.when, {});
    } else {
      const said = this.saidOf(worded.each, {});
      for (const ways of [worded.kind, worded.title, worded.text]) this.ways(ways, said, []);
      this.condition(worded.when, said);
    }
  }

  private ways(ways: readonly Way[], said: Said, within: readonly string[]): void {
    for (const { when, text } of ways) {
      this.condition(when, said);
      for (const piece of text) this.piece(piece, said, within);
    }
  }

  private piece(piece: Piece, said: Said, within: readonly string[]): void {
    if (piece.kind === 'value') this.readable(piece.name, piece.member, said, piece.place);
    if (piece.kind === 'word' && piece.name === 'member' && said.dimension === undefined)
      this.refuse(
        piece.place,
        '{member} stands where no member is spoken of',
        'Put it in a part, or a sentence, with each: a dimension',
      );
    if (piece.kind === 'word' && piece.name === 'variant' && said.experiment === undefined)
      this.refuse(piece.place, '{variant} stands outside an experiment', 'Put it in a part with each: an experiment');
    if (piece.kind !== 'part') return;
    const part = this.worded.parts.get(piece.name);
    if (within.includes(piece.name))
      this.refuse(
        piece.place,
        `the part ${piece.name} holds itself: ${[...within, piece.name].join(' → ')}`,
        'Take it out',
      );
    else if (part !== undefined) this.part(part, said, [...within, piece.name]);
  }

  private part({ each, order, ways }: Part, said: Said, within: readonly string[]): void {
    const of = this.saidOf(each, said);
    this.condition(order, of);
    this.ways(ways, of, within);
  }

  /** Of what is spoken within an each; as before where it goes over options, or is left out. */
  private saidOf(each: NamedLine | undefined, before: Said): Said {
    if (each === undefined) return before;
    const experiment = this.known.experiment(each.name);
    if (experiment !== undefined) return { experiment };
    return this.known.dimensions.has(each.name) ? { dimension: each.name } : before;
  }

  private condition(condition: Condition | undefined, said: Said): void {
    if (condition === undefined) return;
    const { expression, place } = condition;
    const [named, own] = [new Set<Expression>(), new Set<Expression>()];
    walk(expression, (piece) => {
      if (piece.kind !== 'call') return;
      if (OF_NAMES.includes(piece.function)) for (const each of piece.arguments) named.add(each);
      if (piece.function === 'given') for (const each of piece.arguments) this.given(each, place);
      if (piece.function !== 'own') return;
      if (said.experiment === undefined)
        this.refuse(place, 'own() stands outside an experiment', 'Write the line alone');
      for (const each of piece.arguments) walk(each, (inside) => own.add(inside));
    });
    walk(expression, (piece) => {
      if (piece.kind !== 'name' || named.has(piece)) return;
      this.readable(piece.name, undefined, own.has(piece) ? {} : said, place);
    });
  }

  private given(named: Expression, place: Place): void {
    const declared = named.kind === 'name' ? this.known.names.get(named.name) : undefined;
    if (named.kind === 'name' && declared?.isInput === false)
      this.refuse(
        place,
        `given() asks of inputs, and ${named.name} is a line`,
        'Name the input that the line rests on',
      );
  }

  private readable(name: string, member: string | undefined, { dimension, experiment }: Said, place: Place): void {
    const declared = this.known.names.get(name);
    if (declared === undefined || CALENDAR.includes(name)) return;
    if (experiment !== undefined) {
      this.asked(name, experiment, place);
      return;
    }
    const { by } = declared;
    if (by === undefined) {
      if (member !== undefined) this.refuse(place, `${name} has no members`, `Write {${name}|…}`);
      return;
    }
    const members = this.known.dimensions.get(by);
    const { someOf } = this.known;
    const isSpoken =
      by === dimension || (dimension !== undefined && (someOf.get(by) === dimension || someOf.get(dimension) === by));
    if (member === undefined && !isSpoken)
      this.refuse(
        place,
        `${name} is by ${by}, and no ${by} is spoken of`,
        `Read a line that totals it, or put it in a part with each: ${by}`,
      );
    if (member !== undefined && members !== undefined && !members.includes(member))
      this.refuse(place, `${name} has no member ${member}`, nearest(member, members));
  }

  private asked(name: string, { id, asks }: Experiment, place: Place): void {
    if (asks.some(({ line }) => line === name)) return;
    this.refuse(
      place,
      `the experiment ${id} does not ask ${name}`,
      `Add it to asks: of templates/experiments/${id}.yaml, or write own(${name})`,
    );
  }

  private refuse(place: Place, found: string, right: string): void {
    const key = JSON.stringify([place, found]);
    if (this.told.has(key)) return;
    this.told.add(key);
    refuse(this.problems, place, `${this.worded.id}: ${found}`, right);
  }
}
