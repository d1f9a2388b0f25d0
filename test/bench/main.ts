/** `npm run bench`: see README. Every figure comes of one run; no time is asserted. */
import { benchAnalysis } from './analysis.ts';
import { benchEdits } from './edits.ts';
import { benchExport, benchLoad } from './files.ts';
import { benchMerge } from './mergeForms.ts';
import { benchGrids } from './grids/compareGrids.ts';
import type { Report } from './report.ts';
import { buildSynthetic, LEAF_COUNT } from './syntheticWorkbook.ts';

const SIZES = [
  { unitCount: 30, count: 100, formulaCount: 60, aimOverFormulas: null, loads: 10, exports: 5 },
  { unitCount: 700, count: 100, formulaCount: 20, aimOverFormulas: 20, loads: 10, exports: 3 },
  { unitCount: 3300, count: 100, formulaCount: 5, aimOverFormulas: 50, loads: 10, exports: 3 },
] as const;

const ANALYSES = [
  { unitCount: 63, aimMs: 150, rounds: 10, plainDraws: 1000, formulaDraws: 30 },
  { unitCount: 700, aimMs: 700, rounds: 5, plainDraws: 200, formulaDraws: 5 },
  { unitCount: 3300, aimMs: 3000, rounds: 3, plainDraws: 50, formulaDraws: 1 },
] as const;

const report: Report = { rows: [], aims: [], memory: [] };
const wanted = new URLSearchParams(location.search);
const parts = wanted.get('parts')?.split(',') ?? ['edits', 'load', 'export', 'merge', 'analysis', 'grids'];
const units = wanted.get('units')?.split(',').map(Number);

for (const { unitCount, ...counts } of SIZES) {
  if (units && !units.includes(unitCount)) continue;
  const size = `${unitCount} x ${LEAF_COUNT}`;
  const workbook = buildSynthetic(unitCount, `bench${unitCount}`);
  if (parts.includes('edits')) await benchEdits({ size, workbook, ...counts }, report);
  if (parts.includes('load')) await benchLoad(size, workbook, counts.loads, report);
  if (parts.includes('export')) await benchExport(size, workbook, counts.exports, report);
}
if (parts.includes('merge'))
  for (const unitCount of [30, 600])
    await benchMerge(`${unitCount} x ${LEAF_COUNT}`, buildSynthetic(unitCount, `merge${unitCount}`), report);
if (parts.includes('analysis'))
  for (const { unitCount, ...one } of ANALYSES) {
    if (units && !units.includes(unitCount)) continue;
    const workbook = buildSynthetic(unitCount, `analysis${unitCount}`);
    await benchAnalysis({ size: `${unitCount} x ${LEAF_COUNT}`, workbook, ...one }, report);
  }
if (parts.includes('grids')) await benchGrids(report, Number(wanted.get('rounds') ?? 3));

window.benchReport = report;
window.benchDone = true;
