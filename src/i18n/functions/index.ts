/** What every function of a formula does, in words. They are loaded only when somebody writes a formula: 12 KB compressed a language. */
import type { Language } from '../index.ts';
import type { FunctionCategory, FunctionHelp } from './functionHelp.ts';

export { FUNCTION_CATEGORIES } from './functionHelp.ts';
export type { FunctionCategory, FunctionHelp, ParameterHelp } from './functionHelp.ts';

const CATEGORY_WORDS: Readonly<Record<Language, Readonly<Record<FunctionCategory, string>>>> = {
  vi: {
    math: 'Toán học',
    statistics: 'Thống kê',
    logic: 'Lô-gic',
    text: 'Văn bản',
    date: 'Ngày và giờ',
    lookup: 'Tra cứu và tham chiếu',
    finance: 'Tài chính',
    information: 'Thông tin',
    database: 'Cơ sở dữ liệu',
    matrix: 'Ma trận',
    engineering: 'Kỹ thuật',
  },
  en: {
    math: 'Mathematics',
    statistics: 'Statistics',
    logic: 'Logic',
    text: 'Text',
    date: 'Date and time',
    lookup: 'Lookup and reference',
    finance: 'Finance',
    information: 'Information',
    database: 'Database',
    matrix: 'Matrix',
    engineering: 'Engineering',
  },
};

/** The words for a category of functions. */
export function functionCategoryWords(category: FunctionCategory, language: Language): string {
  return CATEGORY_WORDS[language][category];
}

/** Every function a formula may call, by its name and in that order. Rejects when its file cannot be fetched. */
export async function loadFunctionHelp(language: Language): Promise<ReadonlyMap<string, FunctionHelp>> {
  const { functionHelp } = await (language === 'en' ? import('./en/index.ts') : import('./vi/index.ts'));
  return functionHelp;
}
