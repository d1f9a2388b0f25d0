import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { planCommand, planCommands, scopeOfVerb } from '../../../src/domain/commands/index.ts';
import { validateWorkbook } from '../../../src/domain/format/validateWorkbook.ts';
import type { AnalysisId, CrosswalkId, ScenarioId, SetId } from '../../../src/domain/ids.ts';
import { applyPatches, invertPatches, type Patch } from '../../../src/domain/patches.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { resolveScenario } from '../../../src/domain/scenarios.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { commandOf, picks, VERBS } from './randomCommands.ts';
import { sameButForMissing } from './sameButForMissing.ts';

vi.setConfig({ testTimeout: 60_000 });

const start = planCommands(buildSample('illustrative', countingIds('w')), null, [
  {
    verb: 'putCrosswalk',
    args: { crosswalk: { id: 'c1' as CrosswalkId, fromSetId: 's1' as SetId, toSetId: 's1' as SetId, rows: [] } },
  },
  {
    verb: 'keepAnalysis',
    args: {
      analysis: {
        id: 'a1' as AnalysisId,
        name: 'Giữ',
        page: 'flips',
        setId: 's1' as SetId,
        scenarioId: null,
        settings: {},
      },
    },
  },
]).outcome;
const copyOfStart = structuredClone(start);
const K1 = 'k1' as ScenarioId;
const K2 = 'zz' as ScenarioId;
const runs = fc.array(picks, { minLength: 1, maxLength: 20 });

it('undoing any commands gives the workbook from before them, and redoing them the one from after', () => {
  const done = new Set<string>();
  fc.assert(
    fc.property(runs, fc.constantFrom(null, K1), (run, scenarioId) => {
      const newId = countingIds('y');
      const steps: Patch[][] = [];
      let current: Workbook = start;
      for (const pick of run) {
        const command = commandOf(resolveScenario(current, scenarioId), pick, newId);
        if (!command) continue;
        const { patches, refused } = planCommands(current, current.scenarios[K1] ? scenarioId : null, [command]);
        if (refused.length === 0) done.add(command.verb);
        current = applyPatches(current, patches);
        steps.push(patches);
      }
      const undone = [...steps]
        .reverse()
        .reduce((workbook, patches) => applyPatches(workbook, invertPatches(patches)), current);
      expect(sameButForMissing(undone, start)).toBe(true);
      const redone = steps.reduce((workbook, patches) => applyPatches(workbook, patches), undone);
      expect(sameButForMissing(redone, current)).toBe(true);
      for (const seen of [null, ...current.scenarioOrder]) {
        const valid = validateWorkbook(resolveScenario(current, seen));
        expect(valid.ok ? null : valid.problem).toBeNull();
      }
    }),
    { numRuns: 250 },
  );
  expect(VERBS.filter((verb) => !done.has(verb))).toEqual([]);
  expect(sameButForMissing(start, copyOfStart)).toBe(true);
});

it('each patch says what stood at its place before', () => {
  fc.assert(
    fc.property(runs, (run) => {
      const newId = countingIds('y');
      let current: Workbook = start;
      for (const pick of run) {
        const command = commandOf(current, pick, newId);
        const plan = command ? planCommand(current, command) : null;
        if (!plan?.ok) continue;
        const next = applyPatches(current, plan.value);
        expect(sameButForMissing(applyPatches(next, invertPatches(plan.value)), current)).toBe(true);
        current = next;
      }
    }),
    { numRuns: 30 },
  );
});

it('a command in a scenario leaves the base as it is but for the slots given out, unless its verb is shared', () => {
  const overridable = VERBS.filter((verb) => scopeOfVerb(verb) !== 'shared');
  fc.assert(
    fc.property(runs, (run) => {
      const newId = countingIds('y');
      let current: Workbook = start;
      for (const pick of run) {
        const command = commandOf(resolveScenario(current, K1), pick, newId, overridable);
        if (!command) continue;
        const { patches, refused } = planCommands(current, K1, [command]);
        if (scopeOfVerb(command.verb) === 'structural')
          expect(refused.map(({ problem }) => problem.code)).toEqual(['scenario.structure']);
        current = applyPatches(current, patches);
      }
      const { scenarios: after, ...base } = withoutCounters(current);
      const { scenarios: before, ...startBase } = withoutCounters(start);
      expect(sameButForMissing(base, startBase)).toBe(true);
      expect({ ...after, [K1]: null }).toEqual({ ...before, [K1]: null });
    }),
    { numRuns: 80 },
  );
});

it('resetting all that a scenario overrides makes it the base again', () => {
  const overridable = VERBS.filter((verb) => scopeOfVerb(verb) === 'overridable');
  fc.assert(
    fc.property(runs, (run) => {
      const newId = countingIds('y');
      let current: Workbook = start;
      for (const pick of run) {
        const command = commandOf(resolveScenario(current, K1), pick, newId, overridable);
        if (command) current = applyPatches(current, planCommands(current, K1, [command]).patches);
      }
      const keys = Object.keys(current.scenarios[K1]?.overrides ?? {});
      const reset = planCommands(current, K1, [{ verb: 'resetOverrides', args: { scenarioId: K1, keys } }]);
      const after = applyPatches(current, reset.patches);
      expect(after.scenarios[K1]?.overrides).toEqual({});
      expect(sameButForMissing(resolveScenario(after, K1), after)).toBe(true);
      expect(after.scenarioOrigins[K1] ?? {}).toEqual({});
    }),
    { numRuns: 60 },
  );
});

it('the base may change in any way: what stands on it stays a workbook, and undoing leads back', () => {
  const overridable = VERBS.filter((verb) => scopeOfVerb(verb) === 'overridable');
  const step = fc.tuple(picks, fc.constantFrom(null, null, K1, K2));
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 30 }), (run) => {
      const newId = countingIds('y');
      const stacked = planCommands(start, null, [
        { verb: 'duplicateScenario', args: { from: K1, scenarioId: K2, name: 'Trên k1' } },
        { verb: 'setScenarioParent', args: { scenarioId: K2, parentId: K1 } },
      ]).outcome;
      let current: Workbook = stacked;
      const steps: Patch[][] = [];
      for (const [pick, scenarioId] of run) {
        const command = commandOf(resolveScenario(current, scenarioId), pick, newId, overridable);
        if (!command) continue;
        const { patches } = planCommands(current, scenarioId, [command]);
        current = applyPatches(current, patches);
        steps.push(patches);
        for (const seen of [K1, K2]) {
          const valid = validateWorkbook(resolveScenario(current, seen));
          expect(valid.ok ? null : valid.problem).toBeNull();
        }
      }
      expect(validateWorkbook(current).ok).toBe(true);
      const undone = steps.reverse().reduce((w, patches) => applyPatches(w, invertPatches(patches)), current);
      expect(sameButForMissing(undone, stacked)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it('a scenario sees what its commands say, as the base would', () => {
  const overridable = VERBS.filter((verb) => scopeOfVerb(verb) === 'overridable');
  fc.assert(
    fc.property(runs, (run) => {
      const newId = countingIds('y');
      let base: Workbook = start;
      let plain: Workbook = resolveScenario(start, K1);
      for (const pick of run) {
        const command = commandOf(plain, pick, newId, overridable);
        if (!command) continue;
        base = applyPatches(base, planCommands(base, K1, [command]).patches);
        plain = applyPatches(plain, planCommands(plain, null, [command]).patches);
      }
      const seen = { ...resolveScenario(base, K1), scenarios: {}, scenarioOrigins: {} };
      expect(sameButForMissing(seen, { ...plain, scenarios: {}, scenarioOrigins: {} })).toBe(true);
    }),
    { numRuns: 60 },
  );
});

/** Without the next free slot of each set and what stood below overrides: a scenario may move both. */
function withoutCounters(workbook: Workbook): Workbook {
  const sets = Object.fromEntries(Object.entries(workbook.sets).map(([id, set]) => [id, { ...set, nextSlot: 0 }]));
  return { ...workbook, sets, scenarioOrigins: {} };
}
