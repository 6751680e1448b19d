const LONGEST_TITLE = 31;
/** Sheets that a workbook may hold beside its options; Excel keeps History for itself. */
const TAKEN = [
  ...['Cover', 'Summary', 'Inputs', 'Site', 'Model', 'Compare', 'Simulation', 'Charts', 'Checks', 'History'],
  ...['Sources', 'QA log'],
];

/** A sheet title for each case: at most 31 characters that any spreadsheet allows, each unique whatever its capitals. */
export function sheetTitles(cases: readonly { readonly id: string; readonly title: string }[]): string[] {
  const taken = new Set(TAKEN.map((title) => title.toLowerCase()));
  return cases.map(({ id, title }) => {
    const wanted = safe(title) || safe(id) || 'Option';
    let chosen = wanted;
    for (let count = 2; taken.has(chosen.toLowerCase()); count++) {
      const ending = ` ${count}`;
      chosen = shortened(wanted, LONGEST_TITLE - ending.length) + ending;
    }
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}

function safe(title: string): string {
  const plain = title
    .replace(/[^\p{L}\p{N} .,&()+-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return shortened(plain, LONGEST_TITLE);
}

/** Small words and marks after which something is missed. */
const LEFT_OPEN = /(?:[\s,&(+.-]|\s(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with))+$/i;

/** The words of a title that fit, none of them cut; of a single word that is too long, its letters. */
function shortened(title: string, longest: number): string {
  if (title.length <= longest) return title;
  const end = title.lastIndexOf(' ', longest);
  const whole = title.slice(0, Math.max(0, end)).replace(LEFT_OPEN, '');
  return whole === '' ? title.slice(0, longest).trim() : whole;
}

/** A sheet's title as a formula names it: `Inputs!`, `'Business as usual'!`. */
export function sheetPrefix(title: string): string {
  return /^[A-Za-z][A-Za-z]*$/.test(title) ? `${title}!` : `'${title.replaceAll("'", "''")}'!`;
}
