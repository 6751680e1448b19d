import { inputsBehind } from '../../model/structure/behind/index.js';
import type { Blueprint } from '../../model/structure/index.js';
import { didYouMean, nearestName, UserError } from '../../problems/index.js';
import type { Study } from '../../study/index.js';
import { cellNamed } from '../explained/index.js';
import { memberLabelsOf, type MemberLabels } from '../memberLabels.js';

export interface NamedInput {
  readonly name: string;
  readonly member?: string;
}

interface Wrong {
  readonly wrong: string;
  readonly right: string;
}

/** Members, and inputs behind a line, that are listed for who names none of them. */
const MOST_MEMBERS = 12;
const MOST_INPUTS = 8;

/** Whether some model of a study has the input that is typed, or some member of it. */
export function hasInput(study: Study, typed: string): boolean {
  return !('wrong' in inputNamed(study, memberLabelsOf(study), typed));
}

/** The input of some option's model, and the member, that is typed by name or label as for `decant explain`; or why there is none, and what may be set. */
export function inputNamed(study: Study, labels: MemberLabels, typed: string): NamedInput | Wrong {
  const { structures } = study;
  const blueprints = structures.map(({ blueprint }) => blueprint);
  try {
    for (const blueprint of blueprints) {
      // A line may be called as an input is: what can be set is the input.
      const cell = cellNamed({ ...blueprint, lines: new Map() }, labels, typed);
      const by = cell === undefined ? undefined : blueprint.inputs.get(cell.name)?.by;
      if (cell === undefined) continue;
      return by !== undefined && cell.member === undefined ? whichMember(blueprint, cell.name, by) : cell;
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { wrong: error.message, right: error.problems.join('. ') };
  }
  const before = blueprints.flatMap((blueprint) => strangeMember(blueprint, typed) ?? []);
  return (
    before[0] ?? workedOut(blueprints, labels, typed) ?? ofAnotherSection(study, typed) ?? noInput(blueprints, typed)
  );
}

function membersOf({ dimensions }: Blueprint, by: string): readonly string[] {
  return dimensions.get(by)?.members ?? [];
}

/** Of one contract or one pool alone there is nothing to choose. */
function whichMember(blueprint: Blueprint, name: string, by: string): NamedInput | Wrong {
  const members = membersOf(blueprint, by);
  const [only] = members;
  if (only !== undefined && members.length === 1) return { name, member: only };
  return {
    wrong: `${name} has a value for each ${by}`,
    right: `Write ${name}.${members[0] ?? 'member'}=…; members are ${members.slice(0, MOST_MEMBERS).join(', ')}`,
  };
}

/** An input that has no such member, or no members at all. */
function strangeMember(blueprint: Blueprint, typed: string): Wrong | undefined {
  const dots = [...typed.matchAll(/\./g)].map(({ index }) => index);
  for (const dot of dots) {
    const [name, member] = [typed.slice(0, dot), typed.slice(dot + 1)];
    const input = blueprint.inputs.get(name);
    if (input === undefined) continue;
    if (input.by === undefined) return { wrong: `${name} has no members`, right: `Write ${name}=…` };
    const members = membersOf(blueprint, input.by);
    return {
      wrong: `${name} has no member ${member}`,
      right: didYouMean(member, members) ?? `Members are ${members.slice(0, MOST_MEMBERS).join(', ')}`,
    };
  }
  return undefined;
}

/** What a line is worked out from: some of it, where it is much. */
function behindLine(inputs: readonly string[]): string {
  const more = inputs.length - MOST_INPUTS;
  const named = inputs.slice(0, MOST_INPUTS).join(', ');
  if (inputs.length === 0) return 'Nothing that could be set stands behind it';
  return `It is worked out from ${named}${more > 0 ? ` and ${more} more inputs, which decant explain shows` : ''}: set ${inputs.length === 1 ? 'that' : 'one of those'}`;
}

/** A line, which is worked out. */
function workedOut(blueprints: readonly Blueprint[], labels: MemberLabels, typed: string): Wrong | undefined {
  for (const blueprint of blueprints) {
    const line = cellNamed(blueprint, labels, typed)?.name;
    if (line !== undefined)
      return { wrong: `${line} is worked out, and is no input`, right: behindLine(inputsBehind(blueprint, [line])) };
  }
  return undefined;
}

/** An input of a section that does not stand here, or a line, which could not be set there either. */
function ofAnotherSection({ elsewhere }: Study, typed: string): Wrong | undefined {
  const stands = elsewhere(typed) ?? elsewhere(typed.split('.')[0] ?? typed);
  return (
    stands && { wrong: stands.found, right: stands.isInput ? stands.right : 'It is worked out: only inputs are set' }
  );
}

/** Nothing of that name, and what is called nearly so. */
function noInput(blueprints: readonly Blueprint[], typed: string): Wrong {
  const inputs = blueprints.flatMap((blueprint) => [...blueprint.inputs.values()]);
  const [name = typed] = typed.split('.');
  const label = nearestName(
    typed,
    inputs.map((input) => input.label),
  );
  const labelled = inputs.find((input) => input.label === label);
  return {
    wrong: `there is no input ${typed.slice(0, MOST_LETTERS)}`,
    right:
      didYouMean(
        name,
        inputs.map((input) => input.name),
      ) ??
      (labelled === undefined
        ? 'What may be set stands on the workbook’s sheet Inputs, by name and by label'
        : `Did you mean ${labelled.name} (“${labelled.label}”)?`),
  };
}

const MOST_LETTERS = 80;
