/** Words of the Vietnamese screen for tests of the trace. */
import { vi } from '../../../../src/i18n/vi.ts';
import { changeWordsOf } from '../../../../src/ui/changes/changeWords.ts';

export const WORDS = changeWordsOf(vi);
