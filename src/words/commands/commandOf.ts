/** The command that writes a report of a hospital, or of its contracts alone, and that reads a workbook of it again with --from. */
export function commandOf(isOfContracts: boolean): string {
  return isOfContracts ? 'decant pfi' : 'decant report';
}
