import { ACTS_ON, PODS, type EFFECT_KEYS, type SCOPE_KEYS } from '../library/scenario/index.js';
import { closed, pick, ref, said, type Schema, type SchemaOf } from './schema.js';
import { besideFact } from './values.js';

const beside: Readonly<Record<string, Schema>> = besideFact;
const share: SchemaOf<typeof SCOPE_KEYS> = {
  value: said('The share, from 0 to 100 %.', ref('quantity')),
  ...pick(beside, ['source', 'status', 'date', 'note']),
};

const oneOrMore = (items: Schema): Schema => ({
  anyOf: [items, { type: 'array', items, minItems: 1, uniqueItems: true }],
});

const effect: SchemaOf<typeof EFFECT_KEYS> = {
  evidence: said('Id of a row of templates/evidence/evidence.csv: GEI-ADM.', ref('title')),
  pods: said('Points of delivery to which the evidence is applied, or all.', oneOrMore({ enum: ['all', ...PODS] })),
  segments: said(
    'Parts of these points of delivery, by the names in activity.csv; all of them when left out.',
    oneOrMore({ type: 'string', pattern: '^[a-z0-9][a-z0-9_]{0,39}$' }),
  ),
  scope: said('Share of these patients of whom the evidence speaks.', ref('scope')),
  scope_of_pod: said(
    'The share that the segments are of the whole point of delivery, where a hospital does not count them apart.',
    ref('scope'),
  ),
  acts_on: said('What the effect changes, where the row’s measure does not say.', { enum: ACTS_ON }),
  reads: said('result reads the row’s result as the share that falls away; in a what-if only.', {
    enum: ['change', 'result'],
  }),
  instead_of: said('The row of the extended scenario whose place this one takes.', ref('title')),
};

export const SCOPE: Schema = { anyOf: [ref('quantity'), closed(share, ['value'])] };

/** What a scenario's programme changes, each by a row of evidence. */
export const EFFECTS: Schema = {
  type: 'array',
  items: closed(effect, ['evidence', 'pods', 'scope']),
};
