import { Bytes } from './bytes.js';
import type { Code, ValueType } from './code.js';

export interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A function that the module takes from outside: module `m`. */
export interface Import {
  readonly name: string;
  readonly signature: Signature;
}

export interface ModuleFunction {
  readonly signature: Signature;
  readonly code: Code;
  /** Name by which it can be called from outside. */
  readonly exported?: string;
}

const PAGE = 65_536;

/** Pages of 64 KiB that hold so many bytes. */
export function pagesFor(bytes: number): number {
  return Math.ceil(bytes / PAGE);
}

/**
 * The bytes of a WebAssembly module whose memory is imported as `m.memory`. Imports are numbered first, then functions.
 * Source: WebAssembly Core Specification 2.0, section 5 (binary format).
 */
export function encodeModule(
  imports: readonly Import[],
  functions: readonly ModuleFunction[],
  bytes: number,
): Uint8Array<ArrayBuffer> {
  const whole = new Bytes().all([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
  const section = (id: number, write: (content: Bytes) => void): void => {
    const content = new Bytes();
    write(content);
    whole.byte(id).counted(content);
  };
  section(1, (types) =>
    types.vector([...imports, ...functions], ({ signature: { parameters, results } }) => {
      types.byte(0x60);
      for (const some of [parameters, results]) types.vector(some, (type) => types.byte(type));
    }),
  );
  section(2, (imported) => {
    imported.unsigned(imports.length + 1);
    imported.text('m').text('memory').byte(0x02).byte(0x00).unsigned(pagesFor(bytes));
    imports.forEach(({ name }, index) => imported.text('m').text(name).byte(0x00).unsigned(index));
  });
  section(3, (types) => types.vector(functions, (_, index) => types.unsigned(imports.length + index)));
  const exported = functions.flatMap(({ exported: name }, index) => (name === undefined ? [] : [{ name, index }]));
  section(7, (exports) =>
    exports.vector(exported, ({ name, index }) =>
      exports
        .text(name)
        .byte(0x00)
        .unsigned(imports.length + index),
    ),
  );
  section(10, (bodies) => bodies.vector(functions, ({ code }) => bodies.counted(code.body())));
  return whole.written();
}
