/** A table of texts. */
export interface TextTable {
  readonly title: string;
  readonly note?: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the scenario's effects rest on, and what speaks against them. */
export interface EvidenceSheet {
  readonly intro: readonly string[];
  readonly banner?: string;
  readonly tables: readonly TextTable[];
}
