/** What a larger run of one kind tells. */
export interface Done {
  readonly name: string;
  readonly tried: number;
  readonly fell: readonly string[];
  readonly seed: number;
  readonly date: string;
  readonly minutes: number;
}

const MOST_TOLD = 20;
const WHAT: Readonly<Record<string, string>> = {
  damaged: 'Damaged inputs',
  pairs: 'Pairs of faults in two files of a folder',
  kills: 'Kills while something is written',
  writers: 'Pairs of writers to one place',
};

const HEAD = `# What the larger run of misfortunes found

\`npm run fuzz\` damages inputs, kills Decant while it writes a report, a workbook, a new folder or a renaming, and lets two write to one
place at once; the tests do the same a few times. It writes this page as it goes on: the last run of each, and what
fell; a run that was cut short goes on where it was. A damaged input falls where
it ends Decant with a fault of its own, takes longer or more memory than it may, or gives a number that is none. A kill or a pair falls
where what stands there then is not one writer's and whole, a user's file is lost, or the next run leaves something behind.

| What | Tried | Fell | Seed | Date | Minutes |
| --- | ---: | ---: | ---: | --- | ---: |
`;

const ROW =
  /^\| (?<what>[^|]+) \| (?<tried>[\d,]+) \| (?<fell>[\d,]+) \| (?<seed>\d+) \| (?<date>[\d-]+) \| (?<minutes>[\d.]+) \|$/gm;

/** The page of the last runs. */
export function writeDone(all: readonly Done[]): string {
  const sorted = [...all].sort((one, other) => (one.name < other.name ? -1 : 1));
  const rows = sorted.map(({ name, tried, fell, seed, date, minutes }) => {
    const [of, wrong] = [tried, fell.length].map((count) => count.toLocaleString('en-GB'));
    return `| ${WHAT[name] ?? name} | ${of} | ${wrong} | ${seed} | ${date} | ${minutes} |\n`;
  });
  const told = sorted
    .filter(({ fell }) => fell.length > 0)
    .map(({ name, fell }) => {
      const first = fell.slice(0, MOST_TOLD).map((what) => `- ${what.replace(/\s+/g, ' ').slice(0, 300)}\n`);
      const more = fell.length > MOST_TOLD ? `- … and ${fell.length - MOST_TOLD} more\n` : '';
      return `\n## ${WHAT[name] ?? name}\n\n${first.join('')}${more}`;
    });
  return `${HEAD}${rows.join('')}${told.join('')}`;
}

/** The runs that a page tells. */
export function readDone(page: string): Done[] {
  return [...page.matchAll(ROW)].map(({ groups = {} }) => {
    const { what = '', tried = '', seed = '', date = '', minutes = '' } = groups;
    const name = Object.entries(WHAT).find(([, said]) => said === what)?.[0] ?? what;
    const part = page.split(`\n## ${what}\n\n`)[1]?.split('\n## ')[0] ?? '';
    const fell = part.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
    return { name, tried: Number(tried.replaceAll(',', '')), fell, seed: Number(seed), date, minutes: Number(minutes) };
  });
}
