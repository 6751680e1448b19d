import type { Cell, Database } from 'sql.js';
import type { Asked, GeoPackageLayer, GeoPackageRow } from './readGeoPackage.js';
import { cellsOf, EXPORT, quoted, Refused, rowsOf, textOf } from './statements.js';

/** A column of a table, as SQLite tells of it. */
interface Column {
  readonly name: string;
  readonly isKey: boolean;
  readonly isWhole: boolean;
  /** Worked out from others, as each row is read. */
  readonly isGenerated: boolean;
}

/** What a cell costs, beside what it holds. */
const PER_CELL = 8;

/** The rows of a layer, as far as they are asked for. Throws `Refused`, and whatever SQLite throws for a damaged file. */
export function tableIn(
  db: Database,
  { name, geometry }: { readonly name: string; readonly geometry: string },
  { rows: most, bytes }: Asked,
): Pick<GeoPackageLayer, 'key' | 'rows' | 'unread'> {
  const columns = [...rowsOf(db, `PRAGMA table_xinfo(${quoted(name)})`)].map((row): Column => ({
    name: textOf(row.name),
    isKey: Number(row.pk) > 0,
    isWhole: /^int(eger)?$/i.test(textOf(row.type)),
    isGenerated: Number(row.hidden) > 0,
  }));
  const drawn = columns.find((column) => column.name.toLowerCase() === geometry.toLowerCase() && !column.isGenerated);
  if (drawn === undefined)
    throw new Refused(`its layer ${name} has no column ${geometry}, in which its geometry should be`, EXPORT);
  const keys = columns.filter(({ isKey }) => isKey);
  const [key] = keys.length === 1 ? keys : [];
  // The number of a row is no property: programs give rows new ones.
  const own = columns.filter((column) => column !== drawn && !(column === key && column.isWhole));
  const attributes = own.filter(({ isGenerated }) => !isGenerated);
  const unread = new Set(own.filter(({ isGenerated }) => isGenerated).map((column) => column.name));
  const read = [key?.name ?? 'rowid', drawn.name, ...attributes.map((column) => column.name)].map(quoted).join(', ');
  const rows: GeoPackageRow[] = [];
  let size = 0;
  for (const { cells } of cellsOf(db, `SELECT ${read} FROM ${quoted(name)} LIMIT ${most + 1}`)) {
    if (rows.length === most)
      throw new Refused(`its layer ${name} has over ${most} rows`, 'Leave out what is no part of the hospital');
    const [number = null, shape, ...values] = cells;
    size += cells.reduce(
      (sum: number, cell) => sum + PER_CELL + (typeof cell === 'number' ? 0 : (cell?.length ?? 0)),
      0,
    );
    if (size > bytes)
      throw new Refused(
        `its layer ${name} holds more than ${bytes} bytes`,
        'Simplify it, and leave out what is no part of the hospital',
      );
    attributes.forEach((column, index) => {
      if (values[index] instanceof Uint8Array) unread.add(column.name);
    });
    rows.push({
      key: number instanceof Uint8Array ? '' : String(number),
      geometry: shape instanceof Uint8Array ? Buffer.from(shape).toString('base64') : undefined,
      values: Object.fromEntries(attributes.map((column, index) => [column.name, plain(values[index])])),
    });
  }
  return { key: key?.name ?? 'row', rows, unread: [...unread] };
}

function plain(cell: Cell | undefined): string | number | null {
  return cell === undefined || cell instanceof Uint8Array ? null : cell;
}
