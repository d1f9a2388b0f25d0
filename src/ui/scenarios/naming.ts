import type { Workbook } from '../../domain/workbook.ts';
import type { Messages } from '../../i18n/index.ts';

/** "Kịch bản 3": the first such name that is free. */
export function nameNewScenario(workbook: Workbook, t: Messages): string {
  const names = new Set(workbook.scenarioOrder.map((id) => workbook.scenarios[id]?.name.toLowerCase()));
  let number = workbook.scenarioOrder.length + 1;
  while (names.has(t.scenarios.defaultName(number).toLowerCase())) number++;
  return t.scenarios.defaultName(number);
}
