/** Words of copying, moving and pasting. */
import type { viClipboard } from './viClipboard.ts';

export const enClipboard: typeof viClipboard = {};
