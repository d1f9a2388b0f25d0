/** "Chính sách": how each set rounds, ranks and classifies, as cells the other sheets read. */
import type { SetId } from '../../domain/ids.ts';
import { labelOfSet } from '../../domain/layout.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import type { Redistribution } from '../../domain/policies.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { putByScenario, TAB, type ExportContext } from './context.ts';
import { writePlace, writeRange } from './excelFormula.ts';
import { guardText, type Content } from './scenarioTable.ts';
import { draftSheet, putValue, address, type SheetDraft } from './sheetDraft.ts';
import { setIn, contentsByVariant } from './variants.ts';

export const TIE_WORDS = {
  competition: 'Đồng hạng 1-1-3',
  dense: 'Đồng hạng 1-1-2',
  average: 'Hạng trung bình',
} as const;
export const MISSING_WORDS = { zero: 'Tính 0 điểm', exclude: 'Không tính vào mẫu số' } as const;
export const YES = 'Có';
export const NO = 'Không';

/** What the other weights do when some are set by hand: src/domain/weights. */
export const REDISTRIBUTION_WORDS: Readonly<Record<Redistribution['rule'], string>> = {
  free: 'Không phân bổ lại',
  siblings: 'Cùng cấp co lại',
  all: 'Tất cả co lại',
  buffer: 'Một tiêu chí nhận chênh lệch',
};

/** Fixed addresses, with their sheet, of one set's policies. */
export interface PolicyCells {
  readonly decimals: string;
  readonly tie: string;
  readonly missing: string;
  readonly mayPass: string;
  readonly statedTotal: string;
  readonly redistribution: string;
  readonly classLabels: string;
  readonly classLimits: string;
}

export interface PoliciesSheet {
  readonly draft: SheetDraft;
  readonly cells: ReadonlyMap<SetId, PolicyCells>;
}

const ROWS: readonly {
  readonly label: string;
  readonly read: (set: CriteriaSet) => Content;
  readonly list: readonly string[];
}[] = [
  {
    label: 'Số chữ số thập phân của chỉ số',
    read: ({ policies }) => policies.decimals,
    list: ['0', '1', '2', '3', '4'],
  },
  {
    label: 'Khi chỉ số bằng nhau',
    read: ({ policies }) => TIE_WORDS[policies.tieRule],
    list: Object.values(TIE_WORDS),
  },
  {
    label: 'Tiêu chí chưa có điểm',
    read: ({ policies }) => MISSING_WORDS[policies.missing],
    list: Object.values(MISSING_WORDS),
  },
  {
    label: 'Điểm cộng được vượt tổng điểm',
    read: ({ policies }) => (policies.mayPassTotal ? YES : NO),
    list: [YES, NO],
  },
  { label: 'Tổng điểm của bộ tiêu chí', read: (set) => set.statedTotal, list: [] },
  {
    label: 'Khi đặt tay một trọng số, các trọng số khác',
    read: ({ redistribution }) => REDISTRIBUTION_WORDS[redistribution.rule],
    list: Object.values(REDISTRIBUTION_WORDS),
  },
];

export function buildPoliciesSheet(context: ExportContext): PoliciesSheet {
  const draft = draftSheet(context.policies, TAB.scenario);
  draft.widths.push(44, 30);
  draft.frozen.rows = 1;
  putValue(draft, 0, 0, 'Chính sách tính điểm', { look: 'header' });
  putValue(draft, 0, 1, 'Giá trị', { look: 'header' });
  const cells = new Map<SetId, PolicyCells>();
  let row = 1;
  for (const setId of context.variants.base.setOrder) {
    const label = labelOfSet(context.variants.base, setId);
    putValue(draft, row, 0, label, { look: 'group' });
    putValue(draft, row, 1, '', { look: 'group' });
    const first = row + 1;
    ROWS.forEach(({ label: words, read, list }, i) => {
      putValue(draft, first + i, 0, words, { look: 'text' });
      putPolicy(context, draft, first + i, 1, setId, `${label} · ${words}`, (workbook) =>
        read(setIn(workbook.sets, setId)),
      );
      if (list.length > 0)
        draft.lists.push({ range: address(first + i, 1), source: `"${list.join(',')}"`, message: words });
    });
    const classRow = first + ROWS.length;
    putValue(draft, classRow, 0, 'Xếp loại', { look: 'header' });
    putValue(draft, classRow, 1, 'Từ chỉ số (%)', { look: 'header' });
    const count = Math.max(
      1,
      ...contentsByVariant(context.variants, (workbook) => setIn(workbook.sets, setId).policies.classes.length),
    );
    for (let i = 0; i < count; i++) {
      const at = classRow + 1 + i;
      const limit = (workbook: Workbook) => setIn(workbook.sets, setId).policies.classes[i];
      putPolicy(context, draft, at, 0, setId, `${label} · Xếp loại ${i + 1}`, (workbook) =>
        guardText(limit(workbook)?.label ?? ''),
      );
      putPolicy(
        context,
        draft,
        at,
        1,
        setId,
        `${label} · Giới hạn xếp loại ${i + 1}`,
        (workbook) => limit(workbook)?.min ?? '',
      );
    }
    const place = (rowIndex: number, column: number) => ({ sheet: draft.name, row: rowIndex, column });
    const fixed = { row: true, column: true };
    cells.set(setId, {
      decimals: writePlace(place(first, 1), '', fixed),
      tie: writePlace(place(first + 1, 1), '', fixed),
      missing: writePlace(place(first + 2, 1), '', fixed),
      mayPass: writePlace(place(first + 3, 1), '', fixed),
      statedTotal: writePlace(place(first + 4, 1), '', fixed),
      redistribution: writePlace(place(first + 5, 1), '', fixed),
      classLabels: writeColumn(draft.name, classRow + 1, classRow + count, 0),
      classLimits: writeColumn(draft.name, classRow + 1, classRow + count, 1),
    });
    row = classRow + count + 2;
  }
  return { draft, cells };
}

export function writeColumn(sheet: string, first: number, last: number, column: number): string {
  return writeRange({ sheet, row: first, column }, { sheet, row: last, column }, '', { row: true, column: true });
}

function putPolicy(
  context: ExportContext,
  draft: SheetDraft,
  row: number,
  column: number,
  setId: SetId,
  words: string,
  read: (workbook: Workbook) => Content,
): void {
  const contents = contentsByVariant(context.variants, (workbook) => read(workbook));
  putByScenario(context, draft, row, column, contents, { isInput: true, align: 'left' }, { words, homeSet: setId });
}

/** SUM of cells of one column, rows from 0 in ascending order: runs become ranges. */
export function joinCells(rows: readonly number[], letters: string, prefix: string): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === row) last[1] = row;
    else runs.push([row, row]);
  }
  const parts = runs.map(([first, last]) =>
    first === last ? `${prefix}${letters}${first + 1}` : `${prefix}${letters}${first + 1}:${letters}${last + 1}`,
  );
  const groups: string[] = [];
  for (let i = 0; i < parts.length; i += MAX_ARGUMENTS)
    groups.push(`SUM(${parts.slice(i, i + MAX_ARGUMENTS).join(',')})`);
  return groups.join('+');
}

/** Of one function, in Excel. */
const MAX_ARGUMENTS = 255;
