import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdWorkbook } from '../../../src/storage/lock.ts';
import type { Hold, Role } from '../../../src/storage/lock.ts';
import { openStore } from '../../../src/storage/openStore.ts';
import type { WorkbookStore } from '../../../src/storage/port.ts';
import { Editor, expectOk, idOf } from '../../fakes/storageEditor.ts';
import { richWorkbook } from '../../fakes/storageWorkbooks.ts';
import { dropDatabases, newDatabaseName } from './databases.ts';

const holds: Hold[] = [];
const stores: WorkbookStore[] = [];
let workbooks = 0;

afterEach(async () => {
  for (const hold of holds.splice(0)) hold.release();
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await dropDatabases();
});

/** A tab: its role, every role it had, and its own page events. */
function openTab(id = `w${workbooks}`) {
  const roles: Role[] = [];
  const page = new EventTarget();
  const hold = holdWorkbook(idOf(id), { onRole: (role) => roles.push(role), page });
  holds.push(hold);
  return { hold, roles, page };
}

async function expectRoles(...tabs: readonly [{ readonly hold: Hold }, Role][]): Promise<void> {
  await vi.waitFor(() => expect(tabs.map(([tab]) => tab.hold.role())).toEqual(tabs.map(([, role]) => role)));
}

describe('one writer a workbook', () => {
  it('is the first tab; the next reads, and writes when the first closes', async () => {
    workbooks++;
    const first = openTab();
    await expectRoles([first, 'writer']);
    const second = openTab();
    await vi.waitFor(() => expect(second.roles).toEqual(['reader']));
    first.hold.release();
    await expectRoles([second, 'writer']);
    expect(second.roles).toEqual(['reader', 'writer']);
  });

  it('is another one for another workbook', async () => {
    await expectRoles([openTab('one'), 'writer'], [openTab('two'), 'writer']);
  });

  it('can be taken over from; the loser reads on and is next in line', async () => {
    workbooks++;
    const first = openTab();
    await expectRoles([first, 'writer']);
    const second = openTab();
    await vi.waitFor(() => expect(second.roles).toEqual(['reader']));
    second.hold.takeOver();
    await expectRoles([first, 'reader'], [second, 'writer']);
    second.hold.release();
    await expectRoles([first, 'writer']);
    expect(first.roles).toEqual(['writer', 'reader', 'writer']);
  });

  it('lets go when the page is put away and asks again when it comes back', async () => {
    workbooks++;
    const first = openTab();
    await expectRoles([first, 'writer']);
    const second = openTab();
    first.page.dispatchEvent(new Event('pagehide'));
    await expectRoles([first, 'reader'], [second, 'writer']);
    second.hold.release();
    first.page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await expectRoles([first, 'writer']);
  });

  it('is everyone where locks are missing', () => {
    const roles: Role[] = [];
    holds.push(holdWorkbook(idOf('x'), { onRole: (role) => roles.push(role), locks: null, page: new EventTarget() }));
    expect(roles).toEqual(['writer']);
  });
});

describe('two tabs on one workbook (R17, R19)', () => {
  it('take it from each other under typing: revs are unique, and the loser writes nothing after the loss', async () => {
    const name = newDatabaseName();
    const [one, two] = [await openStore({ name }), await openStore({ name })];
    stores.push(one, two);
    expectOk(await one.createWorkbook(richWorkbook()));
    let acknowledged = 0;
    let afterLoss = 0;
    let [writer, other] = [await Editor.start(one, idOf('w1')), two];
    for (let round = 0; round < 50; round++) {
      await writer.score(1, round);
      acknowledged++;
      const typing = [writer.score(2, round), writer.score(3, round)].map((saved) =>
        saved.then(
          () => acknowledged++,
          () => undefined,
        ),
      );
      const next = await Editor.start(other, idOf('w1'));
      await Promise.all(typing);
      if ((await writer.tryScore(1, -1)) === null) afterLoss++;
      other = writer.store;
      writer = next;
    }
    expect(afterLoss).toBe(0);
    const { rev } = expectOk(await one.loadWorkbook(idOf('w1')));
    expect(rev).toBe(acknowledged);
    expect(expectOk(await two.readJournal(idOf('w1'), 0)).map((entry) => entry.rev)).toEqual(
      Array.from({ length: rev }, (_, i) => i + 1),
    );
  });

  it('show the reader every command of the writer', async () => {
    const name = newDatabaseName();
    const [one, two] = [await openStore({ name }), await openStore({ name })];
    stores.push(one, two);
    expectOk(await one.createWorkbook(richWorkbook()));
    const writer = await Editor.start(one, idOf('w1'));
    const heard: number[] = [];
    const stop = two.watchJournal(
      idOf('w1'),
      0,
      (entries) => heard.push(...entries.map((entry) => entry.rev)),
      () => heard.push(-1),
    );
    for (let i = 0; i < 500; i++) await writer.score(1, i);
    await vi.waitFor(() => expect(heard.length).toBe(500), 5000);
    stop();
    expect(heard).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
  });
});
