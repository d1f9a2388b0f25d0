/** The catalogue's words as the trace takes them, and moments as a person reads them. */
import type { ChangeWords } from '../../domain/changes/writeChangeValue.ts';
import type { Messages } from '../../i18n/index.ts';

export function changeWordsOf(t: Messages): ChangeWords {
  return {
    notApplicable: t.scores.notApplicable,
    followsBase: t.changes.followsBase,
    defaultWeight: t.criteria.defaultWeight,
    yes: t.app.yes,
    no: t.app.no,
    locked: t.changes.locked,
    rows: t.changes.rowCount,
    columns: t.changes.columnCount,
    capped: t.changes.capped,
    methods: t.criteria.methods,
    notApplicables: t.criteria.notApplicables,
    redistributions: t.criteria.rules,
    tieRules: t.ranking.tieRules,
    missings: t.ranking.missings,
    onMaxChanges: t.ranking.onMaxChanges,
    attributes: t.changes.attributes,
  };
}

/** "2026-11-22", where the person is: an ISO 8601 label; '' where it is none. */
export function dayOf(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return '';
  return [moment.getFullYear(), pad(moment.getMonth() + 1), pad(moment.getDate())].join('-');
}

/** "22/11/2026 08:46:05", where the person is. */
export function momentOf(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return at;
  const day = dayOf(at).split('-').reverse().join('/');
  return `${day} ${[moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(pad).join(':')}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
