/** Every regular expression that stands in the sources, with what it is built of where it is built. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface FoundRegex {
  /** "src/lib/dates.ts:12". */
  readonly places: readonly string[];
  readonly source: string;
  readonly flags: string;
}

export interface FoundRegexes {
  readonly found: readonly FoundRegex[];
  /** Built of what is known only at run time: file and expression. */
  readonly unread: readonly string[];
}

/** `folders` are below `root`; in components the scripts are looked into, not the markup. */
export function collectRegexes(root: string, folders: readonly string[]): FoundRegexes {
  const found = new Map<string, { places: string[]; source: string; flags: string }>();
  const unread: string[] = [];
  for (const folder of folders)
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|svelte)$/.test(name)) continue;
      const path = `${folder}/${name}`;
      const file = ts.createSourceFile(
        path,
        scriptsOf(path, readFileSync(join(root, path), 'utf8')),
        ts.ScriptTarget.ESNext,
        true,
      );
      const add = (node: ts.Node, source: string, flags: string): void => {
        const key = `/${source}/${flags}`;
        const known = found.get(key) ?? { places: [], source, flags };
        known.places.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
        found.set(key, known);
      };
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/');
          add(node, node.text.slice(1, end), node.text.slice(end + 1));
        } else if (isBuilt(node)) {
          const [pattern, flags] = node.arguments ?? [];
          const source = pattern ? textOf(file, pattern) : null;
          if (source === null) unread.push(`${path}: ${pattern?.getText() ?? ''}`);
          else add(node, source, (flags && textOf(file, flags)) ?? '');
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
    }
  return { found: [...found.values()], unread };
}

/** Everything but the scripts as spaces, so that line numbers hold. */
function scriptsOf(path: string, text: string): string {
  if (!path.endsWith('.svelte')) return text;
  let scripts = '';
  for (const match of text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) {
    const start = match.index + match[0].indexOf('>') + 1;
    scripts += text.slice(scripts.length, start).replaceAll(/[^\n]/g, ' ') + (match[1] ?? '');
  }
  return scripts;
}

function isBuilt(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
}

/** A text of literals and of constants of the same file; what is put in from elsewhere stands as an "x". Null for other expressions. */
function textOf(file: ts.SourceFile, node: ts.Expression): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return textOfTemplate(file, node, false);
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw')
    return ts.isTemplateExpression(node.template)
      ? textOfTemplate(file, node.template, true)
      : (node.template.rawText ?? null);
  if (ts.isIdentifier(node)) {
    const value = findConstant(file, node.text);
    return value === null ? null : textOf(file, value);
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source' && ts.isIdentifier(node.expression)) {
    const value = findConstant(file, node.expression.text);
    return value && ts.isRegularExpressionLiteral(value) ? value.text.slice(1, value.text.lastIndexOf('/')) : null;
  }
  return null;
}

function textOfTemplate(file: ts.SourceFile, node: ts.TemplateExpression, isRaw: boolean): string {
  const own = (piece: ts.TemplateLiteralLikeNode): string => (isRaw ? piece.rawText : undefined) ?? piece.text;
  return (
    own(node.head) +
    node.templateSpans.map((span) => (textOf(file, span.expression) ?? 'x') + own(span.literal)).join('')
  );
}

function findConstant(file: ts.SourceFile, name: string): ts.Expression | null {
  for (const statement of file.statements)
    if (ts.isVariableStatement(statement))
      for (const one of statement.declarationList.declarations)
        if (one.name.getText() === name) return one.initializer ?? null;
  return null;
}
