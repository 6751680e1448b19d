declare module 'sql.js' {
  /** A cell as SQLite has it. */
  export type Cell = number | string | Uint8Array | null;

  interface Statement {
    step(): boolean;
    get(): Cell[];
    getColumnNames(): string[];
    free(): boolean;
  }

  /** A database in memory, of the bytes of its file. */
  export class Database {
    /** Empty without bytes. */
    constructor(bytes?: Uint8Array);
    run(sql: string, values?: readonly Cell[]): this;
    /** The values stand for the question marks. */
    prepare(sql: string, values?: readonly Cell[]): Statement;
    export(): Uint8Array;
  }

  /** Starts SQLite, of the bytes of its built file. */
  export default function start(options: {
    readonly wasmBinary: Uint8Array;
  }): Promise<{ readonly Database: typeof Database }>;
}

declare module 'sql.js/dist/sql-wasm.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}
