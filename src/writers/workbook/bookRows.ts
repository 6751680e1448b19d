import type { Cell, Worksheet } from 'exceljs';
import type {
  Book,
  BookRow,
  BookSheet,
  CalendarRow,
  CaseRow,
  InputRow,
  LineRow,
  MembersRow,
  TableRow,
} from '../../model/workbook/index.js';
import {
  DESCRIBING_COLUMNS,
  ENGINE_UNIT_COLUMN,
  FORMULA_COLUMN,
  MEMBER_ID_COLUMN,
  SOURCE_COLUMN,
  TOTAL_COLUMN,
  VALUE_COLUMN,
  fillTemplate,
  labelOfInput,
  totalOf,
  totalOfYears,
  valueColumn,
  yearColumn,
} from './addresses.js';
import { colourChecks, writeFormula, writeNumber, writeText } from './cells.js';
import type { CellLink } from './cellLinks.js';
import { LAST_HEAD } from './heads.js';
import { IDLE } from './idle.js';
import { writeTableHead, type HeadedRow } from './memberTable.js';
import type { HeldList } from './held.js';
import type { MethodSheet } from './methodSheet.js';
import { describeSource } from './provenance.js';
import type { SelectorsSheet } from './selectorsSheet.js';
import { formatKey, formatsOf } from './rowFormats.js';
import { FILLS, FONTS, INDENTED } from './styles.js';
import { cellText } from './text.js';
import { unitIn } from './units.js';
import type { YearRow } from './yearCells.js';

/** What marks some rows of a sheet: inputs that only Decant works out, and sources that METHOD's sheet prints. */
export interface Marks {
  readonly held?: ReadonlySet<string>;
  /** Inputs that nothing reads. */
  readonly idle?: ReadonlySet<string>;
  readonly method?: MethodSheet | undefined;
  /** Lists that set inputs. */
  readonly selectors?: SelectorsSheet | undefined;
  /** What says on each sheet whether its numbers are stale. */
  readonly state?: HeldList | undefined;
}

/** Writes the rows of a book's sheet. */
export class RowWriter {
  /** Rows of which only the first and the last year are written yet, in the sheet's order. */
  readonly yearRows: YearRow[] = [];
  /** From sources to the clauses that they cite. */
  readonly links: CellLink[] = [];

  private readonly formats: ReadonlyMap<string, string>;
  private readonly held: ReadonlySet<string>;
  private readonly idle: ReadonlySet<string>;
  private readonly method: MethodSheet | undefined;
  private readonly selectors: SelectorsSheet | undefined;

  constructor(
    private readonly to: Worksheet,
    private readonly book: Book,
    private readonly sheet: BookSheet,
    { held = new Set(), idle = new Set(), method, selectors }: Marks,
  ) {
    this.formats = formatsOf(sheet.rows);
    [this.held, this.idle, this.method, this.selectors] = [held, idle, method, selectors];
  }

  write(row: BookRow): void {
    switch (row.kind) {
      case 'section':
        return this.section(row);
      case 'case':
        return this.case(row);
      case 'calendar':
        return this.calendar(row);
      case 'input':
        return this.input(row);
      case 'table':
        return this.table(row);
      case 'members':
        return this.members(row);
      case 'line':
        return this.line(row);
    }
  }

  private section({ row, title, note }: Extract<BookRow, { kind: 'section' }>): void {
    const text = note === undefined ? [] : [{ text: `   ${cellText(note)}`, font: FONTS.note }];
    this.to.getCell(row, 1).value = { richText: [{ text: cellText(title), font: FONTS.heading }, ...text] };
    for (let column = 1; column <= DESCRIBING_COLUMNS + this.book.years.length; column++) {
      this.to.getCell(row, column).fill = FILLS.section;
    }
  }

  private case({ row, id, title, note }: CaseRow): void {
    writeText(this.to.getCell(row, 1), id, 'quiet');
    writeText(this.to.getCell(row, 2), title);
    if (note !== undefined) writeText(this.to.getCell(row, 3), note, 'note');
  }

  private unitOf(row: { readonly name: string; readonly unit: string }): string {
    return unitIn(this.book, row.unit, this.formats.get(formatKey(row)) ?? '');
  }

  private calendar({ row, name, label, value, template, source }: CalendarRow): void {
    this.describe(row, [name, label, '', ''], { source });
    const cell = this.to.getCell(`${VALUE_COLUMN}${row}`);
    if (template === undefined) writeNumber(cell, value, value % 1 === 0 ? '0' : '0.0', 'bold');
    else writeFormula(cell, template, value, '0');
  }

  private input(row: InputRow): void {
    const label = labelOfInput(this.book, row);
    if (row.inTable === undefined)
      this.describe(row.row, [row.name, label, row.member ?? '', this.unitOf(row)], {
        source: describeSource(row),
        ...inModel(row),
        ...(this.idle.has(row.name) ? { formula: IDLE } : {}),
      });
    this.total(row);
    row.values.forEach((value, index) => {
      const column = row.series ? yearColumn(this.book, index) : valueColumn(row);
      this.inputCell(`${column}${row.row}`, value, row);
    });
  }

  private table(of: TableRow): void {
    const { row, name, key, value, source } = of;
    this.describe(row, [name, labelOfInput(this.book, of), '', this.unitOf(of)], {
      ...(source === undefined ? {} : { source }),
      unit: of.unit,
    });
    this.inputCell(`C${row}`, key);
    this.to.getCell(`C${row}`).alignment = { horizontal: 'left' };
    this.inputCell(`${VALUE_COLUMN}${row}`, value, of);
  }

  private inputCell(address: string, value: number, of = { name: '', unit: '' }): void {
    const cell = this.to.getCell(address);
    const format = this.formats.get(formatKey(of)) ?? 'General';
    const selected = this.selectors?.formula(of.name, address);
    if (selected === undefined) writeNumber(cell, value, format, 'input');
    else writeFormula(cell, selected, value, format, 'input');
    cell.fill = this.held.has(of.name) ? FILLS.held : FILLS.input;
  }

  private line(row: LineRow): void {
    if (row.inTable === undefined) {
      this.describe(row.row, [row.name, row.label, row.member ?? '', this.unitOf(row)], {
        source: this.sourceOf(row, failureOf(row)),
        formula: row.formula,
        ...inModel(row),
      });
    }
    const font = isLink(row.template) ? 'link' : 'formula';
    const ends = row.series ? new Set([0, this.book.years.length - 1]) : [0];
    for (const index of ends) {
      const cell = this.to.getCell(`${row.series ? yearColumn(this.book, index) : valueColumn(row)}${row.row}`);
      const formula = fillTemplate(this.book, row.template, index);
      const format = this.formats.get(formatKey(row));
      writeFormula(cell, formula, row.values[index] ?? null, format, font, row.isArray);
    }
    if (row.series) this.yearRows.push(row);
    this.total(row);
    if (row.check) colourChecks(this.to, this.valueRange(row));
  }

  /** Amounts of each year are added up before the years, by a live sum; levels, rates and indices are not. */
  private total(row: LineRow | InputRow): void {
    if (row.isFlow !== true) return;
    const cell = this.to.getCell(`${TOTAL_COLUMN}${row.row}`);
    writeFormula(cell, totalOfYears(this.book, row.row), totalOf(row.values), this.formats.get(formatKey(row)));
  }

  private alsoOf(row: LineRow): string | undefined {
    const titles =
      this.sheet.kind === 'beside'
        ? (this.book.beside?.cases ?? []).filter(({ id }) => row.cases?.slice(1).includes(id)).map(({ title }) => title)
        : this.book.cases
            .filter(({ id, sheet }) => row.cases?.includes(id) && sheet !== this.to.name)
            .map(({ sheet }) => sheet);
    return titles.length === 0 ? undefined : `Also of ${titles.join(', ')}`;
  }

  private sourceOf(row: LineRow, failure?: string): string {
    return [this.alsoOf(row), row.source, failure, row.note].filter((part) => part !== undefined).join(' · ');
  }

  /** The head of a table of members, and what names its rows: the values follow as rows of their own. */
  private members({ row: head, by }: MembersRow): void {
    const headed = this.sheet.rows.flatMap((row): HeadedRow[] => {
      if ((row.kind !== 'line' && row.kind !== 'input') || row.inTable?.head !== head) return [];
      const isInput = row.kind === 'input';
      return [
        {
          at: row.row,
          column: row.inTable.column,
          member: row.member ?? '',
          memberId: row.memberId ?? row.member ?? '',
          name: row.name,
          unit: this.unitOf(row),
          engineUnit: row.unit,
          label: isInput ? labelOfInput(this.book, row) : row.label,
          source: isInput ? describeSource(row) : this.sourceOf(row),
          formula: isInput ? '' : row.formula,
          failure: isInput ? undefined : failureOf(row),
        },
      ];
    });
    const heads = { by, last: LAST_HEAD[this.sheet.kind] };
    writeTableHead(this.to, head, heads, headed, (cell, text) => this.source(cell, text));
  }

  private valueRange(of: LineRow): string {
    const { row, series, values } = of;
    if (!series) return `${valueColumn(of)}${row}`;
    return `${yearColumn(this.book, 0)}${row}:${yearColumn(this.book, values.length - 1)}${row}`;
  }

  private describe(row: number, texts: readonly string[], { source, formula, memberId, unit }: Described): void {
    texts.forEach((text, index) => {
      if (text !== '') writeText(this.to.getCell(row, index + 1), text, index === 0 ? 'quiet' : 'plain');
    });
    const quiet = { [FORMULA_COLUMN]: formula, [MEMBER_ID_COLUMN]: memberId, [ENGINE_UNIT_COLUMN]: unit };
    for (const [column, text = ''] of Object.entries(quiet))
      if (text !== '') writeText(this.to.getCell(`${column}${row}`), text, 'quiet');
    this.source(this.to.getCell(`${SOURCE_COLUMN}${row}`), source ?? '');
    for (const column of [SOURCE_COLUMN, FORMULA_COLUMN, MEMBER_ID_COLUMN, ENGINE_UNIT_COLUMN])
      this.to.getCell(`${column}${row}`).alignment = INDENTED;
  }

  /** A source leads to the clause that it cites. */
  private source(cell: Cell, text: string): void {
    if (text === '') return;
    const location = this.method?.placeOf(text);
    if (location !== undefined) this.links.push({ cell: cell.address, location });
    writeText(cell, text, location === undefined ? 'quiet' : 'cited');
  }
}

/** What is said of a row behind its value. */
interface Described {
  readonly source?: string;
  readonly formula?: string;
  readonly memberId?: string;
  /** As formulas have it. */
  readonly unit?: string;
}

/** What the model calls a row's member and unit. */
function inModel({ member, memberId = member, unit }: LineRow | InputRow): Described {
  return { ...(memberId === undefined ? {} : { memberId }), unit };
}

function failureOf({ failure }: LineRow): string | undefined {
  return failure === undefined ? undefined : `#N/A as written: ${failure}`;
}

/** A formula that is nothing but a cell of another sheet, or a named input. */
function isLink(template: string): boolean {
  return /^(('[^']*'|[A-Za-z]+)!\$?(\{c\}|[A-Z]+)\$?\d+|in_[a-z0-9_]+)$/.test(template);
}
