import type { Library } from '../../library/index.js';
import type { Problem } from '../../problems/index.js';
import type { Study } from '../../study/index.js';
import { changedFacts, type ChangedFacts, type Reader } from '../changedFacts.js';
import { memberLabelsOf } from '../memberLabels.js';
import { openAsked } from '../opened/index.js';
import type { SetsApart } from '../sets/index.js';

/** What `decant pfi` finds of the hospital’s contracts, whose own model asks for more of them; what is odd there it says itself. */
interface OfContracts {
  readonly problems: readonly Problem[];
  readonly study?: Study;
  /** What is set that the contracts alone have: the hospital says the rest. */
  readonly changed: readonly ChangedFacts[];
}

export const NO_FAULTS: OfContracts = { problems: [], changed: [] };

/** The contracts with what is set of them, as the hospital itself is judged. */
export function faultsOfContracts(
  { site, structures }: Study,
  folder: string,
  library: Library,
  { ofContracts }: SetsApart,
): OfContracts {
  if (site.contracts.length === 0 || site.model === undefined) return NO_FAULTS;
  const { study, reader, problems } = openAsked(folder, library, { part: 'contract', sets: ofContracts });
  if (study === undefined) return { problems: problems.filter(({ severity }) => severity === 'error'), changed: [] };
  const isAlone = (name: string): boolean => !structures.some(({ blueprint }) => blueprint.inputs.has(name));
  const changes = reader?.changes.filter(({ name }) => isAlone(name)) ?? [];
  const places = new Set(changes.flatMap(({ place }) => place?.file ?? []));
  return {
    problems: problems.filter(({ file }) => places.has(file)),
    study,
    changed: reader === undefined || changes.length === 0 ? [] : [ofReader({ ...reader, changes }, study)],
  };
}

function ofReader(reader: Reader, study: Study): ChangedFacts {
  return changedFacts(reader, study, memberLabelsOf(study));
}

/** What is set of the hospital, and of its contracts alone. */
export function togetherChanged(all: readonly ChangedFacts[]): ChangedFacts | undefined {
  const [first] = all;
  return (
    first && {
      ...first,
      sentence: all.map(({ sentence }) => sentence).join(' '),
      inputs: all.flatMap(({ inputs }) => inputs),
    }
  );
}
