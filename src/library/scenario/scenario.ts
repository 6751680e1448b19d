import type { Given } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';
import type { Settings } from '../settings.js';
import type { ScenarioEffect } from './effect.js';

/** A scenario with all that it extends: growth, then inputs, then the effects of a programme. */
export interface Scenario extends Settings {
  /** Inputs of its growth and of what it extends, the later before the earlier. */
  readonly givens: readonly Given[];
  readonly effects: readonly ScenarioEffect[];
  /** The preset that it takes its growth from. */
  readonly growth?: Settings;
  /** Titles and ids of the scenarios that it extends, the nearest first. */
  readonly extended: readonly Pick<Settings, 'id' | 'title'>[];
}

/** What one file of a scenario says by itself. */
export interface ScenarioFile {
  readonly settings: Settings;
  readonly effects: readonly ScenarioEffect[];
  readonly growth?: { readonly id: string; readonly place: Place };
  readonly extends?: { readonly name: string; readonly place: Place };
}
