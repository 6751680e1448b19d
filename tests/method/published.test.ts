import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { citationsIn, missingIn, readMethod } from '../../src/method/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'docs/method');
const clauses = readMethod(folder);
const ids = clauses.map(({ id }) => id);
const chapters = readdirSync(folder).filter((file) => file.endsWith('.md'));

/** Every line of the files under a folder that names METHOD, by file and line. */
function linesThatCite(cites: string): { place: string; text: string }[] {
  const files = readdirSync(join(root, cites), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.(yaml|csv|md|ts)$/.test(file))
    .flatMap((file) =>
      readFileSync(join(root, cites, file), 'utf8')
        .split('\n')
        .flatMap((text, index) => (text.includes('METHOD') ? [{ place: `${cites}/${file}:${index + 1}`, text }] : [])),
    );
}

describe('METHOD as published', () => {
  it('has each clause and each example once', () => {
    const examples = clauses.flatMap((clause) => clause.examples);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(examples).size).toBe(examples.length);
    expect(ids).toEqual(expect.arrayContaining(['0', '1.5', '2.3 (5)', '5', '6.2 (8)', '8.1', '13']));
  });

  it('gives every clause a title, a text and an anchor', () => {
    const text = chapters.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    for (const clause of clauses) {
      expect(clause.title, clause.id).not.toBe('');
      expect(clause.text, clause.id).not.toBe('');
      expect(text).toContain(`<a id="${clause.id.replace(' (', '-').replace(')', '')}"></a>`);
    }
  });

  it('cites its sources in every clause of its first eight chapters that says how something is worked out', () => {
    const without = clauses.filter(({ id, text }) => /^\d\.\d$|^[057]$/.test(id) && !text.includes('\nSources: '));
    // Conflicts between founding documents name them as they go; a chapter's own text is its list of bad input.
    expect(without.map(({ id }) => id)).toEqual(['8.1', '8.2', '8.3', '8.4', '8.5', '8.6', '8.7']);
  });

  it('names no file or folder that is not published', () => {
    for (const file of chapters) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text, file).not.toMatch(/\bS\d:\d|oracle|\.txt\b|examples\.json/);
      for (const [, link = ''] of text.matchAll(/\]\((?!http|#)([^)#]+)[^)]*\)/g))
        expect(existsSync(join(folder, link)), `${file}: ${link}`).toBe(true);
    }
  });

  it.each(['templates', 'examples', 'sites', 'src', 'docs', 'tests/cases'])('answers every citation in %s', (cites) => {
    const cited = linesThatCite(cites).flatMap(({ place, text }) =>
      citationsIn(text).map((citation) => ({ place, citation })),
    );
    const wrong = cited.flatMap(({ place, citation }) =>
      missingIn(clauses, citation).map((what) => `${place}: METHOD has no ${what}`),
    );
    expect(cited.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('ships with the package', () => {
    const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
    expect(files).toContain('docs/method');
  });

  it('says what a wrong citation lacks', () => {
    const missing = (text: string) => citationsIn(text).flatMap((citation) => missingIn(clauses, citation));
    expect(missing('METHOD 1.9, example 2z')).toEqual(['clause 1.9', 'example 2z']);
    expect(missing('METHOD 2.3 (11); METHOD 9z')).toEqual(['clause 2.3 (11)', 'example 9z']);
  });
});
