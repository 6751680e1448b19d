/** Sites that returns put together under one code are none. */
export const NO_SITE = /^(AGGRE|ORS)/i;

/** Words that stay in capitals, and those that stay small, in a name that a return prints in capitals. */
const CAPITALS = new Set(['NHS', 'PFI', 'UCL', 'UK', 'HQ', 'A&E', 'II', 'III', 'CSSD', 'ICB', 'PCT']);
const SMALL = new Set(['and', 'of', 'the', 'for', 'in', 'at', 'on', 'upon', 'with', 'by', 'le', 'de']);

/** STOKE MANDEVILLE HOSPITAL → Stoke Mandeville Hospital; a name that has small letters stays as it is. */
export function readableName(name: string): string {
  const plain = name.replace(/\s+/g, ' ').trim();
  if (/[a-z]/.test(plain)) return plain;
  return plain
    .split(' ')
    .map((word, index) => {
      if (CAPITALS.has(word.replace(/[^A-Z&]/g, ''))) return word;
      const small = word.toLowerCase();
      if (index > 0 && SMALL.has(small)) return small;
      return small.replace(/(^|[-(/.])([a-z])/g, (all) => all.toUpperCase());
    })
    .join(' ');
}

/** 1. General acute hospital, GENERAL ACUTE HOSPITAL → general acute hospital. */
export function plainType(type: string): string {
  return type.replace(/^\d+\.\s*/, '').toLowerCase();
}

/** A name as a folder is called: stoke-mandeville-hospital. */
export function folderName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 60).replace(/-+$/, '') || 'hospital';
}

/** Names that are the same but for writing, and for words that every hospital or trust has. */
export function sameName(a: string, b: string): boolean {
  return core(a) !== '' && core(a) === core(b);
}

/** Whether every word of the shorter name that tells hospitals apart stands in the longer. */
export function nameHolds(longer: string, shorter: string): boolean {
  const words = new Set(core(longer).split(' '));
  const wanted = core(shorter)
    .split(' ')
    .filter((word) => word !== '');
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}

/** A text as it is looked for: St. Mary’s, Saint Marys and ST MARY'S are st marys; Bolton-le-Moors bolton le moors; & is and. */
export function searchText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’‘'`.]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bsaint\b/g, 'st')
    .trim();
}

const COMMON =
  /\b(the|nhs|trust|foundation|hospitals?|university|general|acute|district|infirmary|and|of|new|redevelopment|development|site)\b/g;

const cores = new Map<string, string>();

/** Kept, as each hospital's name is held against each project's. */
function core(name: string): string {
  const known = cores.get(name);
  if (known !== undefined) return known;
  const made = searchText(name).replace(COMMON, ' ').replace(/\s+/g, ' ').trim();
  cores.set(name, made);
  return made;
}
