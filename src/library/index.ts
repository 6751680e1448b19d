export { BUSINESS_AS_USUAL, Library, type OpenOwn } from './library.js';
export { SETTINGS_KEYS, type Settings, type SlotPick } from './settings.js';
