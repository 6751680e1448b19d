/** What a user asks for. */
export interface ToAdd {
  /** The publisher’s file. */
  readonly path: string;
  readonly as?: string | undefined;
  readonly edition?: string | undefined;
  readonly sheet?: string | undefined;
  readonly force: boolean;
}
