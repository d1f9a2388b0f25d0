import { cpus, totalmem } from 'node:os';

/**
 * One measured case of a bench page.
 * @typedef {{ name: string, size: string | number, medianMs: number, p95Ms: number, ratio?: number | null, note?: string }} BenchRow
 */

/** @param {number} ms */
function writeMs(ms) {
  if (ms >= 100) return ms.toFixed(0);
  return ms >= 1 ? ms.toFixed(2) : ms.toFixed(3);
}

/** @param {number | null | undefined} ratio */
function writeRatio(ratio) {
  if (ratio === undefined || ratio === null) return '';
  return `${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2)}x`;
}

/**
 * The rows as a table of text: names to the left, numbers to the right.
 * @param {readonly BenchRow[]} rows
 */
export function formatTable(rows) {
  const lines = [
    ['name', 'size', 'median ms', 'p95 ms', 'ratio', 'note'],
    ...rows.map((row) => [
      row.name,
      String(row.size),
      writeMs(row.medianMs),
      writeMs(row.p95Ms),
      writeRatio(row.ratio),
      row.note ?? '',
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const pad = (/** @type {string} */ text, /** @type {number} */ column) => {
    const width = widths[column] ?? 0;
    return column === 0 || column === 5 ? text.padEnd(width) : text.padStart(width);
  };
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

/** @param {readonly BenchRow[]} rows */
export function printTable(rows) {
  console.log(formatTable(rows));
}

/**
 * Lines of text cells under each other, a sentence before them; nothing where there are no lines.
 * @param {string} title
 * @param {readonly (readonly string[])[]} lines
 */
export function printLines(title, lines) {
  if (lines.length === 0) return;
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  console.log(`\n${title}`);
  for (const line of lines)
    console.log(`  ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

/**
 * The machine of a measurement in one line.
 * @param {string} browserVersion
 */
export function machineLine(browserVersion) {
  const cores = cpus();
  const memoryGb = (totalmem() / 1024 ** 3).toFixed(1);
  const model = cores[0]?.model.trim() ?? 'unknown cpu';
  return `${model}, ${cores.length} cores, ${memoryGb} GB, Node ${process.versions.node}, Chromium ${browserVersion}`;
}
