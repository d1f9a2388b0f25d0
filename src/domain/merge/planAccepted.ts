/** Accepted values as commands: one for each set's scores and texts, one for each other place; what a command would refuse is left out and said. */
import { planCommand, type Command } from '../commands/index.ts';
import type { ReturnedEvidence, ReturnedText } from '../commands/returned.ts';
import { checkScoreEntries, type ScoreEntry } from '../commands/scores.ts';
import { dossierOf, evidenceAt, type Evidence } from '../dossier.ts';
import { writeEvidence } from '../evidenceText.ts';
import type { SetId, SheetId } from '../ids.ts';
import type { Problem } from '../../lib/result.ts';
import { MISSING } from '../scores.ts';
import type { CellContent, NumberInput, Workbook } from '../workbook.ts';
import { readPlace } from './comparePlaces.ts';
import { readEvidenceLines } from './evidenceLines.ts';
import type { Place, PlaceValue } from './place.ts';

export interface Accepted {
  readonly place: Place;
  readonly value: PlaceValue;
}

export interface RefusedAccepted extends Accepted {
  readonly problem: Problem;
}

export interface AcceptedPlan {
  readonly commands: readonly Command[];
  readonly refused: readonly RefusedAccepted[];
}

/** The commands of planAccepted, for whom nothing can be refused. */
export function commandsFor(workbook: Workbook, accepted: readonly Accepted[]): readonly Command[] {
  return planAccepted(workbook, accepted).commands;
}

/**
 * `workbook` is the base: a command planned on it is carried out on it. Of two values for one place the last stands.
 * `evidence`: pieces that came with the files, so that a file's line finds its hash.
 */
export function planAccepted(
  workbook: Workbook,
  accepted: readonly Accepted[],
  evidence: readonly Evidence[] = [],
): AcceptedPlan {
  const refused: RefusedAccepted[] = [];
  const bySet = new Map<SetId, { place: ScorePlace; value: PlaceValue }[]>();
  const others: { command: Command; accepted: Accepted }[] = [];
  for (const { place, value } of accepted) {
    if ('slot' in place) {
      const list = bySet.get(place.setId);
      if (list) list.push({ place, value });
      else bySet.set(place.setId, [{ place, value }]);
    } else {
      const command = commandOf(place, value);
      if (command === null) refused.push({ place, value, problem: { code: 'merge.wrongKind', details: {} } });
      else others.push({ command, accepted: { place, value } });
    }
  }
  const commands: Command[] = [];
  for (const { command, accepted: one } of mergeCells(others)) {
    const plan = planCommand(workbook, command);
    if (plan.ok) commands.push(command);
    else refused.push(...one.map((each) => ({ ...each, problem: plan.problem })));
  }
  const travelled = new Map(evidence.map((piece) => [writeEvidence(piece), piece]));
  for (const [setId, list] of bySet) {
    const command = takeCommand(workbook, setId, list, refused, travelled);
    if (command) commands.push(command);
  }
  return { commands, refused };
}

type ScorePlace = Extract<Place, { readonly slot: number }>;

function takeCommand(
  workbook: Workbook,
  setId: SetId,
  list: readonly { readonly place: ScorePlace; readonly value: PlaceValue }[],
  refused: RefusedAccepted[],
  travelled: ReadonlyMap<string, Evidence>,
): Command | null {
  const scored: { readonly entry: ScoreEntry; readonly accepted: Accepted }[] = [];
  const texts: ReturnedText[] = [];
  const evidence: ReturnedEvidence[] = [];
  const refuse = (place: Place, value: PlaceValue, code: string, details: Problem['details'] = {}): void => {
    refused.push({ place, value, problem: { code, details } });
  };
  for (const { place, value } of list) {
    const { unitId, slot } = place;
    const unit = workbook.units[unitId]?.name ?? '';
    if (readPlace(workbook, place) === undefined) refuse(place, value, 'merge.placeGone', { unit });
    else if (place.of === 'entry') {
      const entry = entryOf(value);
      if (entry === null) refuse(place, value, 'merge.wrongKind');
      else scored.push({ entry: { unitId, stage: place.stage, slot, entry }, accepted: { place, value } });
    } else if (value !== null && typeof value === 'object') refuse(place, value, 'merge.wrongKind');
    else if ((place.of === 'evidence' || place.stage === 'self') && dossierOf(workbook, setId, unitId).lock)
      refuse(place, value, 'scores.locked', { unit });
    else if (place.of === 'evidence')
      evidence.push({
        unitId,
        slot,
        evidence: readEvidenceLines(textOf(value), [
          ...evidenceAt(workbook, setId, unitId, slot),
          ...piecesOf(textOf(value), travelled),
        ]),
      });
    else {
      const kind = place.of === 'note' ? 'notes' : 'explanations';
      texts.push({ unitId, stage: place.stage, slot, kind, text: textOf(value) });
    }
  }
  const problems = checkScoreEntries(
    workbook,
    setId,
    scored.map(({ entry }) => entry),
  );
  const entries = scored.flatMap(({ entry, accepted }, i) => {
    const problem = problems[i] ?? null;
    if (problem) refused.push({ ...accepted, problem });
    return problem ? [] : [entry];
  });
  if (entries.length + texts.length + evidence.length === 0) return null;
  return {
    verb: 'takeReturned',
    args: {
      setId,
      entries: lastOfEach(entries, (one) => `${one.unitId}/${one.stage}/${one.slot}`),
      texts: lastOfEach(texts, (one) => `${one.kind}/${one.unitId}/${one.stage}/${one.slot}`),
      evidence: lastOfEach(evidence, (one) => `${one.unitId}/${one.slot}`),
    },
  };
}

function piecesOf(text: string, travelled: ReadonlyMap<string, Evidence>): Evidence[] {
  return text.split('\n').flatMap((line) => travelled.get(line) ?? []);
}

function lastOfEach<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map(list.map((one) => [keyOf(one), one])).values()];
}

function entryOf(value: PlaceValue): ScoreEntry['entry'] | null {
  if (value === null) return { points: MISSING };
  if (typeof value === 'number') return { points: value };
  return typeof value === 'object' ? { declared: value.declared } : null;
}

function textOf(value: PlaceValue): string {
  return value === null || typeof value === 'object' ? '' : String(value);
}

function commandOf(place: Exclude<Place, ScorePlace>, value: PlaceValue): Command | null {
  switch (place.of) {
    case 'weight':
      return value === null || isNumberInput(value)
        ? { verb: 'setWeight', args: { setId: place.setId, nodeId: place.nodeId, weight: value } }
        : null;
    case 'max':
      return value === null || typeof value === 'number'
        ? { verb: 'setMax', args: { setId: place.setId, nodeId: place.nodeId, max: value } }
        : null;
    case 'code':
    case 'name':
      return isScalar(value)
        ? {
            verb: 'setNodeText',
            args: { setId: place.setId, nodeId: place.nodeId, field: place.of, text: textOf(value) },
          }
        : null;
    case 'statedTotal':
      return typeof value === 'number' ? { verb: 'setStatedTotal', args: { setId: place.setId, total: value } } : null;
    case 'unit':
      return isScalar(value) ? { verb: 'renameUnit', args: { unitId: place.unitId, name: textOf(value) } } : null;
    case 'assumption':
      return isNumberInput(value)
        ? { verb: 'setAssumptionValue', args: { assumptionId: place.assumptionId, value } }
        : null;
    case 'cell': {
      if (!isScalar(value)) return null;
      const content: CellContent | undefined = value ?? undefined;
      return {
        verb: 'setFreeCells',
        args: { sheetId: place.sheetId, entries: [{ row: place.rowId, column: place.columnId, content }] },
      };
    }
  }
}

function isScalar(value: PlaceValue): value is string | number | boolean | null {
  return value === null || typeof value !== 'object';
}

function isNumberInput(value: PlaceValue): value is NumberInput {
  return typeof value === 'number' || (typeof value === 'string' && value.startsWith('='));
}

/** Cells of one free sheet go as one command. */
function mergeCells(
  list: readonly { readonly command: Command; readonly accepted: Accepted }[],
): { command: Command; accepted: readonly Accepted[] }[] {
  const cells = new Map<SheetId, { command: Extract<Command, { verb: 'setFreeCells' }>; accepted: Accepted[] }>();
  const merged: { command: Command; accepted: readonly Accepted[] }[] = [];
  for (const { command, accepted } of list) {
    if (command.verb !== 'setFreeCells') {
      merged.push({ command, accepted: [accepted] });
      continue;
    }
    const { sheetId, entries } = command.args;
    const known = cells.get(sheetId);
    const joined = known ? [...known.command.args.entries, ...entries] : entries;
    cells.set(sheetId, {
      command: { verb: 'setFreeCells', args: { sheetId, entries: joined } },
      accepted: [...(known?.accepted ?? []), accepted],
    });
  }
  return [...merged, ...cells.values()];
}
