/** Lists to choose from: literal where Excel takes them so, else a column of the sheet of choices. */
import type { ExportContext } from './context.ts';
import { writeColumn } from './policiesSheet.ts';
import { putValue } from './sheetDraft.ts';

/** Excel takes 255 characters, quotes included. */
const LITERAL_LENGTH = 250;

export function listSource(context: Pick<ExportContext, 'choices'>, title: string, choices: readonly string[]): string {
  const short = choices.join(',');
  if (choices.every((choice) => !choice.includes(',') && !choice.includes('"')) && short.length <= LITERAL_LENGTH)
    return `"${short}"`;
  const { choices: sheet } = context;
  const column = sheet.widths.length;
  sheet.widths.push(30);
  putValue(sheet, 0, column, title, { look: 'header' });
  choices.forEach((choice, i) => putValue(sheet, i + 1, column, choice, { look: 'text' }));
  return writeColumn(sheet.name, 1, choices.length, column);
}
