// The notices of packages whose code is bundled into dist/: their licences ask that each copy carries them.
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

const NOTICE = /^(licen[cs]e|notice|copying|copyright)([.-].*)?$/i;
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
  const files = (await readdir(folder)).filter((file) => NOTICE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8').catch(() => '')));
  const kind = license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ');
  if (typeof kind !== 'string') throw new Error(`${name} in ${dirname(folder)} says nothing of its licence`);
  const by = typeof author === 'string' ? author : author?.name;
  const from = typeof repository === 'string' ? repository : repository?.url;
  const said = [`Licence: ${kind}`, by && `By ${by}`, from && `From ${from}`].filter(Boolean).join('\n');
  return { title: `${name} ${version}`, text: [said, ...texts.filter((text) => text.trim() !== '')].join('\n\n') };
}
