import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { planCommand, planCommands, scopeOfVerb } from '../../../src/domain/commands/index.ts';
import { validateWorkbook } from '../../../src/domain/format/validateWorkbook.ts';
import type { ScenarioId } from '../../../src/domain/ids.ts';
import { applyPatches, invertPatches, type Patch } from '../../../src/domain/patches.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { resolveScenario } from '../../../src/domain/scenarios.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { commandOf, picks, VERBS } from './randomCommands.ts';
import { sameButForMissing } from './sameButForMissing.ts';

vi.setConfig({ testTimeout: 60_000 });

const start = buildSample('illustrative', countingIds('w'));
const copyOfStart = structuredClone(start);
const K1 = 'k1' as ScenarioId;
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
      const valid = validateWorkbook(current);
      expect(valid.ok ? null : valid.problem).toBeNull();
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

it('a command in a scenario leaves the base as it is, unless its verb is shared', () => {
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
      const { scenarios: after, ...base } = current;
      const { scenarios: before, ...startBase } = start;
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
    }),
    { numRuns: 60 },
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
      const seen = { ...resolveScenario(base, K1), scenarios: {} };
      expect(sameButForMissing(seen, { ...plain, scenarios: {} })).toBe(true);
    }),
    { numRuns: 60 },
  );
});
