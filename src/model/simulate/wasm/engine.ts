/** Functions that a module imports. */
export type Functions = Readonly<Record<string, (...figures: number[]) => number>>;

/** The part of the WebAssembly interface that is used here: the types for Node do not tell it. */
interface Engine {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly m: Readonly<Record<string, unknown>> },
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

export const engine = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;
