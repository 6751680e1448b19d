/** Something that the user can put right; each problem is one line, with its file and place where it has one. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    message: string,
    readonly problems: readonly string[] = [],
    readonly code = 'input',
  ) {
    super(message);
  }
}
