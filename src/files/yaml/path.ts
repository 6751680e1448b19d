/** A file of the user's own, named by its path; that it lies inside the folder is judged where it is opened. */
export function isYamlPath(text: string): boolean {
  return /\.ya?ml$/.test(text);
}
