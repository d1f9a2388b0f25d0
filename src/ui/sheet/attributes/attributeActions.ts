/** Formats, notes, entry rules and today's date, as actions of a sheet. */
import {
  PLAIN_DATE,
  PLAIN_NUMBER,
  PLAIN_PERCENT,
  PLAIN_TEXT,
  changeDecimals,
  kindOfFormat,
  type FormatKind,
} from '../../../lib/cellFormat.ts';
import { serialOfToday, writeDate } from '../../../lib/dates.ts';
import type { SheetAction, SheetContext } from '../sheetContext.ts';
import { activeAttributes, activeNote, changeSelection, setActiveNote, shownDecimals } from './changeSelection.ts';

export function attributeActions(context: SheetContext): SheetAction[] {
  const { panels, session, state } = context;
  const isOff = (): boolean => session.readOnly;
  const format = (id: string, kind: FormatKind, numberFormat: string | undefined): SheetAction => ({
    id,
    run: () => changeSelection(context, { numberFormat }),
    isOff,
    isOn: () => kindOfFormat(activeAttributes(context).numberFormat) === kind,
  });
  const decimals = (id: string, step: 1 | -1): SheetAction => ({
    id,
    run: () =>
      changeSelection(context, {
        numberFormat: changeDecimals(activeAttributes(context).numberFormat, step, shownDecimals(context)),
      }),
    isOff,
  });
  const letters = (id: 'bold' | 'italic'): SheetAction => ({
    id,
    run: () => changeSelection(context, { [id]: activeAttributes(context)[id] ? undefined : true }),
    isOff,
    isOn: () => activeAttributes(context)[id] === true,
  });
  const dialog = (id: 'format' | 'note' | 'entryRule'): SheetAction => ({
    id,
    run: () => {
      panels.dialog = id;
    },
    isOff,
  });
  return [
    letters('bold'),
    letters('italic'),
    format('formatGeneral', 'general', undefined),
    format('formatNumber', 'number', PLAIN_NUMBER),
    format('formatPercent', 'percent', PLAIN_PERCENT),
    format('formatDate', 'date', PLAIN_DATE),
    format('formatText', 'text', PLAIN_TEXT),
    decimals('moreDecimals', 1),
    decimals('fewerDecimals', -1),
    dialog('format'),
    {
      id: 'clearFormat',
      run: () =>
        changeSelection(context, {
          numberFormat: undefined,
          bold: undefined,
          italic: undefined,
          fill: undefined,
          align: undefined,
        }),
      isOff,
    },
    dialog('note'),
    { id: 'removeNote', run: () => setActiveNote(context, ''), isOff: () => isOff() || activeNote(context) === '' },
    dialog('entryRule'),
    {
      id: 'insertDate',
      run: () => {
        const { row, col } = state.active;
        context.enter([{ row, col, text: writeDate(serialOfToday(new Date())) }]);
      },
      isOff,
    },
  ];
}
