// The yaml package alone, to be built into one file as our own code is.
export { parse } from 'yaml';
