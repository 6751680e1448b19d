import { join } from 'node:path';
import { hasErrors, nearestName, type Problem } from '../../problems/index.js';
import { readConflicts, readExternal, readRoles, readRows } from './readTables.js';
import type { Conflict, EvidenceRow, ExternalRow, Role } from './row.js';

/** The shipped evidence: what each row says, what it is good for, and what contradicts it. */
export class Evidence {
  private constructor(
    readonly rows: ReadonlyMap<string, EvidenceRow>,
    readonly external: ReadonlyMap<string, ExternalRow>,
    readonly conflicts: readonly Conflict[],
    readonly roles: readonly Role[],
  ) {}

  /** Reads the tables of a folder; undefined when one is faulty, and `problems` says where. */
  static read(folder: string, problems: Problem[]): Evidence | undefined {
    const found: Problem[] = [];
    const path = (name: string): readonly [string, string] => [join(folder, name), `templates/evidence/${name}`];
    const rows = readRows(path, found);
    const external = readExternal(path, found);
    const evidence = new Evidence(
      new Map(rows.map((row) => [row.id, row])),
      new Map(external.map((row) => [row.id, row])),
      readConflicts(path, found),
      readRoles(path, found),
    );
    problems.push(...found);
    return hasErrors(found) ? undefined : evidence;
  }

  /** The id nearest to one that no row has. */
  nearest(id: string): string | undefined {
    return nearestName(id, this.rows.keys());
  }

  /** The row whose change the world at large saw meanwhile, where the tables have one. */
  comparatorOf(id: string): EvidenceRow | undefined {
    const role = this.roles.find((each) => each.role === 'comparator' && each.of === id);
    return role === undefined ? undefined : this.rows.get(role.id);
  }

  /** Why no scenario uses a row, where the tables say so. */
  whyLeftOut(id: string): string | undefined {
    return this.roles.find((role) => role.role === 'left-out' && role.id === id)?.note;
  }

  /** Rows that say the same of the same programme: one stands for all. */
  alternativesTo(id: string): Role[] {
    return this.roles.filter((role) => role.role === 'alternative' && role.of === id);
  }

  /** What controlled evaluations found, which stands beside every claim. */
  get counterEvidence(): ExternalRow[] {
    return this.roles.flatMap(({ role, id }) => (role === 'counter' ? (this.external.get(id) ?? []) : []));
  }

  /** What the sources contradict in any of these rows. */
  conflictsOf(ids: Iterable<string>): Conflict[] {
    const used = new Set(ids);
    return this.conflicts.filter(({ rows }) => rows.some((row) => used.has(row)));
  }
}
