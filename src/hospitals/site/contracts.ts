import { asScalar } from '../../files/yaml/index.js';
import type { Given } from '../../model/values/index.js';
import type { Returned } from '../../returns/index.js';
import type { SiteFolder } from './folder.js';
import { readFacts } from './facts.js';
import { readGivens } from './givens.js';
import { namedReturns, withoutTyped, type NamedReturn, type ReadReturns } from './returned.js';
import type { Fact } from './site.js';

/** Keys of a contract's file. */
export const CONTRACT_KEYS = ['contract', 'note', 'returns', 'inputs', 'facts'] as const;

/** What the files of pfi/ say: the terms of each contract as inputs, and its facts. */
export function readContracts(
  folder: SiteFolder,
  returned: (named: readonly NamedReturn[]) => ReadReturns,
): {
  readonly files: readonly string[];
  readonly labels: readonly string[];
  readonly givens: readonly Given[];
  readonly facts: readonly Fact[];
  readonly dimensions: Returned['dimensions'];
} {
  const files = folder.contracts();
  const read = files.flatMap((file) => readContract(folder, file, returned) ?? []);
  return {
    files,
    labels: read.flatMap(({ label }) => label ?? []),
    givens: read.flatMap(({ givens }) => givens),
    facts: read.flatMap(({ facts }) => facts),
    dimensions: Object.assign({}, ...read.map(({ dimensions }) => dimensions)) as Returned['dimensions'],
  };
}

interface Contract {
  readonly label?: string;
  readonly givens: Given[];
  readonly facts: Fact[];
  readonly dimensions: Returned['dimensions'];
}

function readContract(
  folder: SiteFolder,
  file: string,
  returned: (named: readonly NamedReturn[]) => ReadReturns,
): Contract | undefined {
  const yaml = folder.yaml(file);
  if (yaml === undefined) return undefined;
  const fields = yaml.fields(yaml.root, file, CONTRACT_KEYS);
  const inputs = fields.get('inputs');
  const named = namedReturns(yaml, fields.get('returns'));
  if (inputs === undefined && named.length === 0)
    yaml.error(
      yaml.root,
      `${file} has no inputs`,
      'Add inputs: and the contract’s terms, or returns: and HM Treasury’s list, as in [hmt-pfi_2016-03-31#293]',
    );
  const facts = fields.get('facts');
  const said = asScalar(fields.get('contract')?.value);
  const label = typeof said?.value === 'string' ? said.value.trim() : '';
  const typed = inputs === undefined ? [] : readGivens(yaml, inputs.value);
  const published = returned(named);
  return {
    ...(label === '' ? {} : { label }),
    givens: [...typed, ...withoutTyped(published.givens, typed)],
    facts: [...published.facts, ...(facts === undefined ? [] : readFacts(yaml, facts.value))],
    dimensions: published.dimensions,
  };
}
