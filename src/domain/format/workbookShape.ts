/** The saved shape of a workbook, field by field; what refers to what is checked in references.ts. */
import { FILLS, ALIGNMENTS } from '../attributes.ts';
import { METHODS } from '../criteria.ts';
import { STAGES } from '../scores.ts';
import {
  finite,
  flag,
  integer,
  isSlotKey,
  listOf,
  nullOr,
  objectOf,
  oneOf,
  partOf,
  points,
  recordOf,
} from './shape.ts';
import { faultAt, text, textThat, unknownValue, variants } from './shape.ts';
import type { Shape } from './shape.ts';

const FORBIDDEN_IDS = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);

/** Ids stand in paths joined by "/" and are keys of plain records, where names of Object.prototype would be found by accident. */
export function isSafeId(value: string): boolean {
  return value.length > 0 && value.length <= 64 && !/[\s/\p{Cc}]/u.test(value) && !FORBIDDEN_IDS.has(value);
}

function isAnyKey(): boolean {
  return true;
}

const id = textThat(isSafeId);
const idList = listOf(id);
const formula = textThat((value) => value.startsWith('='));
const numberInput: Shape = {
  check: (value) => (typeof value === 'string' ? formula : finite).check(value),
  below: () => null,
  open: false,
};
const cellContent: Shape = {
  check: (value) => (typeof value === 'string' || typeof value === 'boolean' ? null : finite.check(value)),
  below: () => null,
  open: false,
};

function byId(fields: Readonly<Record<string, Shape>>): Shape {
  return recordOf(objectOf({ id, ...fields }), isSafeId);
}

export const scoringRule = variants('type', {
  choice: { options: listOf(objectOf({ label: text, points: finite })) },
  bands: { bands: listOf(objectOf({ min: finite, minInclusive: flag, points: finite })) },
  proportional: { target: finite, floor: finite, floorInclusive: flag },
  count: { step: finite, cap: finite },
  formula: { inputs: listOf(objectOf({ name: text, label: text })), formula: text },
  deduction: { step: finite, floor: finite },
  level: { levels: listOf(objectOf({ label: text, share01: finite })) },
  combination: {
    questions: listOf(text),
    cases: listOf(objectOf({ every: listOf(integer(0)), some: listOf(integer(0)), points: finite })),
    otherwise: finite,
  },
  survey: { answerWeights: listOf(finite) },
  sipas: {},
  relative: {},
});

export const declaredData = variants('kind', {
  percent: { value: finite },
  ratio: { numerator: finite, denominator: finite },
  count: { value: finite },
  choice: { index: integer(0) },
  answers: { yes: listOf(flag) },
  shares: { percents: listOf(finite) },
  inputs: { values: recordOf(finite, isAnyKey) },
});

const criterionNode = {
  parentId: nullOr(id),
  childIds: idList,
  code: text,
  name: text,
  slot: integer(0, 999_999),
  max: nullOr(finite),
  weight: nullOr(numberInput),
  method: oneOf(...METHODS),
  rule: nullOr(scoringRule),
  notApplicable: oneOf('exclude', 'full', 'zero'),
  note: text,
};

const extra = objectOf({
  id,
  code: text,
  name: text,
  kind: oneOf('bonus', 'penalty'),
  cap: finite,
  slot: integer(0, 999_999),
});

const policies = objectOf({
  decimals: integer(0, 4),
  tieRule: oneOf('competition', 'dense', 'average'),
  missing: oneOf('zero', 'exclude'),
  classes: listOf(objectOf({ label: text, min: finite })),
  mayPassTotal: flag,
  onMaxChange: oneOf('keepAttainment', 'keepPoints', 'reevaluate'),
});

const criteriaSet = {
  blockId: id,
  periodId: id,
  name: text,
  source: text,
  statedTotal: finite,
  rootIds: idList,
  nodes: byId(criterionNode),
  extras: listOf(extra),
  nextSlot: integer(0, 1_000_000),
  redistribution: variants('rule', { free: {}, siblings: {}, all: {}, buffer: { nodeId: id } }),
  policies,
};

export const stageRow = objectOf({
  points,
  declared: recordOf(declaredData, isSlotKey),
  notes: recordOf(text, isSlotKey),
  explanations: recordOf(text, isSlotKey),
});

const unitScores = objectOf(Object.fromEntries(STAGES.map((stage) => [stage, stageRow])));

export const dossier = objectOf({
  lock: nullOr(objectOf({ at: text, by: text })),
  evidence: recordOf(
    listOf(
      variants('kind', {
        link: { label: text, href: text },
        document: { label: text, number: text },
        file: { label: text, sizeBytes: integer(0), sha256: text },
      }),
    ),
    isSlotKey,
  ),
});

const yes: Shape = { ...flag, check: (value) => flag.check(value) ?? (value === true ? null : faultAt([], 'value')) };

const cellAttributes = partOf({
  numberFormat: text,
  bold: yes,
  italic: yes,
  fill: oneOf(...FILLS),
  align: oneOf(...ALIGNMENTS),
  note: text,
  entryRule: variants('kind', {
    list: { options: listOf(text) },
    number: { min: nullOr(finite), max: nullOr(finite), whole: flag },
    date: { min: nullOr(finite), max: nullOr(finite) },
  }),
});

const content = {
  name: text,
  source: text,
  illustrative: flag,
  periods: byId({ label: text, year: integer(0, 9999) }),
  periodOrder: idList,
  blocks: byId({ name: text, unitIds: idList }),
  blockOrder: idList,
  units: byId({ name: text, ranked: flag }),
  sets: byId(criteriaSet),
  setOrder: idList,
  scores: recordOf(recordOf(unitScores, isSafeId), isSafeId),
  dossiers: recordOf(recordOf(dossier, isSafeId), isSafeId),
  assumptions: byId({ name: text, label: text, value: numberInput, min: finite, max: finite, step: finite }),
  assumptionOrder: idList,
  sheets: byId({
    name: text,
    rowIds: idList,
    columnIds: idList,
    cells: recordOf(recordOf(cellContent, isSafeId), isSafeId),
    columnWidths: recordOf(finite, isSafeId),
  }),
  sheetOrder: idList,
  attributes: recordOf(recordOf(recordOf(cellAttributes, isSafeId), isSafeId), isSafeId),
};

/** The saved shape of today's `FORMAT_VERSION`. */
export const workbookShape = objectOf({
  formatVersion: integer(1),
  id,
  ...content,
  scenarios: byId({ name: text, description: text, overrides: recordOf(unknownValue, isAnyKey) }),
  scenarioOrder: idList,
  scenarioParents: recordOf(id, isSafeId),
  scenarioOrigins: recordOf(recordOf(unknownValue, isAnyKey), isSafeId),
  crosswalks: byId({
    fromSetId: id,
    toSetId: id,
    rows: listOf(objectOf({ fromId: id, toId: id, share01: finite })),
  }),
  analyses: byId({
    name: text,
    page: text,
    setId: id,
    scenarioId: nullOr(id),
    settings: recordOf(unknownValue, isAnyKey),
  }),
  analysisOrder: idList,
});
