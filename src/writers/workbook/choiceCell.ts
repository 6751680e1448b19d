import type { Cell } from 'exceljs';
import { writeText } from './cells.js';
import { FILLS } from './styles.js';

/** A cell in which a reader chooses a text of a list; anything else is refused, with what to do. */
export function writeChoice(cell: Cell, chosen: string, list: string, error: string): void {
  writeText(cell, chosen, 'input');
  cell.fill = FILLS.input;
  cell.dataValidation = {
    type: 'list',
    allowBlank: false,
    formulae: [list],
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Not in the list',
    error,
  };
}
