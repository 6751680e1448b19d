import { printFinancialYear } from '../words/index.js';
import type { MadeBeds } from './beds.js';
import type { Gathered } from './gathered.js';
import type { Typical } from './asks.js';

/** Years that a model looks ahead. */
const AHEAD = 29;
const LICENCES = {
  ogl: 'Contains public sector information licensed under the Open Government Licence v3.0 (NHS England, HM Treasury).',
};

/** The text of site.yaml: names, years, the returns that it stands on, and what is the hospital's own. */
export function siteYamlOf(
  gathered: Gathered,
  parts: {
    readonly returns: readonly string[];
    readonly beds: MadeBeds;
    readonly typical: readonly Typical[];
    readonly todo: readonly string[];
    /** The last year (by its end) for which a payment of a contract is published; 0 without one: the model has to hold it. */
    readonly lastPayment: number;
    /** Floor of the site that ERIC’s PFI sheet has, m²; 0 where it has none. */
    readonly pfiFloorM2: number;
  },
): string {
  const { base } = gathered;
  const year = printFinancialYear(base);
  const lines = [
    `# Made from what is published of ${oneLine(gathered.name)} (${gathered.code}). decant check reads every figure again; decant report runs.`,
    '# TODO, in the order of what decides the answer:',
    ...parts.todo.map((each, index) => `# TODO ${index + 1} ${oneLine(each)}`),
    `name: ${quoted(gathered.name)}`,
    `trust: ${quoted(gathered.trust)}`,
    `ods_code: ${gathered.code}`,
    `timeline: { first: ${year}, base: ${year}, last: ${printFinancialYear(Math.max(base + AHEAD, parts.lastPayment))} }`,
    'model: acute',
    'scenario: planning-defaults',
    'options: [business-as-usual, programme-alone, rationalise-and-sell]',
    '# Extracts in sources/: the first of a kind drives, others stand beside it. A value under inputs: comes before them.',
    `returns: [${parts.returns.join(', ')}]`,
    `attribution: [${quoted(LICENCES.ogl)}]`,
    ...dimensionsOf(parts.typical),
    'inputs:',
    ...inputsOf(parts.beds, parts.typical, { year, pfiFloorM2: parts.pfiFloorM2 }),
  ];
  return `${lines.join('\n')}\n`;
}

/** Members that a return would list, where it gave none. */
function dimensionsOf(typical: readonly Typical[]): string[] {
  return typical.flatMap(({ lists, value }) =>
    lists === undefined || typeof value === 'string'
      ? []
      : ['dimensions:', `  ${lists}: [${[...value.keys()].join(', ')}]`],
  );
}

function inputsOf(
  { pools }: MadeBeds,
  typical: readonly Typical[],
  { year, pfiFloorM2 }: { readonly year: string; readonly pfiFloorM2: number },
): string[] {
  const inPfi = pools.map(({ pool, inPfi }) => `${pool}: ${inPfi ? 'yes' : 'no'}`).join(', ');
  const source = pools.some((pool) => pool.inPfi)
    ? 'ERIC’s PFI sheet: the site has a PFI part; which pools are in it follows from how beds.csv was split'
    : pfiFloorM2 > 0
      ? 'ERIC’s PFI sheet has a part of this site, and no contract was taken for it: drawn as owned until one is given'
      : 'No return has a PFI part of this site';
  return [
    `  pool_in_pfi: { status: published, source: ${quoted(source)}, members: { ${inPfi} } }`,
    ...typical.map(({ name, value, source: from }) => {
      const prices = /GBP/.test(typeof value === 'string' ? value : [...value.values()].join())
        ? `prices: ${year}, `
        : '';
      const given =
        typeof value === 'string'
          ? `value: ${value}`
          : `members: { ${[...value].map(([member, text]) => `${member}: ${text}`).join(', ')} }`;
      return `  ${name}: { ${given}, ${prices}status: illustrative, source: ${quoted(from)} }`;
    }),
  ];
}

/** A text in quotes that YAML and JSON read alike. */
function quoted(text: string): string {
  return JSON.stringify(oneLine(text));
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
}
