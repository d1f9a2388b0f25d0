/** An audit in sentences, its figures in the language's own writing. */
import type { AuditAnswer, BackTest, UnitBackTest } from '../../../analysis/audit/question.ts';
import { formatNumber } from '../../../lib/numberText.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { Finding } from './auditFindings.ts';

const NAMED = 4;

/** "Nếu dự thảo được dùng cho 2023: hệ số Kendall tau-b 0,91; 14/22 đơn vị đổi hạng; ...". */
export function saySummary(
  answer: AuditAnswer,
  test: BackTest,
  { past, draft, topCount }: { readonly past: string; readonly draft: string; readonly topCount: number },
  t: Messages,
): string {
  const words = t.audit;
  const write = (value: number, decimals: number): string => formatNumber(value, t.locale, decimals);
  const { churn, crosswalk, units } = test;
  const nameOf = new Map(units.map(({ unitId, name }) => [unitId, name]));
  const namesOf = (ids: readonly string[]): string =>
    listNames(ids.map((id) => nameOf.get(id as UnitBackTest['unitId']) ?? ''));
  const extremes = [...units]
    .map((unit) => ({ name: unit.name, rise: unit.rankBefore - unit.rank.middle }))
    .filter(({ rise }) => !Number.isNaN(rise))
    .sort((a, b) => b.rise - a.rise);
  const [first, last] = [extremes[0], extremes.at(-1)];
  const parts = [
    Number.isNaN(churn.tau) ? words.noTau : words.tau(write(churn.tau, 3)),
    ...(churn.moved === 0
      ? [words.same]
      : [
          words.moved(churn.moved, churn.compared),
          words.meanShift(write(churn.meanShift, 2), write(churn.largestShift, 1)),
        ]),
    ...(first && first.rise > 0 ? [words.rises(first.name, write(first.rise, 1))] : []),
    ...(last && last.rise < 0 ? [words.falls(last.name, write(-last.rise, 1))] : []),
    ...(churn.entered.length > 0 ? [words.entered(topCount, namesOf(churn.entered))] : []),
    ...(churn.left.length > 0 ? [words.left(topCount, namesOf(churn.left))] : []),
    ...(churn.classChanged > 0 ? [words.classChanged(churn.classChanged)] : []),
    crosswalk.pointsWithoutHistory > 0
      ? words.history(write(crosswalk.pointsWithoutHistory, 2), write(answer.draftPoints, 2))
      : words.allHistory(write(answer.draftPoints, 2)),
  ];
  return `${words.summary(past, draft)} ${parts.join('; ')}.`;
}

export function sayFinding({ kind, count, figure, about }: Finding, t: Messages): string {
  const words = t.audit.findings;
  const points = formatNumber(figure, t.locale, 2);
  const names = about.join(', ') + (count > about.length && about.length > 0 ? ', …' : '');
  switch (kind) {
    case 'noHistory':
    case 'dropped':
    case 'saturated':
    case 'zero':
    case 'constant':
    case 'idle':
      return words[kind](count, points, names);
    case 'redundant':
    case 'tie':
    case 'classLimit':
    case 'decimal':
      return words[kind](count, names);
    case 'churn':
      return words.churn(count, Number.isNaN(figure) ? '–' : formatNumber(figure, t.locale, 3));
    case 'unsure':
    case 'classes':
    case 'coupled':
      return words[kind](count);
  }
}

function listNames(names: readonly string[]): string {
  return names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', …' : '');
}
