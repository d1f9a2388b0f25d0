/** Names at the left of rows: as wide as the longest needs, at most a share of the picture, cut with an ellipsis. */
import type { Mark } from './marks.ts';
import { FONT_PX, type Look } from './pictureScene.ts';
import { shortenText } from './textWidth.ts';

const MAX_SHARE = 0.36;

export function labelColumnWidth(labels: readonly string[], widthPx: number, { measure }: Look, bold = false): number {
  let longest = 40;
  for (const label of labels) longest = Math.max(longest, measure(label, FONT_PX, bold));
  return Math.min(longest + 14, widthPx * MAX_SHARE);
}

export function drawRowLabel(label: string, row: string, y: number, columnPx: number, bold: boolean, look: Look): Mark {
  const text = shortenText(label, columnPx - 12, (part) => look.measure(part, FONT_PX, bold));
  const fill = look.colours.text;
  return { kind: 'text', x: 4, y, text, anchor: 'start', fill, sizePx: FONT_PX, bold, row, title: label };
}
