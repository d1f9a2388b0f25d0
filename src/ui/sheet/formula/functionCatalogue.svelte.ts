/** What the functions do, fetched when the first formula is written. */
import { loadFunctionHelp, type FunctionHelp } from '../../../i18n/functions/index.ts';
import type { Language } from '../../../i18n/index.ts';

export class FunctionCatalogue {
  functions = $state.raw<ReadonlyMap<string, FunctionHelp>>(new Map());
  #language: Language | null = null;

  /** Fetches the words once per language; without them formulas are written as before. */
  async load(language: Language): Promise<void> {
    if (this.#language === language) return;
    this.#language = language;
    try {
      const functions = await loadFunctionHelp(language);
      if (this.#language === language) this.functions = functions;
    } catch {
      this.#language = null;
    }
  }
}

/** One for the app: sheets come and go. */
export const functionCatalogue = new FunctionCatalogue();
