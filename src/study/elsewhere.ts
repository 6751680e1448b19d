import { PARTS, type Site } from '../hospitals/index.js';
import { OTHERWISE, waysOf, type Candidate, type Library } from '../library/index.js';
import type { Section } from '../model/index.js';
import type { Given } from '../model/values/index.js';
import type { Problem } from '../problems/index.js';
import { commandOf } from '../words/commands/index.js';
import type { Part } from './partOf.js';

/** A name that no model of a hospital has, and where it stands: what to say of it, and what to do to have it. */
export interface Elsewhere {
  readonly isInput: boolean;
  readonly found: string;
  readonly right: string;
}

const TEMPLATES = { file: 'templates/models' };
/** Sections of this folder have their inputs from the hospital's folder of the same name. */
const CONTRACTS = 'pfi/';
const CONTRACT_MODEL: Part = 'contract';

type Model = NonNullable<ReturnType<Library['model']>>;

/** A section that has the name, in the choice of a model in which it is one. */
interface Owner {
  readonly section: Section;
  readonly model: Model;
  readonly choice: readonly Candidate[];
  readonly candidate: Candidate;
}

interface Asked {
  readonly site: Site;
  readonly library: Library;
}

interface AskedOf extends Asked {
  readonly model: Model;
}

/**
 * Of an input or a line, by its name or its label, which stands in some section that this hospital's models lack: which section, and what
 * the folder must give for it to stand. Undefined for a name that no section of the library has.
 */
export function elsewhere(typed: string, site: Site, library: Library): Elsewhere | undefined {
  const models = library.ids('models').flatMap((id) => library.model(id, TEMPLATES, []) ?? []);
  const owners = models.flatMap((model) => ownersIn(model, typed, library));
  const asksLeast = (one: Owner, other: Owner): number => asks(one) - asks(other);
  const own = owners.filter(({ model }) => model.id === site.model).sort(asksLeast);
  const [first] = own.length > 0 ? own : owners.sort(asksLeast);
  if (first === undefined) return inNoModel(typed, library);
  const others = owners.filter((owner) => owner !== first && owner.model === first.model);
  const more = others.map(({ section }) => `, or of ${sectionCalled(section)}`).join('');
  const place = `${sectionCalled(first.section)}${more}, ${more === '' ? '' : 'the first of '}${standsWhere(first, { site, library })}`;
  return {
    isInput: first.section.inputs.some(isCalled(typed)),
    found: `${said(first.section, typed)} ${place}`,
    right: remedy(first, { site, library }),
  };
}

/** How much a folder must give for a section to stand. */
function asks({ candidate: { when = OTHERWISE } }: Owner): number {
  return Math.min(...waysOf(when).map((way) => way.length));
}

function ownersIn(model: Model, typed: string, library: Library): Owner[] {
  return model.choices.flatMap((choice) =>
    choice.flatMap((candidate) => {
      const section = library.section(candidate.section, TEMPLATES, []);
      return section === undefined || !has(section, typed) ? [] : [{ section, model, choice, candidate }];
    }),
  );
}

function isCalled(typed: string): (each: { readonly name: string; readonly label: string }) => boolean {
  const text = typed.toLowerCase();
  return ({ name, label }) => name === typed || label.toLowerCase() === text;
}

function has({ inputs, lines }: Section, typed: string): boolean {
  return [...inputs, ...lines].some(isCalled(typed));
}

function said({ inputs, lines }: Section, typed: string): string {
  const input = inputs.find(isCalled(typed));
  return input === undefined
    ? `${lines.find(isCalled(typed))?.name ?? typed} is a line of`
    : `${input.name} is an input of`;
}

function sectionCalled({ id, title }: Section): string {
  return `the section “${title}” (${id})`;
}

/** Where a hospital lists its sections itself, in another model, or under a condition that it does not meet. */
function standsWhere({ model, choice, candidate }: Owner, { site, library }: Asked): string {
  if (site.model === undefined) return 'which site.yaml does not list';
  const where = condition(choice, candidate, { site, library, model });
  if (model.id === site.model) return `which stands ${where === '' ? 'always' : where}`;
  const other = `which is in the model ${model.id} alone (${commandFor(model)})`;
  return where === '' ? other : `${other}, and stands there ${where}`;
}

function commandFor({ id }: Model): string {
  return commandOf(id === CONTRACT_MODEL);
}

/** In words; empty where a section stands always. One stands only where none before it in its choice does. */
function condition(choice: readonly Candidate[], candidate: Candidate, asked: AskedOf): string {
  const before = choice
    .slice(0, choice.indexOf(candidate))
    .flatMap(({ when }) => (when === undefined ? [] : [given(when, asked)]));
  const { when = OTHERWISE } = candidate;
  const unless =
    before.length === 0 ? '' : `unless ${when === OTHERWISE ? 'the folder' : 'it'} ${before.join(', or ')}`;
  if (when === OTHERWISE) return unless;
  return `only where the folder ${given(when, asked)}${unless === '' ? '' : `, ${unless}`}`;
}

/** What a folder has or gives, by which a condition is met. */
function given(when: string, asked: AskedOf): string {
  const ways = waysOf(when);
  const inputs = ways.flat().filter((name) => !PARTS.some((part) => part === name));
  const said = ways.map((way) => way.map((name) => PART_IN_WORDS[name] ?? name).join(' and ')).join(', or ');
  if (inputs.length === 0) return `has ${said}`;
  return `gives ${said} (in ${[...new Set(inputs.map((name) => filesFor(name, asked)))].join(' and ')})`;
}

const PART_IN_WORDS: Readonly<Record<string, string>> = { pfi: 'a contract in pfi/ or a block drawn as pfi' };

/** The file in which a folder gives an input: a contract’s, or site.yaml; an option may give it too, where options act. */
function filesFor(name: string, { site, library, model }: AskedOf): string {
  const isTerm = library
    .ids('model')
    .filter((id) => id.startsWith(CONTRACTS))
    .some((id) => library.section(id, TEMPLATES, [])?.inputs.some((each) => each.name === name));
  const file = isTerm ? fileOfContract(site) : 'site.yaml';
  return model.id === CONTRACT_MODEL ? file : `${file}, or in an option`;
}

function fileOfContract({ contracts }: Site): string {
  const [only] = contracts;
  return only !== undefined && contracts.length === 1 ? only.file : 'pfi/….yaml';
}

function remedy({ section, model, choice, candidate }: Owner, { site, library }: Asked): string {
  if (site.model === undefined) return `List it: - ${section.id}`;
  const isBound = condition(choice, candidate, { site, library, model }) !== '';
  if (model.id === site.model) return 'See to that first: of a section that does not stand nothing can be set or shown';
  return `Ask ${commandFor(model)} for it${isBound ? ', once that is so' : ''}`;
}

/** Of a section that no model has, but that an option may pick for a slot, or a site may list. */
function inNoModel(typed: string, library: Library): Elsewhere | undefined {
  const [first] = library.ids('model').flatMap((id) => {
    const section = library.section(id, TEMPLATES, []);
    return section === undefined || !has(section, typed) ? [] : [section];
  });
  if (first === undefined) return undefined;
  const { fills } = first;
  const where =
    fills === undefined
      ? ['which no model has', `A site.yaml that lists its sections may have it: - ${first.id}`]
      : [
          `which stands only where it is picked for the slot ${fills.name}`,
          `Pick it in site.yaml or an option, under slots: ${fills.name}: ${first.id}`,
        ];
  return {
    isInput: first.inputs.some(isCalled(typed)),
    found: `${said(first, typed)} ${sectionCalled(first)}, ${where[0] ?? ''}`,
    right: where[1] ?? '',
  };
}

/** What an option, a scenario or the folder gives to a section that does not stand is told with where that would stand. */
export function toldElsewhere(
  problems: readonly Problem[],
  givens: readonly Given[],
  listed: readonly Section[],
  { site, library }: Asked,
): Problem[] {
  const isGiven = ({ misses, file, line }: Problem): boolean =>
    givens.some(({ name, place }) => name === misses && place.file === file && place.line === line);
  return problems.map((problem) => {
    const { misses } = problem;
    if (misses === undefined || !isGiven(problem) || listed.some((section) => has(section, misses))) return problem;
    const stands = elsewhere(misses, site, library);
    return stands === undefined ? problem : { ...problem, right: `${stands.found}. ${stands.right}` };
  });
}
