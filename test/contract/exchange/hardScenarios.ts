/** The illustrative sample with scenarios that together override everything a scenario can override. */
import { planCommands, type Command } from '../../../src/domain/commands/index.ts';
import { listLeaves, listNodes, type CriteriaSet, type CriterionNode } from '../../../src/domain/criteria.ts';
import type { NodeId, ScenarioId } from '../../../src/domain/ids.ts';
import { DEFAULT_POLICIES } from '../../../src/domain/policies.ts';
import type { ScoringRule } from '../../../src/domain/rules/rule.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { ABSENT } from '../../../src/domain/scenarios.ts';
import { NOT_APPLICABLE, type Stage } from '../../../src/domain/scores.ts';
import type { Scenario, Workbook } from '../../../src/domain/workbook.ts';
import { assert, present } from '../../../src/lib/assert.ts';
import { countingIds } from '../../../src/lib/ids.ts';

export function buildHardWorkbook(): Workbook {
  const workbook = buildSample('illustrative', countingIds('h'));
  const set = setAt(workbook, 0);
  const other = setAt(workbook, 2);
  const scenarios: Scenario[] = [
    scenario('h1', 'Cùng cấp', {
      ...redistribution(set, 'siblings'),
      [weight(set, '3')]: 20,
      [weight(set, '1.1')]: 4,
      [weight(set, '2.1.1')]: 0.75,
    }),
    scenario('h2', 'Tất cả', {
      ...redistribution(set, 'all'),
      [weight(set, '8.1.1')]: 12.5,
      ...redistribution(other, 'all'),
      [weight(other, '1')]: 7,
    }),
    scenario('h3', 'Một tiêu chí nhận', {
      [`sets/${set.id}/redistribution`]: { rule: 'buffer', nodeId: node(set, '5').id },
      [weight(set, '1')]: `=⟦m|${set.id}|${node(set, '1').id}⟧*1.1`,
      [weight(set, '2')]: `=⟦w|${set.id}|${node(set, '1').id}⟧/2`,
    }),
    scenario('h4', 'Chính sách khác "1*"', {
      ...redistribution(set, 'free'),
      [weight(set, '7')]: 30,
      [`sets/${set.id}/policies`]: {
        ...DEFAULT_POLICIES,
        decimals: 0,
        tieRule: 'dense',
        missing: 'exclude',
        mayPassTotal: true,
        classes: [
          { label: '=Xuất sắc', min: 88.5 },
          { label: 'Tốt', min: 85 },
          { label: 'Khá', min: 80 },
          { label: 'TB', min: 50 },
          { label: 'Yếu', min: 0 },
        ],
      },
      [`sets/${other.id}/policies`]: { ...DEFAULT_POLICIES, decimals: 0, tieRule: 'average' },
    }),
    scenario('h5', 'Điểm khác', scoreOverrides(workbook, set)),
    scenario('h6', 'Thang điểm khác', {
      ...Object.fromEntries(
        listLeaves(set)
          .filter((_, i) => i % 4 === 0)
          .map((leaf) => [`sets/${set.id}/nodes/${leaf.id}/max`, (leaf.max ?? 0) / 2]),
      ),
      ...Object.fromEntries(
        listLeaves(set)
          .filter((_, i) => i % 3 === 0)
          .map((leaf, i) => [
            `sets/${set.id}/nodes/${leaf.id}/notApplicable`,
            (['full', 'zero', 'exclude'] as const)[i % 3],
          ]),
      ),
    }),
    scenario('h7', 'Quy tắc khác', ruleOverrides(set)),
  ];
  return {
    ...workbook,
    scenarios: Object.fromEntries(scenarios.map((each) => [each.id, each])),
    scenarioOrder: scenarios.map((each) => each.id),
  };
}

/** With scenarios whose criteria are others, one of them built upon another: a file cannot switch to these. */
export function addRestructured(workbook: Workbook): Workbook {
  const set = setAt(workbook, 0);
  const [own, child] = ['x1', 'x2'] as ScenarioId[];
  assert(own !== undefined && child !== undefined, 'two ids');
  const parentId = node(set, '1.1').id;
  const plans: [ScenarioId, Command[]][] = [
    [
      own,
      [
        { verb: 'removeNode', args: { setId: set.id, nodeId: node(set, '2.1.1').id } },
        { verb: 'addNode', args: { setId: set.id, nodeId: 'new' as NodeId, parentId, index: 0, name: 'Mới', max: 3 } },
      ],
    ],
    [child, [{ verb: 'setWeight', args: { setId: set.id, nodeId: 'new' as NodeId, weight: 5 } }]],
  ];
  return plans.reduce((before, [scenarioId, commands]) => {
    const open: Command[] = [
      { verb: 'addScenario', args: { scenarioId, name: `Bộ khác ${scenarioId}` } },
      ...(scenarioId === child ? [{ verb: 'setScenarioParent' as const, args: { scenarioId, parentId: own } }] : []),
    ];
    const { outcome } = planCommands(before, null, open);
    return planCommands(outcome, scenarioId, commands).outcome;
  }, workbook);
}

function scenario(id: string, name: string, overrides: Record<string, unknown>): Scenario {
  return { id: id as ScenarioId, name, description: '', overrides };
}

function scoreOverrides(workbook: Workbook, set: CriteriaSet): Record<string, unknown> {
  const overrides: Record<string, unknown> = {};
  const units = workbook.blocks[set.blockId]?.unitIds ?? [];
  const stages: readonly Stage[] = ['self', 'appraisal1', 'appraisal2', 'survey'];
  listLeaves(set).forEach((leaf, l) => {
    units.forEach((unitId, u) => {
      const at = (stage: Stage, kind: 'points' | 'declared'): string =>
        `scores/${set.id}/${unitId}/${stage}/${kind}/${leaf.slot}`;
      switch ((l * 7 + u * 3) % 11) {
        case 0:
          overrides[at('appraisal2', 'points')] = (leaf.max ?? 0) / 2;
          break;
        case 1:
          overrides[at('appraisal2', 'points')] = NOT_APPLICABLE;
          break;
        case 2:
          for (const stage of stages) {
            overrides[at(stage, 'points')] = Number.NaN;
            overrides[at(stage, 'declared')] = ABSENT;
          }
          break;
        case 3:
          if (leaf.rule?.type === 'proportional' || leaf.rule?.type === 'bands')
            overrides[at('appraisal2', 'declared')] =
              u % 2 ? { kind: 'ratio', numerator: 19, denominator: u % 3 ? 20 : 0 } : { kind: 'percent', value: 95 };
          break;
        default:
      }
    });
  });
  return overrides;
}

/** Each leaf gets a rule of another type over the data it has. */
function ruleOverrides(set: CriteriaSet): Record<string, unknown> {
  const overrides: Record<string, unknown> = {};
  listLeaves(set).forEach((leaf, i) => {
    const rule = otherRule(leaf, i);
    if (rule) overrides[`sets/${set.id}/nodes/${leaf.id}/rule`] = rule;
  });
  return overrides;
}

function otherRule(leaf: CriterionNode, i: number): ScoringRule | null {
  const max = leaf.max ?? 0;
  switch (leaf.rule?.type) {
    case 'bands':
    case 'proportional':
      if (i % 3 === 0) return { type: 'relative' };
      if (i % 3 === 1) return { type: 'proportional', target: 97, floor: 60, floorInclusive: true };
      return {
        type: 'bands',
        bands: [
          { min: 95, minInclusive: false, points: max },
          { min: 70, minInclusive: true, points: max / 3 },
        ],
      };
    case 'choice':
      return { type: 'level', levels: leaf.rule.options.map(({ label }, at) => ({ label, share01: 1 / (at + 1) })) };
    case 'deduction':
      return { type: 'count', step: max / 3, cap: max };
    case 'count':
      return { type: 'deduction', step: max / 7, floor: max / 5 };
    default:
      return null;
  }
}

function redistribution(set: CriteriaSet, rule: 'free' | 'siblings' | 'all'): Record<string, unknown> {
  return { [`sets/${set.id}/redistribution`]: { rule } };
}

function weight(set: CriteriaSet, code: string): string {
  return `sets/${set.id}/nodes/${node(set, code).id}/weight`;
}

function node(set: CriteriaSet, code: string): CriterionNode {
  return present(
    listNodes(set).find((each) => each.code === code),
    `the sample has ${code}`,
  );
}

function setAt(workbook: Workbook, index: number): CriteriaSet {
  const id = present(workbook.setOrder[index], 'the sample has three sets');
  return present(workbook.sets[id], 'the set is there');
}
