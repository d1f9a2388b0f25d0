/** What the illustrative workbook offers to try out: assumptions, two scenarios and a draft sheet. */
import { present } from '../../lib/assert.ts';
import type { CriteriaSet, CriterionNode } from '../criteria.ts';
import { printToken } from '../formula/reference.ts';
import type { AssumptionId, ScenarioId, SheetId } from '../ids.ts';
import { keyOfPath } from '../patches.ts';
import type { Assumption, CellContent, Scenario, Unit } from '../workbook.ts';

const SURVEY_FACTOR = 'a1' as AssumptionId;
const DIGITAL_FACTOR = 'a2' as AssumptionId;
const TARGET = 'a3' as AssumptionId;

export function nodeOfCode(set: CriteriaSet, code: string): CriterionNode {
  return present(
    Object.values(set.nodes).find((node) => node.code === code),
    `criterion ${code}`,
  );
}

/** Field 8 weighs its maximum times an assumption, so that a slider moves it. */
export function weighSurvey(set: CriteriaSet): CriteriaSet {
  const field = nodeOfCode(set, '8');
  const weight = `=${maxOf(set, '8')}*${assumption(SURVEY_FACTOR)}`;
  return { ...set, nodes: { ...set.nodes, [field.id]: { ...field, weight } } };
}

function maxOf(set: CriteriaSet, code: string): string {
  return printToken({ kind: 'max', set: set.id, node: nodeOfCode(set, code).id });
}

function assumption(id: AssumptionId): string {
  return printToken({ kind: 'assumption', assumption: id });
}

export function listAssumptions(): Assumption[] {
  return [
    {
      id: SURVEY_FACTOR,
      name: 'he_so_khao_sat',
      label: 'Hệ số trọng số lĩnh vực 8 (điều tra xã hội học)',
      value: 1,
      min: 0.5,
      max: 1.5,
      step: 0.05,
    },
    {
      id: DIGITAL_FACTOR,
      name: 'he_so_chinh_quyen_so',
      label: 'Hệ số trọng số lĩnh vực 7 (chính quyền số)',
      value: 1,
      min: 0.5,
      max: 2,
      step: 0.05,
    },
    {
      id: TARGET,
      name: 'chi_tieu',
      label: 'Chỉ tiêu Chỉ số CCHC năm sau (%)',
      value: 90,
      min: 70,
      max: 100,
      step: 0.5,
    },
  ];
}

export function listScenarios(set: CriteriaSet): Scenario[] {
  const weightOf = (code: string): string => keyOfPath(['sets', set.id, 'nodes', nodeOfCode(set, code).id, 'weight']);
  return [
    {
      id: 'k1' as ScenarioId,
      name: 'Tăng trọng số CCTTHC',
      description: 'Lĩnh vực 3 từ 13 lên 18 điểm, các tiêu chí khác co lại theo tỷ lệ.',
      overrides: { [weightOf('3')]: 18 },
    },
    {
      id: 'k2' as ScenarioId,
      name: 'Đẩy mạnh chính quyền số',
      description: 'Lĩnh vực 7 nhân hệ số 1,3; lĩnh vực 8 nhân hệ số 0,8.',
      overrides: {
        [weightOf('7')]: `=${maxOf(set, '7')}*${assumption(DIGITAL_FACTOR)}`,
        [keyOfPath(['assumptions', DIGITAL_FACTOR, 'value'])]: 1.3,
        [keyOfPath(['assumptions', SURVEY_FACTOR, 'value'])]: 0.8,
      },
    },
  ];
}

export function writeDraft(
  set: CriteriaSet,
  sheetId: SheetId,
  units: readonly Unit[],
): readonly (readonly CellContent[])[] {
  const here = (row: string): string =>
    printToken({
      kind: 'cell',
      sheet: `free.${sheetId}`,
      row,
      column: 'k2',
      rowAbsolute: false,
      columnAbsolute: false,
    });
  const index = (unit: Unit | undefined) =>
    ({
      kind: 'cell',
      sheet: `ranking.${set.id}`,
      row: unit?.id ?? '',
      column: 'index',
      rowAbsolute: false,
      columnAbsolute: false,
    }) as const;
  const indexes = printToken({ kind: 'range', from: index(units[0]), to: index(units.at(-1)) });
  return [
    ['Nháp: tính thử (số liệu minh họa)'],
    ['Trọng số lĩnh vực 3', `=${printToken({ kind: 'weight', set: set.id, node: nodeOfCode(set, '3').id })}`],
    ['Nếu tăng 10%', `=${here('r2')}*1.1`],
    ['Chỉ tiêu năm sau (%)', `=${assumption(TARGET)}`],
    ['Chỉ số trung bình của khối (%)', `=AVERAGE(${indexes})`],
    ['Còn thiếu (điểm phần trăm)', `=${here('r4')}-${here('r5')}`],
    ['Số đơn vị từ 90% trở lên', `=COUNTIF(${indexes},">=90")`],
    ['Số hồ sơ TTHC trong năm', 1717],
    ['Số hồ sơ đúng hạn', 1655],
    ['Tỷ lệ đúng hạn (%)', `=ROUND(${here('r9')}/${here('r8')}*100,2)`],
  ];
}
