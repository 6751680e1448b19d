import { leb, type Code, type ValueType } from './code.js';

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
  const signatures = [...imports, ...functions].map(({ signature }) => signature);
  const exported = functions.flatMap(({ exported: name }, index) =>
    name === undefined ? [] : [[...text(name), 0x00, ...leb(imports.length + index)]],
  );
  const parts = [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(
      1,
      vector(
        signatures.map(({ parameters, results }) => [
          0x60,
          ...vector(parameters.map(one)),
          ...vector(results.map(one)),
        ]),
      ),
    ),
    section(
      2,
      vector([
        [...text('m'), ...text('memory'), 0x02, 0x00, ...leb(pagesFor(bytes))],
        ...imports.map(({ name }, index) => [...text('m'), ...text(name), 0x00, ...leb(index)]),
      ]),
    ),
    section(3, vector(functions.map((_, index) => leb(imports.length + index)))),
    section(7, vector(exported)),
    section(
      10,
      vector(
        functions.map(({ code }) => {
          const body = code.body();
          return concatenated([leb(body.length), body]);
        }),
      ),
    ),
  ];
  return Uint8Array.from(concatenated(parts));
}

function section(id: number, content: readonly number[]): number[] {
  return concatenated([[id], leb(content.length), content]);
}

function vector(items: readonly (readonly number[])[]): number[] {
  return concatenated([leb(items.length), ...items]);
}

function text(characters: string): number[] {
  const bytes = [...new TextEncoder().encode(characters)];
  return [...leb(bytes.length), ...bytes];
}

function one(type: ValueType): number[] {
  return [type];
}

/** Without spreading: a body may be longer than an argument list can be. */
function concatenated(parts: readonly (readonly number[])[]): number[] {
  const whole: number[] = [];
  for (const part of parts) for (const byte of part) whole.push(byte);
  return whole;
}
