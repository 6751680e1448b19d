import { geoPackageProgram } from '../../files/geoPackage/index.js';
import { openZip, readZip } from '../../files/zip/index.js';
import {
  placeOfFeature,
  readGeoJson,
  readGeoPackageMap,
  readKml,
  readShapefile,
  type FeatureCollection,
  type PlaceInFile,
  type Shapefile,
  type WantedOfMap,
} from '../../land/maps/index.js';
import { BLOCK_PROPERTIES } from './blocks.js';
import { CONSTRAINT_PROPERTIES, GIVE_EACH, SAID_OF_CONSTRAINTS } from './constraints.js';
import { FORMS, otherForm, type MapName } from './forms.js';
import type { SiteFolder } from '../site/folder.js';
import { howToDraw, REGISTER_FILES } from '../register/files.js';
import type { Refuse } from './properties.js';
import { sayUnread } from './unread.js';

/** One file of the map, and how its faults are said. */
export interface Layer {
  /** As messages name it. */
  readonly file: string;
  readonly read: FeatureCollection | undefined;
  readonly refuse: Refuse;
  readonly warn: Refuse;
}

type Say = Pick<Layer, 'refuse' | 'warn'>;

/** Without any of these an outline says nothing of a block. */
export const OWN = ['floor_area_m2', 'tenure', 'movable'];
const WANTED: Readonly<Record<MapName, WantedOfMap>> = {
  boundary: { map: 'boundary', own: OWN },
  buildings: { map: 'buildings', own: OWN },
  constraints: { map: 'constraints', own: SAID_OF_CONSTRAINTS, give: GIVE_EACH },
};
export const BOUNDARY_PROPERTIES = ['id', 'source', 'status', 'surveyed'];
/** Names of a table's columns have ten letters at most, and stand for these. */
const PROPERTIES: Readonly<Record<MapName, readonly string[]>> = {
  boundary: BOUNDARY_PROPERTIES,
  buildings: BLOCK_PROPERTIES,
  constraints: CONSTRAINT_PROPERTIES,
};
/** What would follow from a map that must be there. */
const NEEDED = {
  boundary:
    'Add it: the site’s area and the ground of each block are measured in it, and no land could be sold without',
  buildings:
    'Add it: wards empty and land is freed block by block, and which are PFI is said there; one block for the whole hospital will do',
};
const FLAGS = ['movable', 'freed', 'listed', 'shared_plant', 'hard'];
const NUMBERS = [
  ...['floor_area_m2', 'gross_external_area_m2', 'footprint_m2', 'storeys', 'running_cost', 'year_built'],
  ...['buffer_m', 'cost_gbp'],
];
/** What a layer may be called by which it is known among several. */
const LAYERS: Readonly<Record<MapName, readonly string[]>> = {
  boundary: ['boundary', 'site'],
  buildings: ['buildings', 'blocks'],
  constraints: ['constraints'],
};
const LEFT_BESIDE = ['-wal', '-journal'];
/** Who has a register and no outline of it is told what draws squares. */
function squaresFor(folder: SiteFolder): string {
  const register = REGISTER_FILES.find((file) => folder.has(file));
  return register === undefined ? '' : `. ${howToDraw(folder.label(register))}`;
}

/** Files of a KMZ: pictures beside the text. */
const MOST_IN_KMZ = 200;
const LARGEST_KML = 20_000_000;

/** Reads one map, in whichever of its forms it stands; undefined where the folder has none and need not. */
export function readLayer(folder: SiteFolder, name: MapName): Layer | undefined {
  const forms = FORMS.map((ending) => `${name}.${ending}`).filter((file) => folder.has(file));
  const unread = folder.strangers().flatMap((file) => (otherForm(file)?.map === name ? [file] : []))[0];
  if (forms.length === 0 && name === 'constraints' && unread === undefined) return undefined;
  const [form = unread ?? `${name}.geojson`, other] = forms;
  const file = folder.label(form);
  let featuresAt: readonly PlaceInFile[] | undefined = [];
  const say =
    (severity: 'error' | 'warning'): Refuse =>
    (found, right, about = found) =>
      void folder.problems.push({ severity, file, ...placeOfFeature(about, featuresAt), found, right });
  const [refuse, warn] = [say('error'), say('warning')];
  const instead = forms.length === 0 && unread !== undefined ? otherForm(unread) : undefined;
  if (instead !== undefined) refuse(instead.found, instead.right);
  else if (forms.length === 0 && name !== 'constraints')
    refuse('this file is missing', `${NEEDED[name]}${name === 'buildings' ? squaresFor(folder) : ''}`);
  if (other !== undefined) refuse(`${other} stands beside it`, 'Keep one form of the map');
  const read = forms.length === 1 ? collectionOf(folder, form, name, { refuse, warn }) : undefined;
  featuresAt = read?.featuresAt;
  for (const { found, right } of read?.oddities ?? []) warn(found, right);
  if (read?.publisher === undefined) sayUnread(read?.features ?? [], PROPERTIES[name], warn);
  return { file, read, refuse, warn };
}

function collectionOf(folder: SiteFolder, form: string, name: MapName, say: Say): FeatureCollection | undefined {
  const { refuse } = say;
  const lines = name === 'constraints';
  if (form.endsWith('.geojson')) {
    const text = folder.text(form);
    return text === undefined
      ? undefined
      : readGeoJson(text, folder.label(form), folder.problems, { lines, wanted: WANTED[name] });
  }
  if (/\.km[lz]$/.test(form)) {
    const text = form.endsWith('.kml') ? folder.text(form) : inKmz(folder, form, say);
    const options = { lines, flags: FLAGS, numbers: NUMBERS };
    return text === undefined ? undefined : readKml(text, folder.label(form), folder.problems, options);
  }
  if (form.endsWith('.gpkg')) return inGeoPackage(folder, form, name, say);
  const files = form.endsWith('.zip') ? zipped(folder, form, say) : loose(folder, name);
  const shapefile = files === undefined ? undefined : together(files, refuse);
  if (shapefile === undefined) return undefined;
  return readShapefile(shapefile, folder.label(form), folder.problems, {
    lines,
    known: PROPERTIES[name],
    flags: FLAGS,
  });
}

/** A layer of a database, which may hold several, those of other maps among them. */
function inGeoPackage(folder: SiteFolder, form: string, name: MapName, { refuse }: Say): FeatureCollection | undefined {
  const bytes = folder.bytes(form);
  if (bytes === undefined) return undefined;
  // A program that has it open, or was ended, leaves what it has not yet written into it in a file beside it.
  const left = LEFT_BESIDE.map((ending) => form + ending).find((file) => (folder.size(file) ?? 0) > 0);
  if (left !== undefined)
    return void refuse(
      `${left} stands beside it, with changes that are not in it yet`,
      'Close it in the program that has it open, or open it there again and close it, and copy it then',
    );
  return readGeoPackageMap(bytes, folder.label(form), folder.problems, {
    ...{ lines: name === 'constraints', flags: FLAGS, numbers: NUMBERS },
    program: folder.built === undefined ? undefined : geoPackageProgram(folder.built),
    names: LAYERS[name],
  });
}

/** The text of an archive of Google's: its one document, which the standard calls doc.kml. */
function inKmz(folder: SiteFolder, form: string, { refuse }: Say): string | undefined {
  const bytes = folder.bytes(form);
  const open = bytes === undefined ? undefined : openZip(bytes, MOST_IN_KMZ, refuse);
  if (open === undefined) return undefined;
  try {
    const text = open('doc.kml', LARGEST_KML);
    return text === undefined
      ? void refuse('it holds no doc.kml', 'Export it again as KMZ, or as KML')
      : new TextDecoder().decode(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return void refuse(`it cannot be read: ${error.message}`, 'Export it again, as KML');
  }
}

/** The files of one layer, by their endings. */
type Files = ReadonlyMap<string, Uint8Array>;

function loose(folder: SiteFolder, name: MapName): Files | undefined {
  const files = new Map<string, Uint8Array>();
  for (const ending of ['shp', 'dbf', 'prj', 'cpg']) {
    if (!folder.has(`${name}.${ending}`)) continue;
    const bytes = folder.bytes(`${name}.${ending}`);
    if (bytes === undefined) return undefined;
    files.set(ending, bytes);
  }
  return files;
}

function zipped(folder: SiteFolder, form: string, { refuse, warn }: Say): Files | undefined {
  const bytes = folder.bytes(form);
  const files = bytes === undefined ? undefined : readZip(bytes, refuse);
  if (files === undefined) return undefined;
  const layers = [...files.keys()].filter((file) => /\.shp$/i.test(file));
  const [layer] = layers;
  if (layer === undefined || layers.length > 1)
    return void refuse(
      `it holds ${layers.length === 0 ? 'no shapefile' : layers.join(' and ')}`,
      'Zip one layer alone',
    );
  const stem = layer.slice(0, -'.shp'.length).toLowerCase();
  const own = [...files].filter(([file]) => file.toLowerCase().startsWith(`${stem}.`));
  const others = [...files.keys()].filter((file) => !own.some(([mine]) => mine === file));
  if (others.length > 0) warn(`it also holds ${others.join(', ')}, which is not read`, 'Zip one layer alone');
  return new Map(own.map(([file, content]) => [file.slice(stem.length + 1).toLowerCase(), content]));
}

function together(files: Files, refuse: Refuse): Shapefile | undefined {
  const [shp, dbf] = [files.get('shp'), files.get('dbf')];
  if (shp === undefined || dbf === undefined)
    return void refuse(
      'its .dbf is missing',
      'A shapefile is a .shp with its .dbf, and a .prj that says its coordinates',
    );
  const text = (ending: string): string | undefined => {
    const bytes = files.get(ending);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
  const [prj, cpg] = [text('prj'), text('cpg')];
  return { shp, dbf, ...(prj === undefined ? {} : { prj }), ...(cpg === undefined ? {} : { cpg }) };
}
