import { BEST } from './best.js';
import { EXPERIMENT } from './experiments.js';
import { MODEL } from './model.js';
import { MODELS } from './models.js';
import { OVERVIEW } from './overview.js';
import { REPORT } from './report.js';
import { RETURN } from './returns.js';
import type { Schema } from './schema.js';
import { settingsSchema } from './settings.js';
import { CONTRACT, SITE } from './site.js';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** A schema for each kind of YAML file that Decant reads, by the name of its file in schemas/. Editors complete and check by them. */
export const SCHEMAS = {
  model: titled('Decant: a model file, or a section of one', MODEL),
  models: titled('Decant: which sections a kind of hospital has', MODELS),
  site: titled('Decant: a hospital’s site.yaml', SITE),
  contract: titled('Decant: a PFI contract of a hospital', CONTRACT),
  parameters: titled('Decant: national parameters', settingsSchema('parameters')),
  growth: titled('Decant: growth of admissions', settingsSchema('growth')),
  scenario: titled('Decant: a scenario', settingsSchema('scenario')),
  option: titled('Decant: an option', settingsSchema('option')),
  change: titled('Decant: a change of one assumption', settingsSchema('change')),
  best: titled('Decant: the rule for the best option', BEST),
  overview: titled('Decant: what a report sets side by side', OVERVIEW),
  report: titled('Decant: a topic of a report', REPORT),
  experiment: titled('Decant: what options are run again with', EXPERIMENT),
  regime: titled('Decant: a regime, under which a report runs an option again', settingsSchema('regime')),
  return: titled('Decant: a kind of national return', RETURN),
} as const satisfies Readonly<Record<string, Schema>>;

export type SchemaName = keyof typeof SCHEMAS;

function titled(title: string, schema: Schema): Schema {
  return { $schema: DRAFT, title, ...schema };
}
