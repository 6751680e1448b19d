import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import ts from 'typescript';

/** One import between two files of src/, both as `folder/…/file.ts`. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Erased when compiled: `import type`, or every name in the braces marked `type`. */
  readonly typeOnly: boolean;
}

/** Which folders a folder of src/ may import: its values and types, or only its types. */
export interface Arrow {
  readonly values: readonly string[];
  readonly types?: readonly string[];
}

export type Arrows = Readonly<Record<string, Arrow | 'anything'>>;

/** The house's arrows (DESIGN 2), from the lowest floor up. A folder that is not named here is an error. Nothing imports commands. */
export const ARROWS: Arrows = {
  problems: { values: [] },
  words: { values: [] },
  files: { values: ['problems'] },
  method: { values: [] },
  model: { values: ['problems', 'words'] },
  land: { values: ['problems', 'files'] },
  sections: { values: ['model', 'files', 'problems', 'words'] },
  uncertainty: { values: ['model', 'words'] },
  returns: { values: ['model', 'files', 'problems', 'words'] },
  hospitals: { values: ['returns', 'sections', 'model', 'land', 'files', 'problems', 'words'] },
  library: { values: ['returns', 'method', 'sections', 'model', 'files', 'problems', 'words'] },
  newcomers: { values: ['hospitals', 'returns', 'land', 'files', 'problems', 'words'] },
  scenarios: { values: ['library', 'hospitals', 'sections', 'model', 'files', 'problems', 'words'] },
  changes: { values: ['model', 'files', 'problems', 'words'] },
  decisions: { values: ['hospitals', 'land', 'model', 'problems', 'words'] },
  study: {
    values: [
      ...['scenarios', 'decisions', 'library', 'hospitals', 'method'],
      ...['land', 'sections', 'model', 'problems', 'words'],
    ],
  },
  experiments: { values: ['study', 'uncertainty', 'library', 'model', 'problems', 'words'] },
  report: {
    values: [
      ...['experiments', 'study', 'uncertainty', 'scenarios', 'decisions', 'changes', 'library', 'hospitals'],
      ...['method', 'sections', 'model', 'land', 'files', 'problems', 'words'],
    ],
  },
  writers: {
    values: ['method', 'words', 'land', 'files', 'problems'],
    types: ['report', 'experiments', 'scenarios', 'newcomers', 'returns', 'sections', 'model'],
  },
  portfolio: { values: ['report', 'problems', 'words'] },
  schemas: { values: ['library', 'hospitals', 'returns', 'sections', 'model', 'problems', 'words'] },
  cli: { values: ['uncertainty', 'problems', 'words'], types: ['model'] },
  commands: 'anything',
};

/** Every import between the TypeScript files under a folder, with dynamic `import('…')` and re-exports. */
export function importsUnder(src: string): Import[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => file.split(sep).join('/'));
  return files
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => importsOf(file, readFileSync(join(src, file), 'utf8')));
}

/** The relative imports that one file's text makes. */
export function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith('.')) return;
    const target = posix.join(dirname(file), specifier.text).replace(/\.js$/, '.ts');
    found.push({ from: file, to: target, typeOnly });
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    clause.name === undefined &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every((name) => name.isTypeOnly)
  );
}

/** A sentence for each import that goes against an arrow, and for each folder without arrows. */
export function againstArrows(
  imports: readonly Import[],
  folders: readonly string[],
  arrows: Arrows = ARROWS,
): string[] {
  const unknown = folders
    .filter((folder) => !(folder in arrows))
    .map((folder) => `src/${folder} has no arrows: name it in tests/house/arrows.ts`);
  return [...unknown, ...imports.flatMap((one) => objection(one, arrows) ?? [])];
}

function objection({ from, to, typeOnly }: Import, arrows: Arrows): string | undefined {
  const [home, away] = [folderOf(from), folderOf(to)];
  if (home === away) return undefined;
  const arrow = arrows[home];
  if (away === 'commands') return `${from} imports ${to}: nothing imports commands`;
  if (arrow === undefined || arrow === 'anything' || arrow.values.includes(away)) return undefined;
  if (!arrow.types?.includes(away)) return `${from} imports ${to}: ${home} may not import ${away}`;
  return typeOnly ? undefined : `${from} imports ${to}: ${home} may import only types from ${away} (import type)`;
}

/** The most names that one index may let out of a room. */
export const MOST_NAMES = 20;

/** A sentence for each import that reaches past an index into another room. `src/cli` and `src/commands` have no rooms behind them. */
export function pastAnIndex(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => folderOf(from) !== folderOf(to) && !/(^|\/)index\.ts$/.test(to))
    .map(({ from, to }) => `${from} imports ${to}: go through an index.ts of ${folderOf(to)}`);
}

/** The names that an index lets out, by its text. */
export function namesOut(text: string): string[] {
  const file = ts.createSourceFile('index.ts', text, ts.ScriptTarget.Latest);
  return file.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      return clause !== undefined && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : ['*'];
    }
    const isOut =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!isOut) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => (ts.isIdentifier(name) ? name.text : '?'));
    const { name } = statement as { readonly name?: ts.Identifier };
    return [name?.text ?? 'default'];
  });
}

/** A file's folder in src/: its first path segment; '' for a file outside every folder. */
export function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}

/** Each circle of imports, as the chain of files that closes it. */
export function circles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, chain: readonly string[]) => {
    const start = chain.indexOf(file);
    if (start !== -1) found.push([...chain.slice(start), file].join(' → '));
    if (start !== -1 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) walk(target, [...chain, file]);
    done.add(file);
  };
  for (const file of targets.keys()) walk(file, []);
  return found;
}
