import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/root.mjs';
import { FIELD_PROOFS } from './fieldProofs.ts';

/** Inputs that no letter enters; whatever is not named here takes text. */
const WORDLESS = ['button', 'checkbox', 'color', 'date', 'file', 'number', 'radio', 'range', 'reset', 'submit'];
const MADE_BY_SCRIPT = /createElement(?:NS)?\([^)]*['"](?:input|textarea)['"]|\.contentEditable\s*=|designMode/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function listNodes(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(listNodes);
  if (!isRecord(value)) return [];
  return [...(typeof value['type'] === 'string' ? [value] : []), ...Object.values(value).flatMap(listNodes)];
}

/** The text of an attribute; null where it is computed, undefined where it is not there. */
function readAttribute(element: Record<string, unknown>, name: string): string | null | undefined {
  const found = listNodes(element['attributes']).find((one) => one['type'] === 'Attribute' && one['name'] === name);
  if (!found) return undefined;
  const [part, ...more] = Array.isArray(found['value']) ? (found['value'] as unknown[]) : [];
  return more.length === 0 && isRecord(part) && typeof part['data'] === 'string' ? part['data'] : null;
}

function takesText(node: Record<string, unknown>): boolean {
  if (node['type'] === 'SvelteElement') return true;
  if (node['type'] === 'Component') return node['name'] === 'PromptDialog';
  if (node['type'] !== 'RegularElement') return false;
  if (node['name'] === 'input') return !WORDLESS.includes(readAttribute(node, 'type') ?? 'text');
  const editable = readAttribute(node, 'contenteditable');
  return node['name'] === 'textarea' || (editable !== undefined && editable !== 'false');
}

function countFields(source: string): number {
  return listNodes(parse(source, { modern: true }).fragment).filter(takesText).length;
}

function listSources(ending: string): string[] {
  return readdirSync(join(projectRoot, 'src'), { recursive: true })
    .map((name) => `src/${String(name)}`)
    .filter((name) => name.endsWith(ending))
    .sort();
}

function readSource(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

describe('fields that take text', () => {
  it('are found however they are written', () => {
    expect(countFields('<input /><input type="text" /><input type={kind} /><textarea></textarea>')).toBe(4);
    expect(countFields('{#if on}<label><input type="search" oninput={() => 1 > 0} /></label>{/if}')).toBe(1);
    expect(countFields('<p contenteditable></p><p contenteditable="false"></p><PromptDialog title="" />')).toBe(2);
    expect(countFields('<input type="checkbox" /><input type="range" /><select></select>')).toBe(0);
  });

  it('have each a test of input methods: a new one needs a line in fieldProofs.ts', () => {
    const found = listSources('.svelte').map((file) => [file, countFields(readSource(file))] as const);
    const proved = Object.entries(FIELD_PROOFS).map(([file, { fields }]) => [file, fields] as const);
    expect(Object.fromEntries(found.filter(([, count]) => count > 0))).toEqual(Object.fromEntries(proved));
  }, 30_000);

  it('are written in components only, where this list sees them', () => {
    expect(listSources('.ts').filter((file) => MADE_BY_SCRIPT.test(readSource(file)))).toEqual([]);
  });

  it.each(Object.entries(FIELD_PROOFS))('of %s are driven by tests that are there and type words', (_, { proofs }) => {
    const missing = proofs.filter(({ file, title }) => {
      const source = readSource(file);
      return !source.includes(title) || !/words\/typing\.ts|\/typedWords\.ts/.test(source);
    });
    expect(missing).toEqual([]);
  });
});
