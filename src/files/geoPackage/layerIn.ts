import type { Database } from 'sql.js';
import type { Asked, GeoPackageLayer } from './readGeoPackage.js';
import { EXPORT, Refused, refuseNoTable, rowsOf, textOf } from './statements.js';
import { tableIn } from './tableIn.js';

const MOST_LAYERS = 200;

/**
 * The layer that is asked for: the one there is, or of several that which is called as the map is. Throws `Refused`, and whatever SQLite
 * throws for a damaged file.
 */
export function layerIn(db: Database, asked: Asked): GeoPackageLayer {
  for (const table of ['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys']) refuseNoTable(db, table);
  const layers = layersIn(db);
  const { name } = chosen(layers, asked.names);
  refuseNoTable(db, name);
  const sql = 'SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?) LIMIT 1';
  const [geometry] = [...rowsOf(db, sql, [name])];
  if (geometry === undefined) throw new Refused(`its layer ${name} names no column of geometry`, EXPORT);
  return {
    name,
    others: layers.flatMap((layer) => (layer.name === name ? [] : [layer.name])),
    srs: systemIn(db, Number(geometry.srs_id)),
    ...tableIn(db, { name, geometry: textOf(geometry.column_name) }, asked),
  };
}

interface Named {
  readonly name: string;
  /** What people call it, which need not be its name. */
  readonly called: string;
}

function layersIn(db: Database): Named[] {
  const sql = `SELECT table_name, identifier FROM gpkg_contents WHERE data_type = 'features' LIMIT ${MOST_LAYERS + 1}`;
  const layers = [...rowsOf(db, sql)].map((row) => ({ name: textOf(row.table_name), called: textOf(row.identifier) }));
  if (layers.length > MOST_LAYERS)
    throw new Refused(`it holds more than ${MOST_LAYERS} layers`, 'Export the layer that is meant alone');
  return layers;
}

function chosen(layers: readonly Named[], names: readonly string[]): Named {
  const [first] = layers;
  if (first === undefined)
    throw new Refused('it holds no layer of geometry', 'Export the layer that is meant as a GeoPackage');
  if (layers.length === 1) return first;
  const isMeant = (name: string): boolean => names.includes(name.toLowerCase());
  const byName = layers.filter(({ name }) => isMeant(name));
  const meant = byName.length > 0 ? byName : layers.filter(({ called }) => isMeant(called));
  if (meant.length === 1 && meant[0] !== undefined) return meant[0];
  throw new Refused(
    `it holds ${layers.length} layers, ${layers.map(({ name }) => name).join(', ')}`,
    `Call the one that is meant ${names[0] ?? ''}, or export it alone`,
  );
}

/** What the file says of a coordinate system: -1 and 0 are the standard's words for one that nobody knows. */
function systemIn(db: Database, id: number): GeoPackageLayer['srs'] {
  const [row] = [...rowsOf(db, 'SELECT * FROM gpkg_spatial_ref_sys WHERE srs_id = ? LIMIT 1', [id])];
  const definitions = [row?.definition, row?.definition_12_063].map(textOf).filter((text) => /[[(]/.test(text));
  const code = row?.organization_coordsys_id;
  const named = typeof code === 'number' && id > 0 ? { code: `${textOf(row?.organization)}:${code}` } : {};
  return { id, definitions, ...named };
}
