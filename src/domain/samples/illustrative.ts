/** Departments of a province on the illustrative set, two years, and a block of 60 points. All figures are invented. */
import { present } from '../../lib/assert.ts';
import { countingIds } from '../../lib/ids.ts';
import type { NewId } from '../../lib/ids.ts';
import type { CriteriaSet, Extra } from '../criteria.ts';
import type { BlockId, ExtraId, PeriodId, SetId, SheetId, UnitId, WorkbookId } from '../ids.ts';
import { DEFAULT_POLICIES } from '../policies.ts';
import type { UnitScores } from '../scores.ts';
import { FORMAT_VERSION } from '../workbook.ts';
import type { Block, Unit, Workbook } from '../workbook.ts';
import { CENTRAL_CRITERIA } from './centralCriteria.ts';
import { buildTree } from './criteriaTree.ts';
import type { CriterionRow } from './criteriaTree.ts';
import { DEPARTMENT_CRITERIA } from './departmentCriteria.ts';
import { buildFreeSheet } from './freeSheet.ts';
import { CENTRAL_PROFILES, DEPARTMENT_PROFILES } from './illustrativeUnits.ts';
import type { NamedProfile } from './illustrativeUnits.ts';
import { listAssumptions, listScenarios, nodeOfCode, weighSurvey, writeDraft } from './illustrativeWhatIf.ts';
import { inventScores } from './inventScores.ts';
import { seededDraws } from './seededDraws.ts';

const SOURCE =
  'Số liệu minh họa, không phải kết quả chính thức. Điểm tối đa lĩnh vực theo Báo cáo 3617/BC-SXD ngày 25/11/2021 (Hà Tĩnh, 85 điểm) cộng 15 điểm điều tra';
const SET_SOURCE = 'Bộ tiêu chí minh họa, không phải văn bản chính thức';

const PERIOD_2023 = 'p1' as PeriodId;
const PERIOD_2024 = 'p2' as PeriodId;
const DEPARTMENTS = 'b1' as BlockId;
const CENTRAL = 'b2' as BlockId;
const SET_2024 = 's1' as SetId;
const SET_2023 = 's2' as SetId;
const SET_CENTRAL = 's3' as SetId;

export function buildIllustrative(newId: NewId): Workbook {
  const newNode = countingIds('n');
  const newUnit = countingIds('u');
  const departments = listUnits(DEPARTMENT_PROFILES, newUnit);
  const agencies = listUnits(CENTRAL_PROFILES, newUnit);
  const set2024 = weighSurvey(buildDepartmentSet(SET_2024, PERIOD_2024, '2024', newNode));
  const set2023 = buildDepartmentSet(SET_2023, PERIOD_2023, '2023', newNode);
  const centralSet = buildSet(
    SET_CENTRAL,
    CENTRAL,
    PERIOD_2024,
    'Bộ tiêu chí cơ quan Trung ương 2024',
    60,
    CENTRAL_CRITERIA,
    newNode,
  );
  const sheetId = 'f1' as SheetId;
  const assumptions = listAssumptions();
  const scenarios = listScenarios(set2024);
  return {
    formatVersion: FORMAT_VERSION,
    id: newId() as WorkbookId,
    name: 'Khối sở minh họa 2024 (minh họa)',
    source: SOURCE,
    illustrative: true,
    periods: {
      [PERIOD_2023]: { id: PERIOD_2023, label: '2023', year: 2023 },
      [PERIOD_2024]: { id: PERIOD_2024, label: '2024', year: 2024 },
    },
    periodOrder: [PERIOD_2023, PERIOD_2024],
    blocks: {
      [DEPARTMENTS]: buildBlock(DEPARTMENTS, 'Khối sở, ban, ngành', departments),
      [CENTRAL]: buildBlock(CENTRAL, 'Cơ quan Trung ương (minh họa)', agencies),
    },
    blockOrder: [DEPARTMENTS, CENTRAL],
    units: keyById([...departments, ...agencies]),
    sets: keyById([set2024, set2023, centralSet]),
    setOrder: [SET_2024, SET_2023, SET_CENTRAL],
    scores: {
      [SET_2024]: tieTwoUnits(set2024, departments, scoreUnits(set2024, departments, DEPARTMENT_PROFILES, 2024, -0.04)),
      [SET_2023]: scoreUnits(set2023, departments, DEPARTMENT_PROFILES, 2023, -0.07),
      [SET_CENTRAL]: scoreUnits(centralSet, agencies, CENTRAL_PROFILES, 60, 0),
    },
    assumptions: keyById(assumptions),
    assumptionOrder: assumptions.map(({ id }) => id),
    sheets: { [sheetId]: buildFreeSheet(sheetId, 'Nháp', writeDraft(set2024, sheetId, departments)) },
    sheetOrder: [sheetId],
    attributes: {},
    dossiers: {},
    scenarios: keyById(scenarios),
    scenarioOrder: scenarios.map(({ id }) => id),
    scenarioParents: {},
    scenarioOrigins: {},
    crosswalks: {},
    analyses: {},
    analysisOrder: [],
  };
}

function keyById<T extends { readonly id: string }>(things: readonly T[]): Record<string, T> {
  return Object.fromEntries(things.map((thing) => [thing.id, thing]));
}

function listUnits(profiles: readonly NamedProfile[], newId: NewId): Unit[] {
  return profiles.map(({ name, ranked }) => ({ id: newId() as UnitId, name, ranked }));
}

function buildBlock(id: BlockId, name: string, units: readonly Unit[]): Block {
  return { id, name, unitIds: units.map((unit) => unit.id) };
}

function buildSet(
  id: SetId,
  blockId: BlockId,
  periodId: PeriodId,
  name: string,
  statedTotal: number,
  rows: readonly CriterionRow[],
  newNode: NewId,
): CriteriaSet {
  return {
    id,
    blockId,
    periodId,
    name,
    source: SET_SOURCE,
    statedTotal,
    ...buildTree(rows, newNode),
    extras: [],
    redistribution: { rule: 'all' },
    policies: DEFAULT_POLICIES,
  };
}

function buildDepartmentSet(id: SetId, periodId: PeriodId, year: string, newNode: NewId): CriteriaSet {
  const set = buildSet(
    id,
    DEPARTMENTS,
    periodId,
    `Bộ tiêu chí khối sở ${year} (35 tiêu chí)`,
    100,
    DEPARTMENT_CRITERIA,
    newNode,
  );
  const first = set.nextSlot;
  const extras: Extra[] = [
    {
      id: `${id}e1` as ExtraId,
      code: 'B1',
      name: 'Điểm cộng (sáng kiến được nhân rộng cấp quốc gia)',
      kind: 'bonus',
      cap: 2,
      slot: first,
    },
    {
      id: `${id}e2` as ExtraId,
      code: 'P1',
      name: 'Điểm trừ (nộp tự chấm chậm, bị phê bình)',
      kind: 'penalty',
      cap: 2,
      slot: first + 1,
    },
  ];
  return { ...set, extras, nextSlot: first + extras.length };
}

function scoreUnits(
  set: CriteriaSet,
  units: readonly Unit[],
  profiles: readonly NamedProfile[],
  seed: number,
  skillShift: number,
): Record<UnitId, UnitScores> {
  const scored = units.map((unit, i) => {
    const profile = present(profiles[i], 'a profile for each unit');
    const draws = seededDraws(seed * 1000 + i);
    const skill01 = Math.min(0.98, profile.skill01 + skillShift + 0.06 * (draws.next() - 0.5));
    return [unit.id, inventScores(set, { ...profile, skill01 }, draws)] as const;
  });
  return Object.fromEntries(scored);
}

/** Two departments end on the same total by different ways: they part as soon as fields 1 and 3 weigh differently. */
function tieTwoUnits(
  set: CriteriaSet,
  units: readonly Unit[],
  scores: Readonly<Record<UnitId, UnitScores>>,
): Readonly<Record<UnitId, UnitScores>> {
  const [first, second] = ['Sở Công Thương', 'Sở Giao thông vận tải'].map((name) =>
    present(
      units.find((unit) => unit.name === name),
      name,
    ),
  );
  if (!first || !second) return scores;
  const own = present(scores[first.id], 'scores of the first');
  return {
    ...scores,
    [first.id]: settlePoints(own, { [nodeOfCode(set, '1.4.1').slot]: 0, [nodeOfCode(set, '3.1.1').slot]: 2 }),
    [second.id]: settlePoints(own, { [nodeOfCode(set, '1.4.1').slot]: 1, [nodeOfCode(set, '3.1.1').slot]: 1 }),
  };
}

function settlePoints(scores: UnitScores, pointsBySlot: Readonly<Record<number, number>>): UnitScores {
  const points = Float64Array.from(scores.appraisal1.points);
  for (const [slot, value] of Object.entries(pointsBySlot)) points[Number(slot)] = value;
  return { ...scores, appraisal1: { ...scores.appraisal1, points } };
}
