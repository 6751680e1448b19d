import { COLUMNS, HEADER } from './columns.js';

/** The page of docs on the register, from the list of columns. */
export function registerPage(): string {
  const rows = COLUMNS.map(({ name, also, help }) => `| \`${name}\` | ${help} | ${also.join(', ')} |`);
  return `# The estate register of a hospital

\`blocks.csv\` or \`blocks.xlsx\` in the hospital's folder says what each block is, a row a block, where the outlines of
\`buildings.geojson\` (or its shapefile, KML or GeoPackage) carry none of it. A template's header:

\`\`\`csv
${HEADER.join(',')}
\`\`\`

Where nobody has outlines, \`decant init DIR --site CODE --register FILE\` draws a square for each row, by its floor and storeys, as an
illustration; the plan says so.

A title above the header, other columns and a total row are left aside, and said. A workbook is read on its sheet called blocks, else on
its first. Numbers may stand as published (\`66,667\`, \`£1.2m\`); a heading in £k or £m counts its cells in those. A blank says nothing.

A row is joined to the outline that \`outline\` names, else to that of its id, else to that of its name, whatever the case, spaces and
punctuation. What register and outline both say and is not the same is told, and the register is read. Over outlines
that are illustrative, as \`decant init\` draws them, it is read with one note for all: they know nothing that it could contradict.

| Column | What stands in it | Also known as |
| --- | --- | --- |
${rows.join('\n')}
`;
}
