import { basename, join, resolve } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { DecantCommand, outFolder } from '../cli/index.js';
import { compactJson, writeWhole } from '../files/index.js';
import { Library } from '../library/index.js';
import { printProblem, UserError, type Problem } from '../problems/index.js';
import {
  hashOfFolders,
  hashOfInputs,
  makeResult,
  rootFailures,
  writtenResult,
  type Finding,
  type Result,
} from '../report/index.js';
import { openSite } from '../study/index.js';
import { parcelsGeoJson } from '../writers/geojson/index.js';
import { drawReport } from '../writers/report/index.js';

export interface WrittenReport {
  readonly site: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  readonly warnings: readonly string[];
  readonly failedChecks: readonly { readonly option: string; readonly check: string }[];
  /** Values that could not be calculated, each with its reason: what stands behind a failed check. */
  readonly failures: readonly string[];
}

export default class Report extends DecantCommand {
  static override summary = 'Write a workbook, charts and result.json for hospitals.';
  static override description =
    'Each report goes to <out>/<code>/, whole or not at all. Where any folder has an error, nothing is written.';
  static override examples = [
    '<%= config.bin %> report sites/stoke-mandeville',
    '<%= config.bin %> report sites/* --out /tmp/reports',
  ];
  static override strict = false;
  static override args = {
    site: Args.string({ required: true, description: 'Folder of a hospital; several may follow.' }),
  };
  static override flags = {
    out: Flags.string({ default: 'reports', helpValue: 'DIR', summary: 'Where reports go.' }),
    scenario: Flags.string({
      helpValue: 'ID|FILE',
      summary: 'Another scenario than the hospital’s own: a shipped one, or a file (.yaml).',
    }),
  };

  async run(): Promise<WrittenReport[]> {
    const { argv, flags } = await this.parse(Report);
    const folders = [...new Map((argv as string[]).map((folder) => [resolve(folder), folder])).values()];
    const progress = this.progress();
    try {
      const results = this.evaluate(folders, flags.scenario, (doing) => progress.step(doing));
      const places = results.map((result) => outFolder(flags.out, result.site.code, folders));
      const written: WrittenReport[] = [];
      for (const [index, result] of results.entries())
        written.push(await this.write(result, places[index] ?? flags.out, (doing) => progress.step(doing)));
      progress.end();
      if (!this.jsonEnabled()) for (const report of written) this.print(report);
      if (written.some((report) => report.failedChecks.length > 0)) this.checksFailed();
      return written;
    } finally {
      progress.end();
    }
  }

  /** Every folder is evaluated before anything is written; all their faults are said at once. */
  private evaluate(folders: readonly string[], scenario: string | undefined, tell: (doing: string) => void): Result[] {
    const templates = join(this.config.root, 'templates');
    const library = Library.shipped(this.config.root);
    const problems: Problem[] = [];
    const changes = library.changes(problems);
    const codes = folders.map((folder) => basename(resolve(folder)));
    const twice = codes.find((code, index) => codes.indexOf(code) < index);
    if (twice !== undefined)
      throw new UserError(`Two folders are called ${twice}: their reports would overwrite each other`);
    const results = folders.flatMap((folder) => {
      tell(`${folder}: reading`);
      const { study, problems: found } = openSite(folder, library, scenario);
      if (study === undefined) {
        problems.push(...found);
        return [];
      }
      const stamp = {
        decant: this.config.version,
        modelHash: hashOfFolders([templates]),
        inputHash: hashOfInputs(resolve(folder), scenario === undefined ? undefined : study.scenario),
      };
      return makeResult(study, changes, stamp, problems) ?? [];
    });
    if (problems.some((problem) => problem.severity === 'error'))
      throw new UserError('Nothing was written', problems.map(printProblem));
    return results;
  }

  private async write(result: Result, folder: string, tell: (doing: string) => void): Promise<WrittenReport> {
    const files = await drawReport(result, tell);
    const parcels = parcelsGeoJson(result);
    if (parcels !== undefined) files.set('parcels.geojson', Buffer.from(parcels));
    files.set('result.json', Buffer.from(`${compactJson(writtenResult(result), 4)}\n`));
    writeWhole(folder, files);
    const failedChecks = result.options.flatMap((option) =>
      option.checks.filter((check) => !check.ok).map((check) => ({ option: option.id, check: check.name })),
    );
    return {
      site: result.site.name,
      folder,
      files: [...files.keys()],
      findings: result.findings,
      warnings: result.warnings,
      failedChecks,
      failures: rootFailures(result.options.flatMap((option) => option.failures)),
    };
  }

  private print({ site, folder, files, findings, warnings, failedChecks, failures }: WrittenReport): void {
    for (const { option, check } of failedChecks) this.log(`CHECK FAILED: ${check}, option ${option}`);
    for (const failure of failures) this.log(`NOT CALCULATED: ${failure}`);
    this.log(`${site}: ${files.length} files in ${folder}\n`);
    for (const { kind, title, text } of findings)
      this.log(`${kind === 'decides' ? '■' : kind === 'odd' ? '?' : '–'} ${title}. ${text}\n`);
    for (const warning of warnings) this.log(`${warning}\n`);
  }
}
