import type { Change } from '../model/values/index.js';
import type { InputRow, TableRow } from '../model/workbook/index.js';
import type { Problem } from '../problems/index.js';
import { saidFixed } from '../words/bounds/index.js';
import { isOfModel } from './identity.js';
import { memberOf, optionsOf, typedRows, type Model, type TypedRow } from './model.js';
import { readSheets, type SavedCell } from '../files/workbook/index.js';
import { FORMULAS, judgeFormulas } from './formulas.js';
import { judgeCalendar, judgeStrays } from './strays.js';
import { INPUTS, WRITTEN, printed, textAt, twoSheets, type Refuse, type TwoSheets } from './twoSheets.js';

const asWrittenBy = ({ command }: Model): string =>
  `Take the workbook as ${command} wrote it: on this sheet nothing may be changed`;
/** A program that saves a workbook may drop the last digits of a number. */
const SAME_WITHIN = 1e-12;

/**
 * What a reader changed on the sheet Inputs of a report's workbook, in the order of its rows; undefined when the file is no such
 * workbook or something on the sheet cannot be taken over, and `problems` says all of it. What the hospital's folder has otherwise by
 * now than the workbook was written with is a warning there.
 */
export function changesIn(bytes: Uint8Array, file: string, model: Model, problems: Problem[]): Change[] | undefined {
  const found: Problem[] = [];
  const say =
    (severity: Problem['severity']): Refuse =>
    (wrong, right, at) =>
      void found.push({ severity, file: at === undefined ? file : `${file}, ${at}`, found: wrong, right });
  const refuse = say('error');
  const read = readSheets(bytes, [INPUTS, WRITTEN, FORMULAS], refuse);
  const warn = say('warning');
  const [now, written, formulas] = [INPUTS, WRITTEN, FORMULAS].map((title) => read?.get(title));
  const missing = [INPUTS, WRITTEN, FORMULAS].find((title) => read?.has(title) === false);
  if (missing !== undefined)
    refuse(
      `it has no sheet “${missing}”`,
      `Take a workbook that ${model.command} wrote, with all of its sheets, or let it write one anew`,
    );
  const sheets = now === undefined || written === undefined ? undefined : twoSheets(now, written, refuse);
  const isOurs = sheets !== undefined && isOfModel(sheets, model, refuse);
  const changes = isOurs ? new Comparison(sheets, { file, model, refuse, warn }).changes() : [];
  if (isOurs && formulas !== undefined) judgeFormulas(bytes, formulas, refuse, warn);
  problems.push(...found);
  return found.some(({ severity }) => severity === 'error') ? undefined : changes;
}

interface Told {
  readonly file: string;
  readonly model: Model;
  readonly refuse: Refuse;
  readonly warn: Refuse;
}

/** A value of a row: in which column, as it was written, as it is, and as the folder has it. */
interface Value {
  readonly cell: string;
  readonly was: number;
  readonly now: number;
  readonly own: number;
}

/** The sheet as it is against the one as it was written, row by row. */
class Comparison {
  constructor(
    private readonly sheets: TwoSheets,
    private readonly told: Told,
  ) {}

  changes(): Change[] {
    const { model, refuse } = this.told;
    judgeCalendar(this.sheets, model, refuse);
    judgeStrays(this.sheets, model, refuse);
    return typedRows(model).flatMap((row) => this.changeIn(row) ?? []);
  }

  private changeIn(row: TypedRow): Change | undefined {
    const values = this.valuesOf(row);
    const moved = values.find(({ was, now }) => !isSame(was, now));
    this.judgeFolder(row, values, moved !== undefined);
    if (moved === undefined || row.kind === 'calendar' || !this.isFree(row, moved.cell)) {
      if (moved !== undefined && row.kind === 'calendar') this.refuseCalendar(row.label, moved.cell);
      return undefined;
    }
    const [member, options] = [memberOf(row), optionsOf(row)];
    return {
      kind: row.kind,
      name: row.name,
      ...(row.kind === 'table' ? { key: row.key } : member === '' ? {} : { member }),
      ...(options.length === 0 ? {} : { options }),
      values: values.map(({ now }) => now),
      was: values.map(({ was }) => was),
      cell: moved.cell,
      place: { file: `${this.told.file}, ${moved.cell}` },
    };
  }

  private valuesOf(row: TypedRow): Value[] {
    const { value, years, now, written } = this.sheets;
    const own = row.kind === 'input' ? row.values : [row.value];
    const columns = row.kind === 'input' && row.series ? years : [value];
    return own.map((each, index): Value => {
      const address = `${columns[index] ?? ''}${row.row}`;
      const kept = written.get(address);
      const was = typeof kept?.value === 'number' ? kept.value : NaN;
      if (Number.isNaN(was))
        this.told.refuse(
          `${printed(kept)} stands where a number was written`,
          asWrittenBy(this.told.model),
          `${WRITTEN}!${address}`,
        );
      return {
        cell: `${INPUTS}!${address}`,
        was,
        now: this.numberAt(row, now.get(address), address) ?? was,
        own: each,
      };
    });
  }

  private numberAt(row: TypedRow, cell: SavedCell | undefined, address: string): number | undefined {
    const { refuse, warn } = this.told;
    const at = `${INPUTS}!${address}`;
    const isFlag = row.kind !== 'calendar' && row.unit === 'flag';
    const value = isFlag && typeof cell?.value === 'boolean' ? Number(cell.value) : cell?.value;
    if (typeof value !== 'number')
      return void refuse(`${printed(cell)} stands where a number is needed`, 'Write a number', at);
    if (isFlag && value !== 0 && value !== 1)
      return void refuse(`${value} is neither yes (1) nor no (0)`, 'Write 1 or 0', at);
    // A list of Decant's own chooses between what was written and a change.
    if (cell?.formula?.includes(WRITTEN) === false)
      warn(
        `a formula stands there, and its value as last worked out, ${value}, is taken`,
        'Was it worked out since the last change? If not, open the workbook and save it again',
        at,
      );
    return value;
  }

  /** What the folder has otherwise by now: of what the reader left, the folder's is taken. */
  private judgeFolder({ name, kind, ...row }: TypedRow, values: readonly Value[], isMoved: boolean): void {
    const other = values.find(({ was, own }) => !isSame(was, own));
    if (other === undefined) return;
    const member = kind === 'input' && 'member' in row ? ` of ${row.member ?? ''}` : '';
    this.told.warn(
      `${name}${member} was ${shown(other.was)} when the workbook was written, and is ${shown(other.own)} in the folder now`,
      isMoved ? 'The workbook’s new value is taken' : 'The folder’s is taken: nobody changed it in the workbook',
      other.cell,
    );
  }

  private refuseCalendar(label: string, cell: string): void {
    this.told.refuse(
      `${label} was typed over`,
      'The columns stand for fixed years: change timeline: in site.yaml',
      cell,
    );
  }

  /** What only Decant works out, and what makes an option what it is, are not taken over: where to change them instead. */
  private isFree(row: InputRow | TableRow, cell: string): boolean {
    if (row.kind === 'input' && row.fixed === true) {
      const { said, right } = saidFixed(row.name, row.values[0] ?? NaN);
      this.told.refuse(said, right, cell);
      return false;
    }
    const held = this.told.model.held.find(({ input }) => input === row.name);
    if (held === undefined || held.mayBeChanged) return true;
    const label = textAt(this.sheets.written, `${this.sheets.kept.label}${row.row}`);
    const instead = held.alsoOn.length === 0 ? '' : `, or change ${held.alsoOn.join(', ')}`;
    this.told.refuse(
      `${label} was typed over, and only Decant can work it out (${held.why})`,
      `Put it back${instead}`,
      cell,
    );
    return false;
  }
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_WITHIN * Math.max(Math.abs(a), Math.abs(b));
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}
