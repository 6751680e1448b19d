import { join } from 'node:path';
import type { Result } from '../../src/report/index.js';
import type { Study } from '../../src/study/index.js';
import { resultOf, sites, studyOf } from '../study/reported.js';

const results = new Map<string, Result>();
const studies = new Map<string, Study>();

/** The result of a shipped hospital as it stands, under its own scenario, with the changes that a report tries: made once a worker. */
export function evaluated(site: string): Result {
  return kept(results, site, resultOf);
}

/** The study of a shipped hospital as it stands, under its own scenario: made once a worker. Nobody changes it. */
export function studied(site: string): Study {
  return kept(studies, site, studyOf);
}

function kept<Made>(made: Map<string, Made>, site: string, make: (folder: string) => Made): Made {
  const known = made.get(site) ?? make(join(sites, site));
  made.set(site, known);
  return known;
}
