/**
 * The very hidden sheet by which the file finds back: what stands where, as it was written, and anchors that follow the
 * rows and columns when Excel moves them (src/domain/merge/exportMap).
 */
import { listSheetKeys } from '../../domain/layout.ts';
import type { ExportMap, MapCell, Written } from '../../domain/merge/exportMap.ts';
import { INPUT_MAP_SHEET, writeInputMap } from '../../domain/merge/inputMap.ts';
import { writeExportMap } from '../../domain/merge/writeExportMap.ts';
import { present } from '../../lib/assert.ts';
import { sheetNameOf, TAB, type ExportContext } from './context.ts';
import type { Collecting, SetParts } from './mapClaims.ts';
import { listComputed } from './mapComputed.ts';
import { listLines } from './mapLines.ts';
import { addSetPlaces, addOtherPlaces } from './mapPlaces.ts';
import { mapScores, mapUnits } from './mapScores.ts';
import { listWatched } from './mapWatched.ts';
import { draftSheet, putFormula, putValue, type SheetDraft } from './sheetDraft.ts';

/** `drafts` are finished: what they hold is what the file will hold. */
export function buildInputMapSheet(
  context: ExportContext,
  drafts: readonly SheetDraft[],
  sets: readonly SetParts[],
): SheetDraft {
  const sheet = draftSheet(INPUT_MAP_SHEET, TAB.helper);
  sheet.hidden = 'very';
  const { base } = context.variants;
  const head = writeInputMap({
    kind: 'workbook',
    workbookId: base.id,
    workbookName: base.name,
    setId: null,
    setName: '',
    setFingerprint: '',
    unitId: null,
    unitName: '',
    stage: null,
    exportedAt: context.request.today,
    keyColumn: '',
    leaves: [],
    inputs: [],
  });
  const rows = [...head, ...writeExportMap(collectMap(context, drafts, sets))];
  rows.forEach((row, at) =>
    row.forEach((text, column) => {
      if (typeof text !== 'string') putFormula(sheet, at, column, text.anchor, { look: 'plain' }, text.value);
      else if (text !== '') putValue(sheet, at, column, text, { look: 'plain' });
    }),
  );
  return sheet;
}

function collectMap(context: ExportContext, drafts: readonly SheetDraft[], sets: readonly SetParts[]): ExportMap {
  const keys = new Map(listSheetKeys(context.variants.base).map((key) => [sheetNameOf(context, key), key]));
  const indexes = new Map(drafts.map(({ name }, i) => [name, i]));
  const collecting: Collecting = { context, drafts, indexes, keys, places: [], moved: new Map(), claimed: new Set() };
  addSetPlaces(collecting, sets);
  addOtherPlaces(collecting);
  const fillers: { readonly at: MapCell; readonly written: Written }[] = [];
  const scores = sets.map((parts) => mapScores(collecting, parts));
  const units = sets.flatMap((parts, i) => mapUnits(collecting, parts, present(scores[i], 'one a set'), fillers));
  const watched = listWatched(collecting);
  return {
    sheets: drafts.map(({ name }) => ({ name, key: keys.get(name) ?? null })),
    lines: drafts.flatMap((draft, i) => listLines(collecting, draft, i)),
    places: collecting.places,
    scores,
    units,
    moved: [...collecting.moved.values()],
    watched,
    fillers,
    computed: drafts.flatMap((draft, i) => listComputed(collecting, draft, i, scores)),
  };
}
