import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { outFolder, outFolders } from '../../src/cli/outFolder.js';

/** A folder `sites/acute` in a fresh place. */
function place(): { readonly top: string; readonly site: string } {
  const top = mkdtempSync(join(tmpdir(), 'decant-out-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  mkdirSync(join(top, 'sites', 'acute'), { recursive: true });
  return { top, site: join(top, 'sites', 'acute') };
}

describe('where a hospital’s drawings go', () => {
  it('is a folder of its own, wherever that is not the hospital’s', () => {
    const { top, site } = place();
    expect(outFolder(join(top, 'reports'), 'acute', [site])).toBe(join(top, 'reports', 'acute'));
    expect(outFolder(join(top, 'sites-drawn'), 'acute', [site])).toBe(join(top, 'sites-drawn', 'acute'));
    expect(outFolder(join(top, 'sites', '..drawn'), 'acute', [site])).toBe(join(top, 'sites', '..drawn', 'acute'));
  });

  it.each(['', '  '])('is not nowhere (%j)', (out) => {
    const { site } = place();
    expect(() => outFolder(out, 'acute', [site])).toThrow('--out is empty: name a folder, such as reports');
  });

  it.each([
    ['sites', /sites\/acute, the hospital’s own folder .*sites\/acute: name another folder$/],
    ['sites/acute', /inside the hospital’s own folder/],
    ['sites/acute/pfi/..', /inside the hospital’s own folder/],
    ['linked', /inside the hospital’s own folder/],
  ])('is not the hospital’s own folder, nor in it, by whatever way (%s)', (out, message) => {
    const { top, site } = place();
    symlinkSync(site, join(top, 'linked'));
    expect(() => outFolder(join(top, out), 'acute', [site])).toThrow(message);
  });

  it('is known of each before anything of it is read, and never takes the place of the workbook that is run', () => {
    const { top, site } = place();
    const out = join(top, 'reports');
    const places = outFolders(out, [site, `${site}/../gone/`], undefined);
    expect([...places]).toEqual([
      ['acute', join(out, 'acute')],
      ['gone', join(out, 'gone')],
    ]);
    expect(() => outFolders(out, [site], join(out, 'acute', 'acute.xlsx'))).toThrow(
      /would be written over .*acute\.xlsx/,
    );
    expect(() => outFolders(top, [site], undefined)).not.toThrow();
    expect(() => outFolders(join(top, 'sites'), [site], undefined)).toThrow(/own folder/);
  });

  it('is not the folder of another hospital, nor one that holds it: its files would make way', () => {
    const { top, site } = place();
    expect(() => outFolder(join(top, 'sites'), 'acute', [join(top, 'b'), site])).toThrow(/own folder/);
    expect(() => outFolder(top, 'sites', [site])).toThrow(/which holds the hospital’s own folder/);
  });
});
