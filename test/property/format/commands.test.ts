import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCommands } from '../../../src/domain/commands/index.ts';
import type { Command } from '../../../src/domain/commands/index.ts';
import { isLeaf, listNodes } from '../../../src/domain/criteria.ts';
import { isSameValue } from '../../../src/domain/format/sameValue.ts';
import { validateWorkbook } from '../../../src/domain/format/validateWorkbook.ts';
import { fileFromWorkbook, workbookFromFile } from '../../../src/domain/format/workbookFile.ts';
import type {
  AssumptionId,
  ColumnId,
  ExtraId,
  NodeId,
  RowId,
  ScenarioId,
  SheetId,
  UnitId,
} from '../../../src/domain/ids.ts';
import { applyPatches, invertPatches } from '../../../src/domain/patches.ts';
import { buildSample, listSamples } from '../../../src/domain/samples/index.ts';
import { resolveScenario } from '../../../src/domain/scenarios.ts';
import { STAGES } from '../../../src/domain/scores.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { richWorkbook } from '../../fakes/storageWorkbooks.ts';

/** Which command of which kind, on what: numbers that pick from whatever the workbook holds at that moment. */
interface Pick {
  readonly verb: number;
  readonly a: number;
  readonly b: number;
  readonly value: number;
  readonly text: string;
  readonly inScenario: boolean;
}
const picks = fc.array(
  fc.record({
    verb: fc.nat(99),
    a: fc.nat(999),
    b: fc.nat(999),
    value: fc.constantFrom(0, 0.25, 1, 3, Number.NaN, Infinity, 100),
    text: fc.oneof(fc.string(), fc.constantFrom('=1+1', 'tên', ' x ', '__proto__', 'constructor')),
    inScenario: fc.boolean(),
  }),
  { maxLength: 25 },
);

function choose<T>(list: readonly T[], n: number): T | undefined {
  return list[n % Math.max(1, list.length)];
}

/** Every verb that changes structure or content, with arguments a person could give. */
function commandOf(workbook: Workbook, { verb, a, b, value, text }: Pick, newId: () => string): Command | null {
  const set = choose(
    workbook.setOrder.flatMap((id) => workbook.sets[id] ?? []),
    a,
  );
  const block = set && workbook.blocks[set.blockId];
  if (!set || !block) return null;
  const nodes = listNodes(set);
  const node = choose(nodes, b);
  const unitId = choose(block.unitIds, b);
  const sheet = choose(
    workbook.sheetOrder.flatMap((id) => workbook.sheets[id] ?? []),
    a,
  );
  const setId = set.id;
  const place = node && { setId, nodeId: node.id };
  const slot = choose([...nodes.filter(isLeaf), ...set.extras], a)?.slot ?? 0;
  const stage = STAGES[b % STAGES.length] ?? 'self';
  const scenarioId = choose(workbook.scenarioOrder, a);
  const assumptionId = choose(workbook.assumptionOrder, a);
  const row = sheet && choose(sheet.rowIds, a);
  const column = sheet && choose(sheet.columnIds, b);
  const builders: readonly (() => Command | null)[] = [
    () => ({ verb: 'renameWorkbook', args: { name: text } }),
    () => ({ verb: 'addUnit', args: { blockId: block.id, unitId: newId() as UnitId, name: text, index: a } }),
    () => (unitId ? { verb: 'removeUnit', args: { blockId: block.id, unitId } } : null),
    () => (unitId ? { verb: 'setRanked', args: { unitId, ranked: a % 2 === 0 } } : null),
    () => ({ verb: 'addExtra', args: { setId, extraId: newId() as ExtraId, kind: 'penalty', name: text, cap: value } }),
    () => (set.extras[0] ? { verb: 'removeExtra', args: { setId, extraId: set.extras[0].id } } : null),
    () => ({ verb: 'addAssumption', args: { assumptionId: newId() as AssumptionId, name: text, label: text } }),
    () => (assumptionId ? { verb: 'setAssumptionValue', args: { assumptionId, value } } : null),
    () => (assumptionId ? { verb: 'changeAssumption', args: { assumptionId, change: { name: text } } } : null),
    () => (assumptionId ? { verb: 'removeAssumption', args: { assumptionId } } : null),
    () => (place ? { verb: 'setWeight', args: { ...place, weight: a % 3 === 0 ? '=1+1' : value } } : null),
    () => (place ? { verb: 'setMax', args: { ...place, max: Number.isFinite(value) ? value : null } } : null),
    () => (place ? { verb: 'setNodeText', args: { ...place, field: 'code', text } } : null),
    () => (place ? { verb: 'setRule', args: { ...place, rule: { type: 'sipas' } } } : null),
    () => (place ? { verb: 'setNotApplicable', args: { ...place, policy: 'full' } } : null),
    () => ({
      verb: 'addNode',
      args: {
        setId,
        nodeId: newId() as NodeId,
        parentId: a % 3 === 0 ? null : (node?.id ?? null),
        index: b,
        name: text,
        max: 1,
      },
    }),
    () => (place ? { verb: 'removeNode', args: place } : null),
    () => (place ? { verb: 'moveNode', args: { ...place, parentId: choose(nodes, a)?.id ?? null, index: a } } : null),
    () => (place ? { verb: 'indentNode', args: place } : null),
    () => (place ? { verb: 'outdentNode', args: place } : null),
    () =>
      node ? { verb: 'setRedistribution', args: { setId, redistribution: { rule: 'buffer', nodeId: node.id } } } : null,
    () => ({ verb: 'setPolicies', args: { setId, policies: { decimals: a % 5 } } }),
    () =>
      unitId
        ? { verb: 'setScores', args: { setId, entries: [{ unitId, stage, slot, entry: { points: value } }] } }
        : null,
    () =>
      unitId
        ? {
            verb: 'setScores',
            args: { setId, entries: [{ unitId, stage, slot, entry: { declared: { kind: 'percent', value: 50 } } }] },
          }
        : null,
    () => (unitId ? { verb: 'setScoreNote', args: { setId, unitId, stage, slot, kind: 'notes', text } } : null),
    () =>
      sheet && row && column
        ? {
            verb: 'setFreeCells',
            args: { sheetId: sheet.id, entries: [{ row, column, content: a % 4 === 0 ? undefined : text }] },
          }
        : null,
    () => ({
      verb: 'addFreeSheet',
      args: { sheetId: newId() as SheetId, name: text, rowIds: [newId() as RowId], columnIds: [newId() as ColumnId] },
    }),
    () =>
      sheet && row && column
        ? {
            verb: 'setAttributes',
            args: {
              sheet: `free.${sheet.id}`,
              cells: [{ row, column }],
              change: b % 3 === 0 ? { note: undefined, numberFormat: undefined } : { note: text, numberFormat: text },
            },
          }
        : null,
    () => (sheet ? { verb: 'removeFreeSheet', args: { sheetId: sheet.id } } : null),
    () => (sheet ? { verb: 'insertRows', args: { sheetId: sheet.id, index: a, rowIds: [newId() as RowId] } } : null),
    () =>
      sheet ? { verb: 'insertColumns', args: { sheetId: sheet.id, index: a, columnIds: [newId() as ColumnId] } } : null,
    () => (sheet && row ? { verb: 'removeRows', args: { sheetId: sheet.id, rows: [row] } } : null),
    () => (sheet && column ? { verb: 'removeColumns', args: { sheetId: sheet.id, columns: [column] } } : null),
    () => ({ verb: 'addScenario', args: { scenarioId: newId() as ScenarioId, name: text } }),
    () =>
      scenarioId
        ? { verb: 'duplicateScenario', args: { from: scenarioId, scenarioId: newId() as ScenarioId, name: text } }
        : null,
    () => (scenarioId ? { verb: 'removeScenario', args: { scenarioId } } : null),
  ];
  return choose(builders, verb)?.() ?? null;
}

describe('a workbook that the app made', () => {
  it.each(listSamples().map((sample) => sample.id))('is a file that restores to the same: sample %s', async (id) => {
    const workbook = buildSample(id, countingIds('x'));
    expect(validateWorkbook(workbook)).toMatchObject({ ok: true });
    const restored = await workbookFromFile(await fileFromWorkbook(workbook, ''));
    expect(restored.ok && isSameValue(restored.value, workbook)).toBe(true);
  });

  it('is valid after any commands, in the base or in a scenario, and after undoing them', () => {
    const start = richWorkbook();
    fc.assert(
      fc.property(picks, (run) => {
        const newId = countingIds('y');
        let workbook = start;
        const done = [];
        for (const pick of run) {
          const scenarioId = pick.inScenario ? (choose(workbook.scenarioOrder, pick.a) ?? null) : null;
          const command = commandOf(resolveScenario(workbook, scenarioId), pick, newId);
          if (!command) continue;
          const { patches } = planCommands(workbook, scenarioId, [command]);
          workbook = applyPatches(workbook, patches);
          done.push(patches);
          expect([command, validateWorkbook(workbook)]).toEqual([command, { ok: true, value: workbook }]);
        }
        for (const patches of done.reverse()) {
          workbook = applyPatches(workbook, invertPatches(patches));
          expect(validateWorkbook(workbook)).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 300 },
    );
  });
});
