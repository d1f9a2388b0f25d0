import { describe, expect, it } from 'vitest';
import type { AuditAnswer, BackTest } from '../../../../../src/analysis/audit/question.ts';
import { buildSample } from '../../../../../src/domain/samples/index.ts';
import { messagesOf } from '../../../../../src/i18n/index.ts';
import { present } from '../../../../../src/lib/assert.ts';
import { finishSteps } from '../../../../../src/lib/steps.ts';
import { listFindings } from '../../../../../src/ui/analysis/audit/auditFindings.ts';
import { readAuditSettings, toAuditAsk } from '../../../../../src/ui/analysis/audit/auditSettings.ts';
import { listAuditTables } from '../../../../../src/ui/analysis/audit/auditTables.ts';
import { sayFinding, saySummary } from '../../../../../src/ui/analysis/audit/saySummary.ts';
import { answerAudit } from '../../../../../workers/analysis/answerAudit.ts';
import { openContext, stateOf } from '../../../../fakes/analysisContext.ts';

let count = 0;
const workbook = buildSample('illustrative', () => `id${++count}`);
const settings = { draftScenarioId: workbook.scenarioOrder[0] };
const ask = toAuditAsk(readAuditSettings(settings, workbook, stateOf(workbook)));
const result = finishSteps(answerAudit(openContext(workbook), ask));
const answer: AuditAnswer = present(result.ok ? result.value : null, 'an answer');
const test: BackTest = present(answer.backTests[1], '2023');
const vi = messagesOf('vi');

describe('what is said of an audit', () => {
  it('is one sentence with its figures in Vietnamese writing', () => {
    expect(saySummary(answer, test, { past: '2023', draft: 'Dự thảo', topCount: 5 }, vi)).toBe(
      'Nếu “Dự thảo” được dùng cho kỳ 2023: hệ số Kendall tau-b giữa hai bảng hạng là 0,933; 12/21 đơn vị đổi hạng; ' +
        'trung bình 0,67 bậc, nhiều nhất 2 bậc; Sở Kế hoạch và Đầu tư lên 1 bậc; Sở Giao thông vận tải xuống 2 bậc; ' +
        '1 đơn vị đổi xếp loại; cả 100 điểm đều có số liệu cũ.',
    );
  });

  it('names the gravest finding first and points that have no past by their size', () => {
    const added = { id: 'n1', code: '9.1', name: 'Mới', points: 12 } as BackTest['crosswalk']['added'][number];
    const open = { ...test, crosswalk: { ...test.crosswalk, added: [added], pointsWithoutHistory: 12 } };
    const findings = listFindings(answer, open);
    expect(findings[0]).toMatchObject({ kind: 'noHistory', severity: 'high' });
    expect(findings.map((finding) => sayFinding(finding, vi)).slice(0, 2)).toEqual([
      '1 tiêu chí mới, 12 điểm, chưa có số liệu cũ: 9.1',
      expect.stringMatching(/^\d+ /),
    ]);
    expect(listFindings(answer, test).map(({ kind }) => kind)).not.toContain('noHistory');
  });

  it('fills every table it names, each row as wide as its head, in both languages', () => {
    const names = { periodOf: () => '2023', shortOf: () => '2023', blockOf: () => 'Khối sở' };
    for (const t of [vi, messagesOf('en')]) {
      const tables = listAuditTables(answer, names, t);
      expect(tables).toHaveLength(1 + 9 * answer.backTests.length);
      for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
      expect(tables.find(({ title }) => title === t.audit.tables.units)?.rows).toHaveLength(22);
    }
  });
});
