import { read, utils } from 'xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportWorkbook } from '../../../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../../../src/exchange/export/hucreWriter.ts';
import { listVariants } from '../../../src/exchange/export/variants.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import type { Results } from '../../../src/engine/protocol.ts';
import { layoutOf } from '../../../src/domain/layout.ts';
import { applyPatches, patchTo } from '../../../src/domain/patches.ts';
import type { Redistribution } from '../../../src/domain/policies.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { present } from '../../../src/lib/assert.ts';
import { calculateAll } from './appFigures.ts';
import { addRestructured, buildHardWorkbook } from './hardScenarios.ts';
import { changeCell } from './changeCell.ts';
import { recalculate, type ReadSheets } from './libreOffice.ts';
import { compareRanking } from './parity.ts';

const LIMIT_MS = 300_000;

function exportFile(workbook: Workbook, results: Results): Promise<Uint8Array> {
  return exportWorkbook(
    { workbook, scenarioId: null, today: '01/01/2026', version: 'test', models: results.models, values: [] },
    createHucreWriter(),
  );
}

/** The values as they stand in the file. */
function readValues(bytes: Uint8Array): ReadSheets {
  const { Sheets } = read(bytes);
  return new Map(
    Object.entries(Sheets).map(([name, sheet]) => [
      name,
      utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: '' }).map((row) => row.map(String)),
    ]),
  );
}

describe('the exported file, recalculated by LibreOffice', () => {
  const illustrative = buildSample('illustrative', countingIds('w'));
  const hanoi = buildSample('hanoi2019', countingIds('w'));
  let app: Results;
  let appHanoi: Results;
  let files: ReadonlyMap<string, ReadSheets>;

  beforeAll(async () => {
    app = await calculateAll(illustrative);
    appHanoi = await calculateAll(hanoi);
    const bytes = await exportFile(illustrative, app);
    const batch = new Map([
      ['base', bytes],
      ['hanoi', await exportFile(hanoi, appHanoi)],
    ]);
    for (const id of illustrative.scenarioOrder)
      batch.set(
        `scenario_${id}`,
        changeCell(bytes, 'Kịch bản', 'B2', present(illustrative.scenarios[id], 'it is there').name),
      );
    files = await recalculate(batch);
  }, LIMIT_MS);

  it('gives every index, rank, class and component index of the illustrative sample as the app does', () => {
    const { differences, compared } = compareRanking(illustrative, null, app, present(files.get('base'), 'read'));
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });

  it('holds the same figures before anyone recalculates it', async () => {
    const sheets = readValues(await exportFile(illustrative, app));
    expect(compareRanking(illustrative, null, app, sheets).differences).toEqual([]);
  });

  it('gives 84.64 for Hà Nội 2019, and 94.12 % and 92.86 % for two of its components', () => {
    const sheets = present(files.get('hanoi'), 'read');
    expect(compareRanking(hanoi, null, appHanoi, sheets).differences).toEqual([]);
    const row = sheets.get('Xếp hạng')?.[1] ?? [];
    expect(row[3]).toBe('84.64');
    expect(row).toContain('94.12');
    expect(row).toContain('92.86');
  });

  it('switches every figure with the scenario selector', () => {
    for (const id of illustrative.scenarioOrder) {
      const { differences } = compareRanking(illustrative, id, app, present(files.get(`scenario_${id}`), 'read'));
      expect(differences).toEqual([]);
    }
    const indexes = (name: string) =>
      files
        .get(name)
        ?.get('Xếp hạng')
        ?.map((row) => row[3]);
    expect(indexes(`scenario_${illustrative.scenarioOrder[0] ?? ''}`)).not.toEqual(indexes('base'));
  });
});

describe('a workbook whose scenarios override everything they can', () => {
  const workbook = addRestructured(buildHardWorkbook());
  const switchable = listVariants(workbook, null).all.flatMap(({ scenarioId }) => scenarioId ?? []);
  let app: Results;
  let files: ReadonlyMap<string, ReadSheets>;

  beforeAll(async () => {
    app = await calculateAll(workbook);
    const bytes = await exportFile(workbook, app);
    const batch = new Map([['base', bytes]]);
    for (const id of switchable)
      batch.set(id, changeCell(bytes, 'Kịch bản', 'B2', present(workbook.scenarios[id], 'it is there').name));
    files = await recalculate(batch);
  }, LIMIT_MS);

  it('offers all of them but those with other criteria, whose figures differ', () => {
    expect(workbook.scenarioOrder.filter((id) => !switchable.includes(id))).toEqual(['x1', 'x2']);
    const indexes = (scenarioId: string | null) =>
      app.models.find((model) => model.scenarioId === scenarioId && model.setId === workbook.setOrder[0])?.index;
    expect(indexes('x1')).not.toEqual(indexes(null));
    expect(indexes('x2')).not.toEqual(indexes('x1'));
  });

  it.each(switchable.map((id) => [workbook.scenarios[id]?.name ?? '', id] as const))(
    'gives the figures of scenario %s by the selector alone',
    (_name, id) => {
      const { differences } = compareRanking(workbook, id, app, present(files.get(id), 'read'));
      expect(differences).toEqual([]);
      const indexes = (name: string) =>
        files
          .get(name)
          ?.get('Xếp hạng')
          ?.map((row) => row[3]);
      expect(indexes(id)).not.toEqual(indexes('base'));
    },
  );

  it('gives the figures of the base when the base is selected', () => {
    expect(compareRanking(workbook, null, app, present(files.get('base'), 'read')).differences).toEqual([]);
  });
});

describe('weights changed in the file', () => {
  const workbook = buildSample('illustrative', countingIds('w'));
  const setId = present(workbook.setOrder[0], 'there is a set');
  const set = present(workbook.sets[setId], 'there is a set');
  const nodeOf = (code: string) =>
    present(
      Object.values(set.nodes).find((node) => node.code === code),
      `there is ${code}`,
    ).id;
  const rowOf = (code: string) =>
    present(layoutOf(workbook, `criteria.${setId}`), 'a sheet').rows.indexOf(nodeOf(code)) + 1;
  /** What is typed into the weight column, and the same as the app stores it. */
  const changes: Record<string, readonly (readonly [code: string, typed: string | number, stored: string | number])[]> =
    {
      leaf: [['1.1.1', 3, 3]],
      settled: [
        ['2.1.1', 1, 1],
        ['2.1.2', 3, 3],
        ['1.1.1', 2, 2],
        ['1.1', 6, 6],
      ],
      tooMuch: [
        ['3', 70, 70],
        ['5.1.1', 40, 40],
      ],
      aboveBuffer: [['5', 20, 20]],
      group: [['3', '=W_1*1.5', `=⟦w|${setId}|${nodeOf('1')}⟧*1.5`]],
      several: [
        ['7', 20, 20],
        ['7.1', 9, 9],
        ['2.1.1', 0.5, 0.5],
        ['6.2.1', '=MAX_1.1.1+W_7.1/10', `=⟦m|${setId}|${nodeOf('1.1.1')}⟧+⟦w|${setId}|${nodeOf('7.1')}⟧/10`],
      ],
    };
  const rules: Redistribution[] = [
    { rule: 'free' },
    { rule: 'siblings' },
    { rule: 'all' },
    { rule: 'buffer', nodeId: nodeOf('5.1.1') },
  ];
  const cases = rules.flatMap((redistribution) =>
    Object.keys(changes).map((name) => [redistribution.rule, name] as const),
  );
  const withRule = (rule: string): Workbook => ({
    ...workbook,
    setOrder: [setId],
    scenarios: {},
    scenarioOrder: [],
    sets: {
      ...workbook.sets,
      [setId]: {
        ...set,
        redistribution: present(
          rules.find((each) => each.rule === rule),
          'a rule',
        ),
      },
    },
  });
  let files: ReadonlyMap<string, ReadSheets>;

  beforeAll(async () => {
    const batch = new Map<string, Uint8Array>();
    for (const { rule } of rules) {
      const ruled = withRule(rule);
      const bytes = await exportFile(ruled, await calculateAll(ruled));
      for (const [name, list] of Object.entries(changes))
        batch.set(
          `${rule}_${name}`,
          list.reduce((file, [code, typed]) => changeCell(file, 'Tiêu chí', `E${rowOf(code)}`, typed), bytes),
        );
    }
    files = await recalculate(batch);
  }, LIMIT_MS);

  it.each(cases)('move the other weights by the rule "%s" as in the app (%s)', async (rule, name) => {
    const before = withRule(rule);
    const changed = applyPatches(
      before,
      (changes[name] ?? []).map(([code, , stored]) =>
        patchTo(before, ['sets', setId, 'nodes', nodeOf(code), 'weight'], stored),
      ),
    );
    const app = await calculateAll(changed);
    expect(compareRanking(changed, null, app, present(files.get(`${rule}_${name}`), 'read')).differences).toEqual([]);
    const indexes = (results: Results) => Array.from(results.models[0]?.index ?? []);
    expect(indexes(app)).not.toEqual(indexes(await calculateAll(before)));
  });
});
