import type { Worksheet } from 'exceljs';

/** A sheet that exceljs has but in part, and what completes its XML: years between the first and the last, and links. */
export interface WrittenSheet {
  readonly worksheet: Worksheet;
  readonly complete: (xml: string) => Buffer;
  /** Rows of which only the first and the last year are written before that. */
  readonly years?: ReadonlySet<number>;
}
