import type { BarRow } from '../../../src/charts/barOption.ts';
import type { SlopeColumn, SlopeRow } from '../../../src/charts/slopeGeometry.ts';

/** What both pictures offer to whoever holds them. */
export interface SavablePicture {
  exportSvg(): string;
}

const names = [
  'Sở Nội vụ',
  'Sở Nông nghiệp và Phát triển nông thôn',
  'Ban Quản lý các khu công nghiệp và chế xuất Hà Nội',
  'Thừa Thiên Huế',
  'Sở Y tế',
];

function nameOf(index: number): string {
  return `${names[index % names.length] ?? ''} ${index + 1}`;
}

/** Bars with the given number of segments, falling from row to row. */
export function sampleBars(count: number, segments: number): BarRow[] {
  return Array.from({ length: count }, (_, row) => {
    const values = Array.from({ length: segments }, (_, index) => 10 + ((row * 7 + index * 3) % 5) / 4);
    return {
      id: `u${row}`,
      label: nameOf(row),
      segments: values,
      total: values.reduce((sum, value) => sum + value, 0),
    };
  });
}

/** Ranks with many ties and one unit that is never ranked. */
export function sampleSlopes(count: number, columnCount: number): { columns: SlopeColumn[]; rows: SlopeRow[] } {
  const scores = Array.from({ length: columnCount }, (_, column) =>
    Array.from({ length: count }, (_, row) => Math.floor((row * (column * 2 + 1)) / 3) % Math.ceil(count / 2)),
  );
  const columns = scores.map((_, column) => ({ id: `c${column}`, label: column === 0 ? 'Gốc' : `Kịch bản ${column}` }));
  const rows = Array.from({ length: count }, (_, row) => ({
    id: `u${row}`,
    label: nameOf(row),
    ranks: scores.map((all) =>
      row === 4 ? null : 1 + all.filter((score, other) => other !== 4 && score < (all[row] ?? 0)).length,
    ),
  }));
  return { columns, rows };
}

/** Pairs of elements whose boxes cover each other by more than a pixel in both directions. */
export function overlaps(elements: readonly Element[]): string[] {
  const boxes = elements.map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }));
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1 &&
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 1,
      )
      .map((other) => `${one.text} / ${other.text}`),
  );
}
