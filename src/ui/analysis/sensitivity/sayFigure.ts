/** Results and inputs of the sensitivity questions, as written. */
import type { Figure } from '../../../analysis/figure.ts';
import type { TornadoInput } from '../../../analysis/tornado/question.ts';
import type { WayInput } from '../../../analysis/ways/question.ts';
import type { CriteriaSet } from '../../../domain/criteria.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { FigureColumn } from '../../../lib/figureTable.ts';
import { formatNumber } from '../../../lib/numberText.ts';

export type FigureKind = Figure['kind'] | 'shift';

export interface Naming {
  readonly t: Messages;
  readonly workbook: Workbook;
  readonly set: CriteriaSet;
}

/** The decimals that a result is written with: one more than published where it is not rounded. */
export function decimalsOf({ set }: Naming, kind: FigureKind): number {
  const { decimals, tieRule } = set.policies;
  if (kind === 'rank') return tieRule === 'average' ? 1 : 0;
  if (kind === 'class') return 0;
  if (kind === 'chance') return 1;
  if (kind === 'shift') return 2;
  return kind === 'score' || kind === 'gap' ? decimals + 1 : decimals;
}

/** "82,35", "12", "A", "64,5%"; a dash where there is none. */
export function writeResult(naming: Naming, kind: FigureKind, value: number): string {
  if (Number.isNaN(value)) return '–';
  const { t, set } = naming;
  if (kind === 'class') return set.policies.classes[value]?.label ?? '–';
  const decimals = decimalsOf(naming, kind);
  if (kind === 'chance') return `${formatNumber(value * 100, t.locale, decimals)}%`;
  return formatNumber(value, t.locale, decimals, kind === 'rank' ? 0 : decimals);
}

/** With its unit: "82,35 điểm", "hạng 12". */
export function sayResult(naming: Naming, kind: FigureKind, value: number): string {
  const written = writeResult(naming, kind, value);
  if (kind === 'chance' || written === '–') return written;
  const unit = naming.t.sensitivity.figureUnits[kind];
  return kind === 'rank' || kind === 'class' ? `${unit} ${written}` : `${written} ${unit}`;
}

/** A mean over draws: "hạng 6,27", for a mean of ranks is no rank. */
export function sayMean(naming: Naming, kind: 'score' | 'rank' | 'shift', value: number): string {
  const written = formatNumber(value, naming.t.locale, 2);
  const unit = naming.t.sensitivity.figureUnits[kind];
  return kind === 'rank' ? `${unit} ${written}` : `${written} ${unit}`;
}

/** A column of results in a table: classes are words. */
export function columnOf(naming: Naming, kind: FigureKind, label: string): FigureColumn {
  const unit = naming.t.sensitivity.figureUnits[kind];
  const full = `${label} (${unit})`;
  if (kind === 'class') return { label: full, decimals: null };
  return kind === 'chance'
    ? { label, decimals: 1, isShare: true }
    : { label: full, decimals: decimalsOf(naming, kind), isSigned: kind === 'gap' };
}

export function cellOf(naming: Naming, kind: FigureKind, value: number): string | number | null {
  if (Number.isNaN(value)) return null;
  return kind === 'class' ? writeResult(naming, kind, value) : value;
}

export function nameInput({ t, workbook, set }: Naming, input: TornadoInput | WayInput): string {
  if (input.kind === 'assumption')
    return t.sensitivity.assumptionOf(workbook.assumptions[input.assumptionId]?.name ?? '');
  const node = set.nodes[input.nodeId];
  const name = `${node?.code ?? ''} ${node?.name ?? ''}`.trim();
  return input.kind === 'weight' ? t.sensitivity.weightOf(name) : t.sensitivity.pointsOf(name);
}

/** Short, for the name of a scenario: "Trọng số 1.2". */
export function nameInputBriefly({ t, workbook, set }: Naming, input: TornadoInput | WayInput): string {
  if (input.kind === 'assumption')
    return t.sensitivity.assumptionOf(workbook.assumptions[input.assumptionId]?.name ?? '');
  const code = set.nodes[input.nodeId]?.code ?? '';
  return input.kind === 'weight' ? t.sensitivity.weightOf(code) : t.sensitivity.pointsOf(code);
}

export function writeInput({ t }: Naming, value: number): string {
  return formatNumber(value, t.locale, 4);
}
