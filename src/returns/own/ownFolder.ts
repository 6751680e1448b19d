import { isAbsolute, join, resolve } from 'node:path';
import { UserError } from '../../problems/index.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a user's own publications are kept: $DECANT_RETURNS; or else below the place of a user's data, which is $XDG_DATA_HOME or
 * ~/.local/share, on Windows %APPDATA%. Undefined where nothing says so; it need not be there.
 */
export function ownFolder(env: Environment = process.env, platform: string = process.platform): string | undefined {
  if (env.DECANT_RETURNS) return resolve(env.DECANT_RETURNS);
  const data = platform === 'win32' ? env.APPDATA : dataOf(env);
  return data ? join(data, 'decant', 'returns') : undefined;
}

/** As `ownFolder`, where something is to be put there: throws `UserError` where nothing says where. */
export function ownFolderToWrite(env: Environment = process.env, platform: string = process.platform): string {
  const folder = ownFolder(env, platform);
  if (folder !== undefined) return folder;
  const said = platform === 'win32' ? '%APPDATA%' : 'HOME';
  throw new UserError('Nothing says where your own publications are to be kept', [
    `${said} is not set, or is no full path: set DECANT_RETURNS to a folder of yours`,
  ]);
}

/** The standard has a path that is not a full one passed over. */
function dataOf({ XDG_DATA_HOME: data, HOME: home }: Environment): string | undefined {
  if (data && isAbsolute(data)) return data;
  return home && isAbsolute(home) ? join(home, '.local', 'share') : undefined;
}
