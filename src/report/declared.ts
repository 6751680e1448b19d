import { mergeInOrder } from '../model/index.js';
import type { BoundRow, ModelLine, Structure } from '../model/structure/index.js';
import type { Place } from '../problems/index.js';
import { placedByCode, type Case, type Study } from '../study/index.js';
import type { MemberLabels } from './memberLabels.js';
import type { InputFacts, LineFacts, SectionFacts } from './result.js';

/** Every section of any option's model, in order, with the options that have it where not all do. */
export function sectionsOf(study: Study): SectionFacts[] {
  const lists = study.structures.map(({ blueprint }) => blueprint.sections);
  return mergeInOrder(lists, ({ id }) => id).map(({ id, title, note }) => ({
    id,
    title,
    ...(note === undefined ? {} : { note }),
    ...onlyIn(study, ({ blueprint }) => blueprint.sections.some((section) => section.id === id)),
  }));
}

/** Every line of any option's model. Sections that fill a slot each have lines of their own under the names that it asks for. */
export function linesOf(study: Study): LineFacts[] {
  const lists = study.structures.map(({ ofLine }) => [...ofLine.values()].flatMap(([row]) => row?.line ?? []));
  return mergeInOrder(lists, keyOf).map((line): LineFacts => {
    const { name, section, label, formula, source, note, by } = line;
    return {
      name,
      section,
      label,
      unit: line.unit.text,
      formula,
      ...(source === undefined ? {} : { source }),
      ...(note === undefined ? {} : { note }),
      ...(by === undefined ? {} : { by }),
      ...onlyIn(study, ({ ofLine }) => ofLine.get(name)?.[0]?.line.section === section),
    };
  });
}

/** Every input's rows, each value once: one that some options share has one row, with their ids where others have another. */
export function inputsOf(study: Study, labels: MemberLabels): InputFacts[] {
  const lists = study.structures.map(({ blueprint }) => [...blueprint.inputs.values()]);
  return mergeInOrder(lists, keyOf).flatMap((input) => {
    const having = study.cases.flatMap((each) => {
      const bound = each.outcome.bound.get(input.name);
      return bound?.input.section === input.section ? [{ options: [each.option.id], rows: bound.rows }] : [];
    });
    const [first] = having;
    if (first === undefined) return [];
    const differs = having.some(({ rows }) => rows.some((row, index) => !sameNumbers(row, first.rows[index])));
    const isPartial = having.length < study.cases.length;
    const together = { rows: first.rows, options: isPartial ? having.flatMap(({ options }) => options) : [] };
    const each = (differs ? having : [together]).flatMap(({ options, rows }) =>
      rows.map(({ values, place, ...row }): InputFacts => ({
        name: input.name,
        section: input.section,
        label: input.label,
        unit: input.unit.text,
        ...(options.length === 0 ? {} : { options }),
        values: [...values],
        place: printPlace(placedByCode(study.site, place)),
        ...memberLabel(labels, input.by, row.member),
        ...row,
      })),
    );
    return differs ? alikeOnce(each, study.cases.length) : each;
  });
}

/** Rows that differ in nothing but the options whose they are, and in whose file they stand, as one. */
function alikeOnce(rows: readonly InputFacts[], optionCount: number): InputFacts[] {
  const found = new Map<string, InputFacts>();
  for (const row of rows) {
    const { options = [], ...said } = row;
    const alike = JSON.stringify({ ...said, place: undefined });
    const also = found.get(alike);
    found.set(alike, { ...(also ?? row), options: [...(also?.options ?? []), ...options] });
  }
  return [...found.values()].map(({ options = [], ...row }) =>
    options.length === optionCount ? row : { ...row, options },
  );
}

/** What tells a line or an input from one of the same name in another option's model. */
function keyOf({ section, name }: Pick<ModelLine, 'section' | 'name'>): string {
  return `${section}\n${name}`;
}

function onlyIn(study: Study, has: (structure: Structure) => boolean): { options?: readonly string[] } {
  const having = study.cases.filter(({ outcome }: Case) => has(outcome.structure));
  return having.length === study.cases.length ? {} : { options: having.map(({ option }) => option.id) };
}

function memberLabel(
  labels: MemberLabels,
  by: string | undefined,
  member: string | undefined,
): { memberLabel?: string } {
  const label = labels[by ?? '']?.[member ?? ''];
  return label === undefined ? {} : { memberLabel: label };
}

function sameNumbers(a: BoundRow, b: BoundRow | undefined): boolean {
  return (
    b !== undefined &&
    a.values.length === b.values.length &&
    a.values.every((value, index) => value === b.values[index])
  );
}

function printPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
