import {
  asList,
  asMap,
  asScalar,
  isYamlPath,
  sourceOf,
  type YamlFile,
  type YamlEntry,
  type YamlNode,
} from '../../files/yaml/index.js';
import type { Given } from '../../model/values/index.js';
import { parseFinancialYear } from '../../words/index.js';
import { readFacts } from './facts.js';
import type { SiteFolder } from './folder.js';
import { readGivens } from './givens.js';
import {
  CODE_RULE,
  flawOfName,
  isMemberName,
  isSiteCode,
  isTemplateId,
  MEMBER_RULE,
  plainLabel,
  TEMPLATE_RULE,
} from './names.js';
import { namedPlaces, type NamedPlaces } from './named.js';
import { textOf } from './provenance.js';
import { namedReturns, type NamedReturn } from './returned.js';
import type { Fact, Timeline } from './site.js';

/** Keys of site.yaml. */
export const SITE_KEYS = [
  'name',
  'code',
  'trust',
  'ods_code',
  'timeline',
  'model',
  'sections',
  'scenario',
  'options',
  'returns',
  'dimensions',
  'labels',
  'inputs',
  'facts',
  'attribution',
  'note',
] as const;
const LONGEST_HORIZON = 120;

/** What site.yaml says. Parts that are wrong are missing or empty, and the folder's problems say why. */
export interface SiteFile {
  readonly name?: string;
  readonly trust?: string;
  readonly odsCode?: string;
  readonly timeline?: Timeline;
  /** The name of a model, or else a list of sections. */
  readonly model?: string;
  readonly sections: readonly string[];
  readonly scenario?: string;
  readonly options: readonly string[];
  readonly named: NamedPlaces;
  /** Extracts of national returns, below sources/. */
  readonly returns: readonly NamedReturn[];
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  readonly memberLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly givens: readonly Given[];
  readonly facts: readonly Fact[];
  readonly attributions: readonly string[];
}

/** Reads site.yaml; undefined when it is missing or is not plain YAML. */
export function readSiteFile(folder: SiteFolder): SiteFile | undefined {
  const yaml = folder.yaml('site.yaml');
  if (yaml === undefined) return undefined;
  const fields = yaml.fields(yaml.root, 'site.yaml', SITE_KEYS);
  checkCode(yaml, fields.get('code'), folder.code);
  const dimensions = dimensionsOf(yaml, fields.get('dimensions'));
  const optional = <T>(key: string, read: (node: YamlNode | null) => T[]): T[] =>
    fields.has(key) ? read(fields.get(key)?.value ?? null) : [];
  return {
    ...plainText(yaml, fields),
    ...withTimeline(timelineOf(yaml, fields.get('timeline'))),
    ...modelOf(yaml, fields),
    options: idsOf(yaml, fields.get('options'), 'options'),
    named: namedPlaces(yaml, fields),
    returns: namedReturns(yaml, fields.get('returns')),
    dimensions,
    memberLabels: labelsOf(yaml, fields.get('labels'), dimensions),
    givens: optional('inputs', (node) => readGivens(yaml, node)),
    facts: optional('facts', (node) => readFacts(yaml, node)),
    attributions: optional('attribution', (node) => {
      for (const item of asList(node) ?? []) refuseFlaw(yaml, item, 'an attribution', Infinity);
      return textsOf(yaml, node, 'attribution');
    }),
  };
}

function plainText(
  yaml: YamlFile,
  fields: ReadonlyMap<string, YamlEntry>,
): Pick<SiteFile, 'name' | 'trust' | 'odsCode' | 'scenario'> {
  const text = (key: string): string | undefined =>
    fields.has(key) ? textOf(yaml, fields.get(key)?.value, key, yaml.root) : undefined;
  for (const key of ['name', 'scenario']) {
    if (!fields.has(key)) yaml.error(yaml.root, `site.yaml has no ${key}`, `Add a line that begins ${key}:`);
  }
  for (const key of ['name', 'trust', 'ods_code']) refuseFlaw(yaml, fields.get(key)?.value, key);
  const [name, trust, odsCode, scenario] = [text('name'), text('trust'), text('ods_code'), text('scenario')];
  if (scenario !== undefined && !isTemplateId(scenario) && !isYamlPath(scenario))
    yaml.error(
      fields.get('scenario')?.value,
      `${scenario} cannot be a scenario`,
      `${TEMPLATE_RULE}; a scenario of your own is scenarios/….yaml`,
    );
  return {
    ...(name === undefined ? {} : { name }),
    ...(trust === undefined ? {} : { trust }),
    ...(odsCode === undefined ? {} : { odsCode }),
    ...(scenario === undefined ? {} : { scenario }),
  };
}

/** Names and labels are printed as they are. */
function refuseFlaw(yaml: YamlFile, node: YamlNode | null | undefined, what: string, longest?: number): void {
  const scalar = asScalar(node);
  const flaw = scalar === undefined ? undefined : flawOfName(sourceOf(scalar), longest);
  if (flaw !== undefined) yaml.error(node, `${what} holds ${flaw.found}`, flaw.right);
}

function checkCode(yaml: YamlFile, entry: YamlEntry | undefined, code: string): void {
  const said = entry === undefined ? code : textOf(yaml, entry.value, 'code', entry.keyNode);
  if (said === undefined || said === code) return;
  if (!isSiteCode(said)) yaml.error(entry?.value, `${said} cannot be a site’s code`, CODE_RULE);
  else
    yaml.error(
      entry?.value,
      `the code ${said} is not the folder’s name, ${code}`,
      'The folder’s name is the code: take this line away',
    );
}

function withTimeline(timeline: Timeline | undefined): { timeline?: Timeline } {
  return timeline === undefined ? {} : { timeline };
}

function timelineOf(yaml: YamlFile, entry: YamlEntry | undefined): Timeline | undefined {
  if (entry === undefined)
    return void yaml.error(
      yaml.root,
      'site.yaml has no timeline',
      'Add timeline: { first: 2016/17, base: 2016/17, last: 2045/46 }',
    );
  const fields = yaml.fields(entry.value, 'timeline', ['first', 'base', 'last']);
  const year = (key: string): number | undefined => {
    const text = textOf(yaml, fields.get(key)?.value, `timeline ${key}`, entry.keyNode);
    const read = text === undefined ? undefined : parseFinancialYear(text);
    if (text !== undefined && read === undefined)
      yaml.error(fields.get(key)?.value, `${text} is not a financial year`, 'Write it like 2016/17');
    return read;
  };
  const [first, base, last] = [year('first'), year('base'), year('last')];
  if (first === undefined || base === undefined || last === undefined) return undefined;
  if (first > base || base > last)
    return void yaml.error(entry.keyNode, 'the timeline does not run first, base, last', 'first ≤ base ≤ last');
  if (last - first >= LONGEST_HORIZON)
    return void yaml.error(entry.keyNode, `the timeline has ${last - first + 1} years`, `At most ${LONGEST_HORIZON}`);
  return { first, base, last };
}

function idsOf(yaml: YamlFile, entry: YamlEntry | undefined, what: string): string[] {
  if (entry === undefined) {
    yaml.error(yaml.root, `site.yaml has no ${what}`, `Add ${what}: and a list`);
    return [];
  }
  const ids = textsOf(yaml, entry.value, what);
  for (const id of ids)
    if (!isTemplateId(id)) yaml.error(entry.value, `${id} cannot be one of the ${what}`, TEMPLATE_RULE);
  if (new Set(ids).size < ids.length) yaml.error(entry.value, `one of the ${what} stands twice`, 'Keep one');
  return ids;
}

/** Either the name of a model or a list of sections. */
function modelOf(yaml: YamlFile, fields: ReadonlyMap<string, YamlEntry>): Pick<SiteFile, 'model' | 'sections'> {
  const [model, sections] = [fields.get('model'), fields.get('sections')];
  if (model === undefined && sections === undefined)
    yaml.error(yaml.root, 'site.yaml names no model', 'Add a line model: acute');
  if (model === undefined) return { sections: sections === undefined ? [] : idsOf(yaml, sections, 'sections') };
  if (sections !== undefined)
    yaml.error(
      sections.keyNode,
      'site.yaml has both a model and sections',
      'A model lists the sections: keep one of them',
    );
  const named = textOf(yaml, model.value, 'model', model.keyNode);
  if (named !== undefined && !isTemplateId(named)) yaml.error(model.value, `${named} cannot be a model`, TEMPLATE_RULE);
  return { ...(named === undefined ? {} : { model: named }), sections: [] };
}

function textsOf(yaml: YamlFile, node: YamlNode | null, what: string): string[] {
  const items = asList(node) ?? [];
  if (items.length === 0)
    yaml.error(node ?? yaml.root, `${what} should be a list of one or more`, `Write ${what}: [a, b]`);
  return items.flatMap((item) => textOf(yaml, item, what, item) ?? []);
}

function dimensionsOf(yaml: YamlFile, entry: YamlEntry | undefined): Record<string, readonly string[]> {
  const dimensions: Record<string, readonly string[]> = {};
  if (entry === undefined) return dimensions;
  for (const { key, keyNode, value } of yaml.entries(entry.value, 'dimensions')) {
    const own = {
      intervention: 'the scenario',
      pool: 'beds.csv',
      pod: 'activity.csv',
      cohort: 'activity.csv',
      block: 'the map of buildings',
      function: 'the map of buildings',
      constraint: 'the map of constraints',
      parcel: 'the choice of blocks',
    }[key];
    if (!isMemberName(key)) yaml.error(keyNode, `${key} cannot be the name of a dimension`, MEMBER_RULE);
    else if (own !== undefined) yaml.error(keyNode, `the members of ${key} come from ${own}`, 'Take them away here');
    else dimensions[key] = textsOf(yaml, value, `the members of ${key}`);
    for (const member of dimensions[key] ?? [])
      if (!isMemberName(member)) yaml.error(value, `${member} cannot be the name of a member`, MEMBER_RULE);
  }
  return dimensions;
}

function labelsOf(
  yaml: YamlFile,
  entry: YamlEntry | undefined,
  dimensions: SiteFile['dimensions'],
): Record<string, Record<string, string>> {
  const labels = Object.fromEntries(
    Object.entries(dimensions).map(([name, members]) => [
      name,
      Object.fromEntries(members.map((member) => [member, plainLabel(member)])),
    ]),
  );
  if (entry === undefined) return labels;
  for (const [name, field] of yaml.fields(entry.value, 'labels', Object.keys(dimensions))) {
    if (asMap(field.value) === undefined)
      yaml.error(field.keyNode, `the labels of ${name} should be a mapping`, 'Write member: Its label');
    else
      for (const [member, { value }] of yaml.fields(field.value, `the labels of ${name}`, dimensions[name] ?? [])) {
        const scalar = asScalar(value);
        refuseFlaw(yaml, value, `the label of ${member}`);
        if (scalar !== undefined) (labels[name] ??= {})[member] = sourceOf(scalar);
      }
  }
  return labels;
}
