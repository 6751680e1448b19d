const LONGEST_TITLE = 31;
/** Sheets that a workbook may hold beside its options; Excel keeps History for itself. */
const TAKEN = ['Cover', 'Summary', 'Inputs', 'Site', 'Model', 'Compare', 'Simulation', 'Charts', 'Checks', 'History'];

/** A sheet title for each case: at most 31 characters that any spreadsheet allows, each unique whatever its capitals. */
export function sheetTitles(cases: readonly { readonly id: string; readonly title: string }[]): string[] {
  const taken = new Set([...TAKEN, 'Sources & QA log'].map((title) => title.toLowerCase()));
  return cases.map(({ id, title }) => {
    const wanted = safe(title) || safe(id) || 'Option';
    let chosen = wanted;
    for (let count = 2; taken.has(chosen.toLowerCase()); count++) {
      const ending = ` ${count}`;
      chosen = wanted.slice(0, LONGEST_TITLE - ending.length).trimEnd() + ending;
    }
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}

function safe(title: string): string {
  return title
    .replace(/[^\p{L}\p{N} .,&()+-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TITLE)
    .trim();
}

/** A sheet's title as a formula names it: `Inputs!`, `'Business as usual'!`. */
export function sheetPrefix(title: string): string {
  return /^[A-Za-z][A-Za-z]*$/.test(title) ? `${title}!` : `'${title.replaceAll("'", "''")}'!`;
}
