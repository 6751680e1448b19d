export { checkModelFile } from './check.js';
export { modelResult, readSetting, runModelFile, runWithSettings, type ModelResult, type ModelRun } from './run.js';
