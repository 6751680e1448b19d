import { asScalar } from '../../files/yaml/index.js';
import type { Given } from '../../model/values/index.js';
import type { Returned } from '../../returns/index.js';
import type { SiteFolder } from './folder.js';
import { readFacts } from './facts.js';
import { readGivens } from './givens.js';
import { isMemberName, plainLabel } from './names.js';
import { namedReturns, withoutTyped, type NamedReturn, type ReadReturns } from './returned.js';
import type { Contract, Fact } from './site.js';

/** Keys of a contract's file. */
export const CONTRACT_KEYS = ['contract', 'note', 'returns', 'inputs', 'facts'] as const;

/** What the files of pfi/ say. */
export interface Contracts {
  /** One for each file, in the order of their names, with its own terms. */
  readonly all: readonly Contract[];
  /** Terms that are the hospital's: those of its one contract. Of several each keeps its own. */
  readonly givens: readonly Given[];
  readonly facts: readonly Fact[];
  /** Members of dimensions that returns list. */
  readonly dimensions: Returned['dimensions'];
}

/** Reads the files of pfi/, each a contract: its terms as inputs, its facts, and what it is called. */
export function readContracts(folder: SiteFolder, returned: Reader): Contracts {
  const read = folder.contracts().map((file) => readContract(folder, file, returned));
  const isOne = read.length === 1;
  refuseTwins(read, folder);
  refuseOneReturnTwice(read, folder);
  return {
    all: read,
    givens: isOne ? read.flatMap(({ givens }) => givens) : [],
    facts: read.flatMap(({ facts, label }) =>
      isOne ? facts : facts.map((fact) => ({ ...fact, label: `${label}: ${fact.label}` })),
    ),
    dimensions: Object.assign({}, ...read.map(({ dimensions }) => dimensions)) as Returned['dimensions'],
  };
}

/** `pfi/Tower-phase 2.yaml` → tower_phase_2, by which blocks and lines know the contract of that file. */
export function contractIdOf(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/^pfi\//, '')
    .replace(/\.ya?ml$/, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return isMemberName(id) ? id : `contract_${id}`.slice(0, 60);
}

/** What the extracts that a file names give. */
type Reader = (named: readonly NamedReturn[]) => ReadReturns;

type Read = Contract & {
  readonly facts: readonly Fact[];
  readonly dimensions: Returned['dimensions'];
  readonly named: readonly NamedReturn[];
};

function readContract(folder: SiteFolder, file: string, returned: Reader): Read {
  const id = contractIdOf(file);
  const unread = {
    id,
    label: plainLabel(id),
    file: folder.label(file),
    givens: [],
    facts: [],
    isNamed: false,
    dimensions: {},
    named: [],
    blanks: [],
  };
  const yaml = folder.yaml(file);
  if (yaml === undefined) return unread;
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
    ...unread,
    ...(label === '' ? {} : { label, isNamed: true }),
    givens: [...typed, ...withoutTyped(published.givens, typed)],
    facts: [...published.facts, ...(facts === undefined ? [] : readFacts(yaml, facts.value))],
    dimensions: published.dimensions,
    blanks: published.blanks,
    named,
  };
}

/** One project in two files would be paid twice. */
function refuseOneReturnTwice(contracts: readonly Read[], folder: SiteFolder): void {
  const first = new Map<string, string>();
  for (const { named, file } of contracts)
    for (const { text, place } of named) {
      const before = first.get(text);
      if (before === undefined) first.set(text, file);
      else
        folder.problems.push({
          severity: 'error',
          ...place,
          found: `${text} is read in ${before} already`,
          right: 'Keep it in one of the two: a contract that stands in both is paid twice',
        });
    }
}

/** Files whose names or labels cannot be told apart. */
function refuseTwins(contracts: readonly Contract[], folder: SiteFolder): void {
  const refuse = (file: string, found: string, right: string): void =>
    void folder.problems.push({ severity: 'error', file, found, right });
  contracts.forEach(({ id, label, file }, index) => {
    const [sameId, sameLabel] = [
      contracts.slice(0, index).find((each) => each.id === id),
      contracts.slice(0, index).find((each) => each.label === label),
    ];
    if (sameId !== undefined)
      refuse(file, `its name and that of ${sameId.file} are one name, ${id}`, 'Give the file another name');
    else if (sameLabel !== undefined)
      refuse(
        file,
        `this contract is called ${label}, as that of ${sameLabel.file} is`,
        'Give it a name of its own under contract:',
      );
  });
}
