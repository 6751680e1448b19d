import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import JSZip from 'jszip';
import { DAMAGES, type Damage } from './damages.js';
import type { Draw } from './draw.js';

const LAYER = 'tests/land/shapefiles';
const HOSPITALS = ['sites/stoke-mandeville', 'sites/typical-acute', 'sites/university-college-hospital'];

/** A sound folder in a temporary one, in which file after file is damaged and mended again. */
export class Sound {
  private constructor(
    readonly folder: string,
    private readonly files: ReadonlyMap<string, Buffer>,
  ) {}

  static copyOf(from: string, folder: string): Sound {
    cpSync(from, folder, { recursive: true });
    return Sound.at(folder);
  }

  static at(folder: string): Sound {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    const files = names.map((each) => relative(folder, join(each.parentPath, each.name))).sort();
    return new Sound(folder, new Map(files.map((file) => [file, readFileSync(join(folder, file))])));
  }

  /** Damages one file, tries, and mends it; what was damaged and how. */
  damaged(draw: Draw, attempt: (what: string) => void): void {
    const file = draw.of([...this.files.keys()].filter((each) => !each.endsWith('.md')));
    const before = this.files.get(file) ?? Buffer.alloc(0);
    const path = join(this.folder, file);
    const kind = draw.of([...Object.keys(DAMAGES), 'file']);
    rmSync(path);
    try {
      if (kind === 'file') inPlace(path, draw);
      else writeFileSync(path, damagedBytes(DAMAGES[kind] ?? [], before, draw, file));
      attempt(`${file}, ${kind}`);
    } finally {
      rmSync(path, { recursive: true, force: true });
      writeFileSync(path, before);
    }
  }
}

/** Some of the damages apply to no file of a kind: then its bytes are damaged. */
function damagedBytes(ways: readonly Damage[], before: Buffer, draw: Draw, file: string): Buffer {
  return draw.of(ways)(before, draw, file) ?? draw.of(DAMAGES.bytes ?? [])(before, draw, file) ?? before;
}

/** Something else in a file's place: nothing, a folder, a link that leads nowhere, round or out of the folder. */
function inPlace(path: string, draw: Draw): void {
  const kind = draw.of(['nothing', 'folder', 'nowhere', 'round', 'out']);
  if (kind === 'folder') mkdirSync(path);
  else if (kind !== 'nothing')
    symlinkSync(kind === 'nowhere' ? `${path}.gone` : kind === 'round' ? path : '/etc', path);
}

/** The small fixture, the shipped hospitals, and the fixture with its constraints as a shapefile and in an archive, below one folder. */
export async function soundFolders(): Promise<{ readonly parent: string; readonly sites: readonly Sound[] }> {
  const parent = mkdtempSync(join(tmpdir(), 'decant-damaged-'));
  const small = ['small', 'shape', 'zipped'].map((code) => {
    const folder = join(parent, code);
    cpSync('templates/site', folder, { recursive: true });
    return folder;
  });
  const zip = new JSZip();
  for (const ending of ['shp', 'dbf']) {
    const bytes = readFileSync(`${LAYER}/pipes.${ending}`);
    writeFileSync(join(parent, 'shape', `constraints.${ending}`), bytes);
    zip.file(`pipes.${ending}`, bytes, { date: new Date(Date.UTC(2026, 0, 1)) });
  }
  writeFileSync(
    join(parent, 'zipped', 'constraints.zip'),
    await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }),
  );
  for (const code of ['shape', 'zipped']) rmSync(join(parent, code, 'constraints.geojson'));
  const hospitals = HOSPITALS.map((from) => Sound.copyOf(from, join(parent, from.replace('sites/', ''))));
  return { parent, sites: [...small.map((folder) => Sound.at(folder)), ...hospitals] };
}

/** The shipped templates below a folder, in which a file of the model or of its parameters is damaged. */
export function soundTemplates(parent: string): Sound {
  return Sound.copyOf('templates', join(parent, 'templates'));
}
