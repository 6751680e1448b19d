export { ACTS_ON, PODS, type ActsOn, type ScenarioEffect } from './effect.js';
export { EFFECT_KEYS, SCOPE_KEYS } from './readEffects.js';
export type { Scenario } from './scenario.js';
