/** What axe finds wrong, in the themes and languages in which it may differ. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export type AxeRules = 'all' | 'contrast' | 'allButContrast';

// Colours do not depend on the language, nor names and roles on the theme: contrast is the slow rule, and runs twice.
export const AXE_VIEWS = [
  { theme: 'light', language: 'vi', rules: 'all' },
  { theme: 'dark', language: 'vi', rules: 'contrast' },
  { theme: 'light', language: 'en', rules: 'allButContrast' },
] as const;

/** What axe finds wrong on the page: rule and element, empty when nothing. */
export async function findViolations(page: Page, rules: AxeRules = 'all'): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    ...(rules === 'contrast' ? { runOnly: ['color-contrast'] } : {}),
    ...(rules === 'allButContrast' ? { rules: { 'color-contrast': { enabled: false } } } : {}),
  });
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}
