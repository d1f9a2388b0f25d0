import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { launchKillable } from './words/browserProcess.ts';
import { createWorkbook, expectSaved, expectSettled, goTo, openApp, openTab, readRows } from '../e2e/words/workbook.ts';

const KILLS = 20;
const FIRST_KILL_MS = 50;
const LAST_KILL_MS = 1200;
const COLUMNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MAX_EDITS = 100;

interface Round {
  /** Edits typed, one below the other: the last may be lost, none before it. */
  typed: number;
  /** Edits after which the screen said "Đã lưu", seen from outside the browser. */
  acknowledged: number;
}

test('A browser killed in the midst of typing loses no edit that it called saved', async ({ baseURL }) => {
  test.setTimeout(300_000);
  const profile = await mkdtemp(join(tmpdir(), 'par-kill-'));
  const figures = { kills: 0, acknowledged: 0, extra: 0, lost: 0, torn: 0, unopenable: 0 };
  const rounds: Round[] = [];
  try {
    for (let kill = 0; kill <= KILLS; kill++) {
      const browser = await launchKillable(profile);
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      if (kill === 0) {
        await openApp(page, baseURL);
        await createWorkbook(page, 'Sổ trống');
      } else if (!(await reopen(page, baseURL ?? ''))) figures.unopenable++;
      await openTab(page, 'Bảng tính 1');
      const last = rounds.at(-1);
      if (last) {
        const found = await readColumnDown(page, rounds.length - 1);
        const isPrefix = found.every((text, place) => text === String(place + 1)) && found.length <= last.typed;
        if (!isPrefix) figures.torn++;
        figures.lost += Math.max(0, last.acknowledged - found.length);
        figures.extra += Math.max(0, found.length - last.acknowledged);
      }
      if (kill < KILLS) {
        const round: Round = { typed: 0, acknowledged: 0 };
        const delayMs = FIRST_KILL_MS + Math.random() * (LAST_KILL_MS - FIRST_KILL_MS);
        rounds.push(round);
        await typeUntilKilled(page, `${COLUMNS[kill] ?? 'Z'}1`, round, () => browser.kill(), delayMs);
        figures.kills++;
        figures.acknowledged += round.acknowledged;
      } else await browser.kill();
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(
    `kill -9 during edits: ${figures.kills} kills, ${figures.acknowledged} acknowledged edits, ${figures.lost} lost, ` +
      `${figures.torn} torn, ${figures.unopenable} unopenable (${figures.extra} more were on disk before the screen said so)`,
  );
  expect(figures).toMatchObject({ kills: KILLS, lost: 0, torn: 0, unopenable: 0 });
  expect(figures.acknowledged, 'the test must have seen saves to lose').toBeGreaterThan(KILLS);
});

/** Types 1, 2, 3 ... down from a cell, at times several before it looks whether they are saved, until the browser is gone. */
async function typeUntilKilled(
  page: Page,
  address: string,
  round: Round,
  kill: () => Promise<void>,
  delayMs: number,
): Promise<void> {
  await goTo(page, address);
  let isDead = false;
  const killed = new Promise<void>((resolve) => setTimeout(resolve, delayMs)).then(() => {
    isDead = true;
    return kill();
  });
  try {
    while (!isDead && round.typed < MAX_EDITS - 3) {
      const burst = 1 + Math.floor(Math.random() * 3);
      for (let edit = 0; edit < burst; edit++) {
        round.typed++;
        await page.keyboard.type(String(round.typed));
        await page.keyboard.press('Enter');
      }
      const typed = round.typed;
      await page.waitForFunction(() => document.querySelector('[data-save]')?.getAttribute('data-save') === 'saved');
      round.acknowledged = typed;
    }
  } catch (error) {
    // The page ends under our hands: that is what is tested.
    if (!isDead) throw error;
  }
  await killed;
}

/** Whether the workbook opens, with its figures. */
async function reopen(page: Page, address: string): Promise<boolean> {
  await openApp(page, address);
  await page.getByRole('button', { name: 'Mở', exact: true }).first().click();
  await expectSettled(page);
  await expectSaved(page);
  return page.getByRole('heading', { level: 1, name: 'Sổ điểm mới' }).isVisible();
}

/** The texts of a column of the free sheet from its first row to the last that is filled. */
async function readColumnDown(page: Page, column: number): Promise<string[]> {
  await goTo(page, `${COLUMNS[column] ?? 'Z'}1`);
  const rows = await readRows(page, 'Bảng tính 1');
  const texts = rows.map(({ cells, columns }) => cells[columns.indexOf(column)] ?? '');
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}
