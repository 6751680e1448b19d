/** Says of a failure which file it befell, as a user named it: a write that fails names none, others one that stands there for a moment. */
export function naming<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}
