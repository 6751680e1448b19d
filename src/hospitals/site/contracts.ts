import { asScalar } from '../../files/yaml/index.js';
import type { Given } from '../../model/values/index.js';
import type { SiteFolder } from './folder.js';
import { readFacts } from './facts.js';
import { readGivens } from './givens.js';
import type { Fact } from './site.js';

/** Keys of a contract's file. */
export const CONTRACT_KEYS = ['contract', 'note', 'inputs', 'facts'] as const;

/** What the files of pfi/ say: the terms of each contract as inputs, and its facts. */
export function readContracts(folder: SiteFolder): {
  readonly files: readonly string[];
  readonly labels: readonly string[];
  readonly givens: readonly Given[];
  readonly facts: readonly Fact[];
} {
  const files = folder.contracts();
  const read = files.flatMap((file) => readContract(folder, file) ?? []);
  return {
    files,
    labels: read.flatMap(({ label }) => label ?? []),
    givens: read.flatMap(({ givens }) => givens),
    facts: read.flatMap(({ facts }) => facts),
  };
}

interface Contract {
  readonly label?: string;
  readonly givens: Given[];
  readonly facts: Fact[];
}

function readContract(folder: SiteFolder, file: string): Contract | undefined {
  const yaml = folder.yaml(file);
  if (yaml === undefined) return undefined;
  const fields = yaml.fields(yaml.root, file, CONTRACT_KEYS);
  const inputs = fields.get('inputs');
  if (inputs === undefined) yaml.error(yaml.root, `${file} has no inputs`, 'Add inputs: and the contract’s terms');
  const facts = fields.get('facts');
  const said = asScalar(fields.get('contract')?.value);
  const label = typeof said?.value === 'string' ? said.value.trim() : '';
  return {
    ...(label === '' ? {} : { label }),
    givens: inputs === undefined ? [] : readGivens(yaml, inputs.value),
    facts: facts === undefined ? [] : readFacts(yaml, facts.value),
  };
}
