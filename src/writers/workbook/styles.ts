import type { Alignment, Fill, Font } from 'exceljs';

const FAMILY = { name: 'Calibri', size: 10 };

/** FAST's colours: inputs blue on pale yellow, formulas black, links to another sheet green. */
export const FONTS = {
  plain: { ...FAMILY },
  bold: { ...FAMILY, bold: true },
  title: { ...FAMILY, size: 16, bold: true },
  heading: { ...FAMILY, size: 12, bold: true },
  quiet: { ...FAMILY, color: { argb: 'FF606060' } },
  /** A text that leads elsewhere in the workbook. */
  cited: { ...FAMILY, underline: true, color: { argb: 'FF606060' } },
  note: { ...FAMILY, italic: true, color: { argb: 'FF606060' } },
  input: { ...FAMILY, color: { argb: 'FF0000C8' } },
  formula: { ...FAMILY },
  link: { ...FAMILY, color: { argb: 'FF00701A' } },
  head: { ...FAMILY, bold: true, color: { argb: 'FFFFFFFF' } },
  banner: { ...FAMILY, size: 12, bold: true, color: { argb: 'FF8A1C00' } },
} as const satisfies Record<string, Partial<Font>>;

export type FontName = keyof typeof FONTS;

export const FILLS = {
  input: solid('FFFFFBD6'),
  held: solid('FFE6E6E6'),
  section: solid('FFE3E9EF'),
  head: solid('FF1F3A54'),
  good: solid('FFD7EFDC'),
  bad: solid('FFF6C9C4'),
  banner: solid('FFFFE3D6'),
} as const;

export const WRAPPED: Partial<Alignment> = { wrapText: true, vertical: 'top' };

export const INDENTED: Partial<Alignment> = { horizontal: 'left', indent: 1 };

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb }, bgColor: { argb } };
}
