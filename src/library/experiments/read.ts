import { placeOf, type YamlEntry, type YamlFile } from '../../files/yaml/index.js';
import { namedBy, oneOf, saidBy } from '../scalars.js';
import type { Settings } from '../settings.js';
import {
  ASKED_IN,
  DECISIONS_IN,
  TRIED_ON,
  VARIANTS,
  type Ask,
  type Experiment,
  type VariantKind,
} from './experiment.js';

export const EXPERIMENT_KEYS = [
  ...(['experiment', 'note', 'variants', 'unchanged', 'on', 'decisions', 'sheet', 'only_in'] as const),
  ...(['asks', 'draws'] as const),
] as const;
export const ASK_KEYS = ['line', 'label', 'year', 'against'] as const;

/** Reads a file of templates/experiments; `settingsOf` reads the variants of a kind. Names of lines are judged against the model later. */
export function readExperiment(
  file: YamlFile,
  id: string,
  settingsOf: (kind: VariantKind) => readonly Settings[],
): Experiment {
  const fields = file.fields(file.root, 'an experiment', EXPERIMENT_KEYS);
  const text = (key: (typeof EXPERIMENT_KEYS)[number]): string | undefined => saidBy(file, fields.get(key));
  const title = text('experiment');
  if (title === undefined) file.error(file.root, 'this experiment has no title', 'Begin with experiment: …');
  const [note, unchanged] = [text('note'), text('unchanged')];
  const on = oneOf(file, fields.get('on'), TRIED_ON) ?? 'acting';
  const kind = oneOf(file, fields.get('variants'), VARIANTS);
  const asks = asksOf(file, fields.get('asks'));
  if (asks.length === 0) file.error(file.root, 'this experiment asks nothing', 'Add asks: and a line');
  const draws = fields.get('draws');
  const decisions = oneOf(file, fields.get('decisions'), DECISIONS_IN) ?? 'kept';
  if (draws !== undefined && decisions === 'anew')
    file.error(
      fields.get('decisions')?.value,
      'nothing is decided anew in a draw, which nobody knows beforehand',
      'Write decisions: kept',
    );
  const sheet = text('sheet');
  if (sheet !== undefined && (kind === undefined || on !== 'change' || decisions === 'anew' || draws !== undefined))
    file.error(
      fields.get('sheet')?.value,
      'a sheet of live variants is of one option, whose decisions are kept: formulas can decide nothing',
      'Write variants:, on: change and decisions: kept, and no draws; or leave sheet: out',
    );
  return {
    id,
    title: title ?? id,
    ...(note === undefined ? {} : { note }),
    variants: kind === undefined ? [] : settingsOf(kind),
    ...(unchanged === undefined ? {} : { unchanged }),
    on,
    decisions,
    ...(sheet === undefined ? {} : { sheet }),
    onlyInReport: oneOf(file, fields.get('only_in'), ['report']) !== undefined,
    asks,
    ...(draws === undefined
      ? {}
      : {
          draws: file.entries(draws.value, 'draws').map((entry) => ({
            name: entry.key,
            label: saidBy(file, entry) ?? entry.key,
            place: placeOf(file, entry.keyNode),
          })),
        }),
  };
}

function asksOf(file: YamlFile, entry: YamlEntry | undefined): Ask[] {
  if (entry === undefined) return [];
  return file.entries(entry.value, entry.key).flatMap(({ key, keyNode, value }): Ask[] => {
    const fields = file.fields(value, `what is asked as ${key}`, ASK_KEYS);
    const line = namedBy(file, fields.get('line'));
    if (!fields.has('line')) file.error(value ?? keyNode, `${key} names no line`, 'Write line: and the name of a line');
    if (line === undefined) return [];
    const [label, against] = [saidBy(file, fields.get('label')), namedBy(file, fields.get('against'))];
    return [
      {
        id: key,
        line: line.name,
        place: line.place,
        ...(label === undefined ? {} : { label }),
        year: oneOf(file, fields.get('year'), ASKED_IN) ?? 'last',
        ...(against === undefined ? {} : { against }),
      },
    ];
  });
}
