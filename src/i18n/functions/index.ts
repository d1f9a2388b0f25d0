/** What every function of a formula does, in words. They are loaded only when somebody writes a formula: 12 KB compressed a language. */
import type { Language } from '../index.ts';
import type { FunctionHelp } from './functionHelp.ts';

export { FUNCTION_CATEGORIES } from './functionHelp.ts';
export type { FunctionCategory, FunctionHelp, ParameterHelp } from './functionHelp.ts';

/** Every function a formula may call, by its name and in that order. Rejects when its file cannot be fetched. */
export async function loadFunctionHelp(language: Language): Promise<ReadonlyMap<string, FunctionHelp>> {
  const { functionHelp } = await (language === 'en' ? import('./en/index.ts') : import('./vi/index.ts'));
  return functionHelp;
}
