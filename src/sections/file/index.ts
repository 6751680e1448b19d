export { checkModelFile } from './check.js';
export { modelResult, readSetting, runModelFile, type ModelResult, type ModelRun } from './run.js';
