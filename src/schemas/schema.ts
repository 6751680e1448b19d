/** A JSON Schema, or a part of one: draft 7, which editors read best. */
export type Schema = Readonly<Record<string, unknown>>;

/** A schema for each key of a reader's list: a key that one has and the other lacks does not compile. */
export type SchemaOf<Keys extends readonly string[]> = Readonly<Record<Keys[number], Schema>>;

/** A mapping with these keys and no others. */
export function closed(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return {
    type: 'object',
    properties,
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
  };
}

/** A schema with the sentence that an editor shows beside it. */
export function said(description: string, schema: Schema): Schema {
  return { description, ...schema };
}

export function ref(definition: string): Schema {
  return { $ref: `#/definitions/${definition}` };
}

/** Part of a mapping's keys, in the order in which they are listed. */
export function pick<Key extends string>(
  properties: Readonly<Record<string, Schema>>,
  keys: readonly Key[],
): Readonly<Record<Key, Schema>> {
  return Object.fromEntries(keys.map((key) => [key, properties[key] ?? {}])) as Record<Key, Schema>;
}

/** At most one of the keys stands in a mapping. */
export function atMostOne(keys: readonly string[]): Schema[] {
  return keys.flatMap((one, index) => keys.slice(index + 1).map((other) => ({ not: { required: [one, other] } })));
}
