import type { Problem } from '../../problems/index.js';
import { SiteFolder } from '../site/folder.js';
import { Tables } from '../tables/tables.js';
import { readRegister, type Register } from './register.js';

/** The register of a folder that holds nothing else; undefined where there is none or it cannot be read, and `problems` says why. */
export function registerAlone(folder: string, problems: Problem[]): Register | undefined {
  const opened = SiteFolder.open(folder, problems);
  const read = opened === undefined ? undefined : readRegister(opened, new Tables(opened));
  return read === 'none' ? undefined : read;
}
