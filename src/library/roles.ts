import type { Settings } from './settings.js';

/** The option that every other is compared with. */
export const BUSINESS_AS_USUAL = 'business-as-usual';
/** The option that runs the programme and closes nothing: what is said of the programme itself is said of it. */
export const PROGRAMME_ALONE = 'programme-alone';

/** What an option is among those compared: the counterfactual, the programme by itself, one that closes something, or a what-if. */
export type OptionRole = 'usual' | 'programme' | 'acting' | 'what_if';

/** A what-if is one whatever it extends. */
export function roleOf({ id, whatIf }: Pick<Settings, 'id' | 'whatIf'>): OptionRole {
  if (whatIf) return 'what_if';
  if (id === BUSINESS_AS_USUAL) return 'usual';
  return id === PROGRAMME_ALONE ? 'programme' : 'acting';
}
