import { beforeAll, it } from 'vitest';
import { loadSolver } from '../../../../workers/highs.ts';
import { ANSWERERS } from '../../../../workers/analysis/answerers.ts';
import { answerAll, EDGES } from './edgeWorkbooks.ts';
beforeAll(async () => { await loadSolver(); });
function walk(v: unknown, path: string, out: Map<string, number>): void {
  if (typeof v === 'number') { if (!Number.isFinite(v)) out.set(path + (Number.isNaN(v) ? ':NaN' : ':Inf'), 1); return; }
  if (v === null || typeof v !== 'object') return;
  if (ArrayBuffer.isView(v)) { for (const x of v as never as number[]) if (!Number.isFinite(x)) out.set(path + '[]' + (Number.isNaN(x) ? ':NaN' : ':Inf'), 1); return; }
  if (Array.isArray(v)) { v.forEach((x) => walk(x, path + '[]', out)); return; }
  for (const [k, x] of Object.entries(v)) walk(x, path + '.' + k, out);
}
it('probe', () => {
  const lines: string[] = [];
  for (const [name, edge] of Object.entries(EDGES)) for (const kind of Object.keys(ANSWERERS) as (keyof typeof ANSWERERS)[]) {
    try {
      const out = new Map<string, number>(); const codes: string[] = [];
      for (const r of answerAll(edge, kind)) { if (r.ok) { walk(r.value, '', out); codes.push('ok'); } else codes.push(r.problem.code.slice(9) + JSON.stringify(r.problem.details ?? {})); }
      lines.push(`${name} | ${kind} | ${[...new Set(codes)].join(' ')} | ${[...out.keys()].join(' ')}`);
    } catch (e) { lines.push(`${name} | ${kind} | THROW ${(e as Error).stack?.split('\n').slice(0, 4).join(' ')}`); }
  }
  console.log(lines.join('\n'));
}, 300000);
