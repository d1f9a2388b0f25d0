/** What a text typed into the criteria sheet asks for. */
import { findNode } from '../../domain/find.ts';
import { METHODS, type CriteriaSet } from '../../domain/criteria.ts';
import type { Command } from '../../domain/commands/index.ts';
import type { FormulaScope } from '../../domain/formula/scope.ts';
import type { CriteriaColumn } from '../../domain/layout.ts';
import { parseNumber } from '../../lib/numberText.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import type { Messages } from '../../i18n/index.ts';
import { readNumberInput } from '../shared/numberInput.ts';

/** The command for one cell, or why the text cannot be taken there. */
export function readCriteriaEntry(
  set: CriteriaSet,
  scope: FormulaScope,
  place: { readonly row: string; readonly column: string },
  text: string,
  t: Messages,
): Result<Command> {
  const column = place.column as CriteriaColumn;
  const node = findNode(set, place.row);
  if (!node) return readExtraEntry(set, place.row, column, text, t);
  const at = { setId: set.id, nodeId: node.id };
  switch (column) {
    case 'code':
    case 'name':
      return succeed({ verb: 'setNodeText', args: { ...at, field: column, text } });
    case 'method': {
      const method = METHODS.find((one) => t.criteria.methods[one].toLowerCase() === text.trim().toLowerCase());
      if (!method) return fail('choice.notInList', { text, choices: Object.values(t.criteria.methods).join(', ') });
      return succeed({ verb: 'setMethod', args: { ...at, method } });
    }
    case 'max': {
      if (text.trim() === '' && node.childIds.length > 0)
        return succeed({ verb: 'setMax', args: { ...at, max: null } });
      const max = parseNumber(text, t.locale);
      return max === null ? fail('number.notRead', { text }) : succeed({ verb: 'setMax', args: { ...at, max } });
    }
    case 'weight': {
      const weight = readNumberInput(text, scope, t);
      return weight.ok ? succeed({ verb: 'setWeight', args: { ...at, weight: weight.value } }) : weight;
    }
    default:
      return fail('cell.readonly');
  }
}

function readExtraEntry(
  set: CriteriaSet,
  row: string,
  column: CriteriaColumn,
  text: string,
  t: Messages,
): Result<Command> {
  const extra = set.extras.find((one) => one.id === row);
  if (!extra || (column !== 'name' && column !== 'max')) return fail('cell.readonly');
  const at = { setId: set.id, extraId: extra.id };
  if (column === 'name') return succeed({ verb: 'changeExtra', args: { ...at, name: text } });
  const cap = parseNumber(text, t.locale);
  return cap === null ? fail('number.notRead', { text }) : succeed({ verb: 'changeExtra', args: { ...at, cap } });
}
