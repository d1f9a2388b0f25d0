import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCommands, scopeOfVerb, type Verb } from '../../../src/domain/commands/index.ts';
import type { ScenarioId } from '../../../src/domain/ids.ts';
import { applyPatches, patchTo, readPath, type Patch, type Path } from '../../../src/domain/patches.ts';
import { resolveScenario } from '../../../src/domain/scenarios.ts';
import { NOT_APPLICABLE } from '../../../src/domain/scores.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import type { ModelRef, RecalcApi, Results } from '../../../src/engine/protocol.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { createFormulaEngine } from '../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../workers/recalc/recalc.ts';
import { buildRules } from '../../contract/engine/recalcSuite.ts';
import { commandOf, picks, VERBS } from '../domain/randomCommands.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../fakes/engineWorkbook.ts';

/** R27: after any run of edits the figures are those of a model built from the workbook as it then is. */

const LEAVES = ['1.1', '1.2', '2', '3.1', '3.2'];
const NODES = ['1', ...LEAVES, '3'];
const rules = buildRules().sets[SET]?.nodes ?? {};

function buildBase(): Workbook {
  const set = buildSet([
    {
      code: '1',
      children: [
        { code: '1.1', max: 4, changes: { rule: rules[nodeId('1')]?.rule ?? null } },
        { code: '1.2', max: 6, changes: { rule: { type: 'relative' } } },
      ],
    },
    { code: '2', max: 10 },
    {
      code: '3',
      children: [
        { code: '3.1', max: 3, changes: { method: 'survey' } },
        { code: '3.2', max: 7 },
      ],
    },
  ]);
  const points = [0.5, 0.7, 0.9].map((share) => ({ '2': 10 * share, '3.1': 3 * share, '3.2': 7 * share }));
  const workbook = buildWorkbook({ set, points, assumptions: { k: 2 }, cells: { A1: 1, A2: 2 } });
  const x = 'x' as ScenarioId;
  return {
    ...workbook,
    scenarios: { [x]: { id: x, name: 'x', description: '', overrides: {} } },
    scenarioOrder: [x],
  };
}

const watched: readonly ModelRef[] = [null, 'x' as ScenarioId].map((scenarioId) => ({ setId: SET, scenarioId }));
const create = (): RecalcApi => createRecalc({ createEngine: () => createFormulaEngine(), now: () => 0 });

const nodePath = (code: string, field: string): Path => ['sets', SET, 'nodes', nodeId(code), field];
const quarters = fc.integer({ min: 0, max: 40 }).map((value) => value / 4);

const reference = fc.oneof(
  fc.constantFrom(...NODES).map((code) => `⟦w|${SET}|n${code}⟧`),
  fc.constantFrom(...LEAVES).map((code) => `⟦m|${SET}|n${code}⟧`),
  fc.constantFrom(...NODES).map((code) => `⟦c|criteria.${SET}|n${code}|effective|⟧`),
  fc.constant('⟦a|k⟧'),
  fc.constantFrom('r1', 'r2', 'r3').map((row) => `⟦c|free.f1|${row}|cA|⟧`),
  fc.constant('SUM(⟦c|free.f1|r1|cA|⟧:⟦c|free.f1|r2|cB|⟧)'),
  fc.constantFrom('u1', 'u2').map((unit) => `⟦c|ranking.${SET}|${unit}|rank|⟧`),
  fc.constant(`MAX(⟦C|ranking.${SET}|index|⟧:⟦C|ranking.${SET}|index|⟧)`),
  fc.constantFrom('n2', 'n1.1', 'n1', 'total').map((node) => `⟦c|scores.${SET}|${node}|u1|⟧`),
);
const formula = fc
  .tuple(reference, fc.constantFrom('+', '*', '-', '/'), fc.oneof(reference, quarters.map(String)))
  .map(([left, operator, right]) => `=${left}${operator}${right}`);
const input = fc.oneof({ weight: 2, arbitrary: quarters }, { weight: 2, arbitrary: formula });

type Edit = readonly [Path, unknown];
const unit = fc.constantFrom(unitId(1), unitId(2), unitId(3));
const stage = fc.constantFrom('self', 'appraisal1');
const slotOf = (code: string): string => String(readPath(buildBase(), nodePath(code, 'slot')));

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...NODES), fc.oneof(input, fc.constant(null)))
    .map(([code, value]): Edit => [nodePath(code, 'weight'), value]),
  fc.tuple(fc.constantFrom(...LEAVES), quarters).map(([code, max]): Edit => [nodePath(code, 'max'), max]),
  fc.constantFrom('exclude', 'full', 'zero').map((policy): Edit => [nodePath('2', 'notApplicable'), policy]),
  input.map((value): Edit => [['assumptions', 'k', 'value'], value]),
  fc
    .tuple(fc.constantFrom('r1', 'r2'), fc.constantFrom('cA', 'cB'), input)
    .map(([row, column, value]): Edit => [['sheets', 'f1', 'cells', row, column], value]),
  fc
    .tuple(unit, stage, fc.constantFrom(...LEAVES), fc.oneof(quarters, fc.constantFrom(Number.NaN, NOT_APPLICABLE)))
    .map(([id, name, code, points]): Edit => [['scores', SET, id, name, 'points', slotOf(code)], points]),
  fc
    .tuple(unit, stage, quarters)
    .map(([id, name, percent]): Edit => [
      ['scores', SET, id, name, 'declared', slotOf('1.2')],
      { kind: 'percent', value: percent },
    ]),
  fc
    .tuple(unit, stage, quarters, quarters)
    .map(([id, name, x, y]): Edit => [
      ['scores', SET, id, name, 'declared', slotOf('1.1')],
      { kind: 'inputs', values: { x, y } },
    ]),
  fc
    .constantFrom({ rule: 'free' }, { rule: 'siblings' }, { rule: 'all' }, { rule: 'buffer', nodeId: nodeId('2') })
    .map((rule): Edit => [['sets', SET, 'redistribution'], rule]),
  fc.tuple(unit, fc.boolean()).map(([id, ranked]): Edit => [['units', id, 'ranked'], ranked]),
);

/** An edit of the base, or of the scenario where it may be overridden. */
const command = fc.tuple(edit, fc.boolean());

function toPatch(workbook: Workbook, [path, value]: Edit, inScenario: boolean): Patch {
  const isStructure = path[0] === 'units';
  if (inScenario && !isStructure) return patchTo(workbook, ['scenarios', 'x', 'overrides', path.join('/')], value);
  return patchTo(workbook, path, value);
}

/** What must be equal: figures to 7 places, errors by kind, everything in one order. */
function summarize(results: Results): unknown {
  const round = (values: ArrayLike<number>): number[] =>
    Array.from(values, (value) => Math.round(value * 1e7) / 1e7 + 0);
  const show = (value: unknown): unknown => {
    if (typeof value === 'number') return round([value])[0];
    return typeof value === 'object' && value !== null && 'error' in value ? value.error : value;
  };
  const sort = (cells: readonly { sheet: string; row: string; column: string; value: unknown }[]): string[] =>
    cells.map((cell) => `${cell.sheet} ${cell.row} ${cell.column} ${String(show(cell.value))}`).sort();
  return {
    models: results.models.map((model) => ({
      numbers: [
        model.total,
        model.applicable,
        model.index,
        model.rank,
        model.weights,
        model.effective,
        model.maxes,
      ].map(round),
      fields: [model.fieldPoints, model.fieldApplicable, model.fieldMeans, [model.mean, model.totalEffective]].map(
        round,
      ),
      classes: [...model.classIndex],
      errors: sort(model.errors),
      computed: model.computedPoints.map(({ unitId, nodeId, stage, value }) => [unitId, nodeId, stage, show(value)]),
    })),
    values: results.values.map((values) => sort(values.cells)),
  };
}

describe('the incremental model', () => {
  it('is the model built from scratch, after any run of edits in the base and in a scenario', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 12 }), async (commands) => {
        let workbook = buildBase();
        const api = create();
        await api.load({ rev: 0, workbook, watched, quarantined: [], careful: false });
        let rev = 0;
        let results: Results | null = null;
        for (const [change, inScenario] of commands) {
          const patch = toPatch(workbook, change, inScenario);
          workbook = applyPatches(workbook, [patch]);
          results = await api.apply({ rev: ++rev, patches: [patch] });
        }
        const fresh = await create().load({ rev, workbook, watched, quarantined: [], careful: false });
        if (results) expect(summarize(results)).toEqual(summarize(fresh));
      }),
      { numRuns: 300 },
    );
  }, 300_000);

  it('is the model built from scratch when scenarios change the tree, stand on each other, and are taken away', async () => {
    const verbs = VERBS.filter((verb) => scopeOfVerb(verb) === 'overridable' && verb !== 'setFreeCells');
    const arranging: readonly Verb[] = ['setScenarioParent', 'removeScenario', 'resetOverrides', 'moveScenario'];
    const step = fc.tuple(picks, fc.constantFrom(null, 'x' as ScenarioId, 'y' as ScenarioId), fc.nat(5));
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const newId = countingIds('z');
        let workbook = planCommands(buildBase(), null, [
          { verb: 'duplicateScenario', args: { from: 'x' as ScenarioId, scenarioId: 'y' as ScenarioId, name: 'y' } },
          { verb: 'setScenarioParent', args: { scenarioId: 'y' as ScenarioId, parentId: 'x' as ScenarioId } },
        ]).outcome;
        const all: readonly ModelRef[] = [...watched, { setId: SET, scenarioId: 'y' as ScenarioId }];
        const api = create();
        await api.load({ rev: 0, workbook, watched: all, quarantined: [], careful: false });
        let rev = 0;
        let results: Results | null = null;
        for (const [pick, scenarioId, kind] of steps) {
          const resolved = resolveScenario(workbook, scenarioId);
          const command = commandOf(resolved, pick, newId, kind === 0 ? arranging : verbs);
          if (!command || (scenarioId !== null && !workbook.scenarios[scenarioId])) continue;
          const { patches, outcome } = planCommands(workbook, scenarioId, [command]);
          if (patches.length === 0) continue;
          seen.add(command.verb);
          workbook = outcome;
          results = await api.apply({ rev: ++rev, patches });
        }
        const fresh = await create().load({ rev, workbook, watched: all, quarantined: [], careful: false });
        if (results) expect(summarize(results)).toEqual(summarize(fresh));
      }),
      { numRuns: 200 },
    );
    expect(
      ['splitNode', 'mergeNodes', 'addNode', 'removeNode', 'setScenarioParent'].filter((verb) => !seen.has(verb)),
    ).toEqual([]);
  }, 300_000);
});
