import type { Failure, PrintedLine } from '../model/evaluate/index.js';
import { failedOfItself } from './failures.js';
import type { InputFacts, OptionResult, Result } from './result.js';

/** What `result.json` holds: a result without the workbook's plan, what its marks read and names of pictures, and with a line and an input once. Numbers are whole, as in the result. */
export interface WrittenResult extends Omit<Result, 'book' | 'words' | 'pictures' | 'options' | 'inputs'> {
  /** Lines whose values no option changes, by name: a number, a list by year, or an object by member. */
  readonly linesOfEveryOption: Readonly<Record<string, PrintedLine>>;
  /** Each option with the lines that are its own: those that it lacks here stand in `linesOfEveryOption`. */
  readonly options: readonly WrittenOption[];
  readonly inputs: readonly WrittenInput[];
}

export interface WrittenOption extends Omit<OptionResult, 'failures'> {
  /** Values that could not be calculated of themselves; those that only needed one of them are null in the lines. */
  readonly failures: readonly Failure[];
}

/** An input, with a row for each member, and for each option whose value differs. */
export interface WrittenInput extends Pick<InputFacts, 'name' | 'section' | 'label' | 'unit'> {
  readonly rows: readonly WrittenRow[];
}

export type WrittenRow = Omit<InputFacts, 'name' | 'section' | 'label' | 'unit'>;

/** The result as it is written: what all options share stands once, and so does what an input's rows share. */
export function writtenResult({ book: _plan, words: _marks, pictures: _names, ...result }: Result): WrittenResult {
  const { options, inputs } = result;
  const shared = new Set(Object.keys(options[0]?.lines ?? {}).filter((name) => isShared(name, options)));
  const some = (lines: OptionResult['lines'], wanted: (name: string) => boolean): OptionResult['lines'] =>
    Object.fromEntries(Object.entries(lines).filter(([name]) => wanted(name)));
  return {
    ...result,
    linesOfEveryOption: some(options[0]?.lines ?? {}, (name) => shared.has(name)),
    options: options.map(({ lines, failures, ...option }) => ({
      ...option,
      lines: some(lines, (name) => !shared.has(name)),
      failures: failures.filter(failedOfItself),
    })),
    inputs: writtenInputs(inputs),
  };
}

/** The values of a line in one option of a written result; undefined where the option lacks the line. */
export function writtenLine(
  { linesOfEveryOption }: Pick<WrittenResult, 'linesOfEveryOption'>,
  { lines }: Pick<WrittenOption, 'lines'>,
  name: string,
): PrintedLine | undefined {
  return Object.hasOwn(lines, name) ? lines[name] : linesOfEveryOption[name];
}

function isShared(name: string, options: readonly OptionResult[]): boolean {
  const [first, ...others] = options.map(({ lines }) => JSON.stringify(lines[name]));
  return others.every((other) => other === first);
}

function writtenInputs(inputs: readonly InputFacts[]): WrittenInput[] {
  const written = new Map<string, Omit<WrittenInput, 'rows'> & { readonly rows: WrittenRow[] }>();
  for (const { name, section, label, unit, ...row } of inputs) {
    const key = `${section}\n${name}`;
    const input = written.get(key) ?? { name, section, label, unit, rows: [] };
    written.set(key, input);
    input.rows.push(row);
  }
  return [...written.values()];
}
