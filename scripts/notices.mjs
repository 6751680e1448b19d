// The notices of packages whose code is bundled into dist/: their licences ask that each copy carries them.
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const NOTICE = /^(licen[cs]e|notice|copying|copyright)([.-].*)?$/i;
const README = /^readme([.-].*)?$/i;
/** Where a readme comes to the licence's own words. */
const GRANTS = /^.*copyright .*$[\s\S]*^.*permission (is hereby granted|to use)[\s\S]*/im;
/** Standard texts, by their licence's name, for packages that ship none. */
const TEXTS = fileURLToPath(new URL('licences', import.meta.url));
/** Who holds the copyright in packages that ship no notice, as their repositories say; of others the author. */
const HOLDERS = {
  jsts: ['Björn Harrtell, and of JTS, from which it is translated, the Eclipse Foundation, Inc. and its licensors'],
  saxes: ['Contributors', 'Isaac Z. Schlueter and Contributors (sax, from which it comes)'],
};
const HEAD =
  'Decant is published under the licence in LICENSE. Its files in dist/ hold code of the packages below, each under its own.\n';

/** What is to be shipped with a bundle: the notices of every package that the files read for it belong to. */
export async function noticesOf(root, inputs) {
  const folders = new Set(
    inputs.filter((file) => file.includes('node_modules/')).map((file) => packageOf(join(root, file))),
  );
  const packages = await Promise.all([...folders].map(noticeOf));
  const texts = new Map(packages.map(({ title, text }) => [title, text]));
  const sorted = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
  return [HEAD, ...sorted.map(([title, text]) => `${'-'.repeat(80)}\n${title}\n\n${text.trim()}\n`)].join('\n');
}

/** The folder of the package that a file of node_modules belongs to. */
function packageOf(file) {
  const parts = file.split(sep);
  const at = parts.lastIndexOf('node_modules') + 1;
  return parts.slice(0, at + (parts[at].startsWith('@') ? 2 : 1)).join(sep);
}

async function noticeOf(folder) {
  const { name, version, license, licenses, author, repository } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const kind = license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ');
  if (typeof kind !== 'string') throw new Error(`${name} in ${dirname(folder)} says nothing of its licence`);
  const by = typeof author === 'string' ? author : author?.name;
  const from = typeof repository === 'string' ? repository : repository?.url;
  const said = [`Licence: ${kind}`, by && `By ${by}`, from && `From ${from}`].filter(Boolean).join('\n');
  const shipped = await textsIn(folder);
  const texts = shipped.length > 0 ? shipped : [await standardText({ name, kind, by })];
  return { title: `${name} ${version}`, text: [said, ...texts].join('\n\n') };
}

/** The licences that a package ships, in files of their own or in its readme. */
async function textsIn(folder) {
  const files = (await readdir(folder)).sort();
  const read = (file) => readFile(join(folder, file), 'utf8').catch(() => '');
  const texts = await Promise.all(files.filter((file) => NOTICE.test(file)).map(read));
  const own = texts.filter((text) => text.trim() !== '');
  if (own.length > 0) return own;
  const readmes = await Promise.all(files.filter((file) => README.test(file)).map(read));
  return readmes.flatMap((text) => GRANTS.exec(text)?.[0] ?? []);
}

/** A package whose text is none of those known stops the build, as one that names no licence does. */
async function standardText({ name, kind, by }) {
  const names = kind.replace(/[()]/g, '').split(/ OR /i);
  const known = new Set((await readdir(TEXTS)).map((file) => file.replace('.txt', '')));
  const chosen = names.find((one) => known.has(one));
  const holders = HOLDERS[name] ?? (by === undefined ? [] : [by]);
  if (chosen === undefined || holders.length === 0)
    throw new Error(
      `${name} ships no licence: put the text of ${kind} into scripts/licences, and who holds it into HOLDERS`,
    );
  const intro = `The package ships no text; Decant has it under ${chosen}, whose standard text is this.`;
  const text = await readFile(join(TEXTS, `${chosen}.txt`), 'utf8');
  return [intro, holders.map((holder) => `Copyright (c) ${holder}`).join('\n'), text].join('\n\n');
}
