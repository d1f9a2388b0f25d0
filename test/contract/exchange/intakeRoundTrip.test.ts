/** A criteria set that leaves as a table of Excel and comes back through the import: the same tree, rules and scores. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planCommands } from '../../../src/domain/commands/index.ts';
import { depthOf, isLeaf, listNodes, type CriteriaSet } from '../../../src/domain/criteria.ts';
import { applyMapping, type Applied } from '../../../src/domain/intake/applyMapping.ts';
import { proposeMapping } from '../../../src/domain/intake/proposeMapping.ts';
import type { RawBook } from '../../../src/domain/intake/rawBook.ts';
import { describeRule } from '../../../src/domain/rules/describeRule.ts';
import { buildEmpty } from '../../../src/domain/samples/empty.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { exportWorkbook } from '../../../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../../../src/exchange/export/hucreWriter.ts';
import { readBook } from '../../../src/exchange/intake/readBook.ts';
import { present } from '../../../src/lib/assert.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { calculateAll } from './appFigures.ts';
import { findLibreOffice } from './libreOffice.ts';

const KINDS = ['xlsx', 'ods', 'xls'] as const;
const folder = mkdtempSync(join(tmpdir(), 'par-round-'));
const source = buildSample('illustrative', countingIds('w'));
const books = new Map<string, RawBook>();

beforeAll(async () => {
  const { models } = await calculateAll(source);
  const bytes = await exportWorkbook(
    { workbook: source, scenarioId: null, today: '01/01/2026', version: 'test', models, values: [] },
    createHucreWriter(),
  );
  writeFileSync(join(folder, 'book.xlsx'), bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  for (const kind of KINDS) {
    const target = ['--convert-to', kind, '--outdir', join(folder, 'out'), join(folder, 'book.xlsx')];
    execFileSync(findLibreOffice(), ['--headless', profile, ...target], { timeout: 120_000 });
    const read = readBook(`book.${kind}`, readFileSync(join(folder, 'out', `book.${kind}`)));
    if (read.ok) books.set(kind, read.value);
  }
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const setOf = (workbook: Workbook): CriteriaSet => present(workbook.sets[present(workbook.setOrder[0], 'one')], 'set');

/** Rules by their words, which a property test holds to the same points. */
function treeOf(set: CriteriaSet): unknown[] {
  return listNodes(set).map((node) => ({
    code: node.code,
    name: node.name,
    depth: depthOf(set, node),
    max: isLeaf(node) ? node.max : null,
    method: isLeaf(node) ? node.method : null,
    rule: isLeaf(node) && node.rule ? describeRule(node.rule, node.max ?? 0, 'vi') : null,
  }));
}

function bringIn(kind: string): { readonly outcome: Workbook; readonly applied: Applied } {
  const empty = buildEmpty(countingIds('e'));
  const book = present(books.get(kind), `the .${kind} was read`);
  const { mapping } = proposeMapping(empty, book, null);
  const wanted = new Set(['Tiêu chí', 'Điểm']);
  const sheets = mapping.sheets.map((sheet) =>
    wanted.has(book.sheets[sheet.sheet]?.name ?? '') ? sheet : { ...sheet, kind: 'skip' as const },
  );
  const applied = applyMapping(empty, book, { ...mapping, sheets }, countingIds('i'));
  return { outcome: planCommands(empty, null, applied.command ? [applied.command] : []).outcome, applied };
}

describe.each(KINDS)('through LibreOffice as .%s', (kind) => {
  test('the criteria set comes back as the same tree with the same rules', () => {
    const { outcome } = bringIn(kind);
    const [mine, theirs] = [setOf(outcome), setOf(source)];
    expect(treeOf(mine)).toEqual(treeOf(theirs));
    expect(mine.statedTotal).toBe(theirs.statedTotal);
  });

  test('every score of every unit comes back', () => {
    const { outcome, applied } = bringIn(kind);
    const names = (workbook: Workbook): string[] =>
      Object.values(workbook.units)
        .map(({ name }) => name)
        .sort();
    const block = new Set(present(source.blocks[setOf(source).blockId], 'its block').unitIds);
    expect(names(outcome)).toEqual(
      names({
        ...source,
        units: Object.fromEntries(
          Object.entries(source.units).filter(([id]) => (block as Set<string>).has(id)),
        ) as Workbook['units'],
      }),
    );
    expect(applied.refused.map(({ sheet, address, problem }) => `${sheet}!${address} ${problem.code}`)).toEqual([]);
    expect(applied.counts.points + applied.counts.notApplicable).toBeGreaterThan(500);
  });
});
