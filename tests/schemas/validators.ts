import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { SCHEMAS, type SchemaName } from '../../src/schemas/index.js';

const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
const validators = new Map<SchemaName, ValidateFunction>();

function validatorOf(name: SchemaName): ValidateFunction {
  const known = validators.get(name) ?? ajv.compile(SCHEMAS[name]);
  validators.set(name, known);
  return known;
}

/** What a schema finds wrong with a YAML text, each with its path; none when it is right. */
export function faultsOf(name: SchemaName, text: string): string[] {
  const validate = validatorOf(name);
  if (validate(parse(text, { version: '1.2' }))) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

export function faultsOfFile(name: SchemaName, file: string): string[] {
  return faultsOf(name, readFileSync(file, 'utf8'));
}
