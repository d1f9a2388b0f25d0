import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { launchKillable, type KillableBrowser } from './words/browserProcess.ts';
import { createWorkbook, goTo, openApp, openTab, openWorkbook, readRows } from '../e2e/words/workbook.ts';

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
  /** Edits found on disk beyond those. */
  extra: number;
}

test('A browser killed in the midst of typing loses no edit that it called saved', async ({ baseURL }) => {
  test.setTimeout(300_000);
  const profile = await mkdtemp(join(tmpdir(), 'par-kill-'));
  const figures = { kills: 0, acknowledged: 0, extra: 0, lost: 0, torn: 0, unopenable: 0 };
  const rounds: Round[] = [];
  let browser: KillableBrowser | null = null;

  async function check(page: Page, column: number, round: Round): Promise<void> {
    const found = await readColumnDown(page, column);
    const isPrefix = found.every((text, place) => text === String(place + 1)) && found.length <= round.typed;
    if (!isPrefix) figures.torn++;
    figures.lost += Math.max(0, round.acknowledged - found.length);
    round.extra = Math.max(0, found.length - round.acknowledged);
  }

  try {
    for (let kill = 0; kill <= KILLS; kill++) {
      browser = await launchKillable(profile);
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      await openApp(page, baseURL);
      if (kill === 0) await createWorkbook(page, 'Sổ trống');
      else if (!(await canReopen(page))) {
        figures.unopenable++;
        break;
      }
      await openTab(page, 'Bảng tính 1');
      const last = rounds.at(-1);
      if (last && kill < KILLS) await check(page, rounds.length - 1, last);
      if (kill === KILLS) for (const [column, round] of rounds.entries()) await check(page, column, round);
      else {
        const round: Round = { typed: 0, acknowledged: 0, extra: 0 };
        rounds.push(round);
        await typeUntilKilled(page, browser, `${COLUMNS[kill] ?? 'Z'}1`, round);
        figures.kills++;
      }
    }
  } finally {
    await browser?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  for (const round of rounds) {
    figures.acknowledged += round.acknowledged;
    figures.extra += round.extra;
  }
  console.log(
    `kill -9 during edits: ${figures.kills} kills, ${figures.acknowledged} acknowledged edits, ${figures.lost} lost, ` +
      `${figures.torn} torn, ${figures.unopenable} unopenable (${figures.extra} more were on disk before the screen said so)`,
  );
  expect(figures).toMatchObject({ kills: KILLS, lost: 0, torn: 0, unopenable: 0 });
  expect(figures.acknowledged, 'the test must have seen saves to lose').toBeGreaterThan(KILLS);
});

/** Types 1, 2, 3 ... down from a cell, at times several before it looks whether they are saved, until the browser is gone. */
async function typeUntilKilled(page: Page, browser: KillableBrowser, address: string, round: Round): Promise<void> {
  await goTo(page, address);
  const delayMs = FIRST_KILL_MS + Math.random() * (LAST_KILL_MS - FIRST_KILL_MS);
  const death = new AbortController();
  const killed = new Promise<void>((resolve) => setTimeout(resolve, delayMs)).then(() => {
    death.abort();
    return browser.kill();
  });
  try {
    while (!death.signal.aborted && round.typed < MAX_EDITS - 3) {
      const burst = 1 + Math.floor(Math.random() * 3);
      for (let edit = 0; edit < burst; edit++) {
        round.typed++;
        await page.keyboard.type(String(round.typed));
        await page.keyboard.press('Enter');
      }
      const typed = round.typed;
      await page.evaluate(waitUntilSaved);
      round.acknowledged = typed;
    }
  } catch (error) {
    // The page ends under our hands: that is what is tested.
    if (!death.signal.aborted) throw error;
  }
  await killed;
}

/** In the page: resolves once the status bar says that everything is on disk. */
function waitUntilSaved(): Promise<void> {
  const status = document.querySelector('[data-save]');
  return new Promise((resolve) => {
    const look = (): void => {
      if (status?.getAttribute('data-save') === 'saved') resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Whether the workbook opens and is calculated. */
async function canReopen(page: Page): Promise<boolean> {
  try {
    await openWorkbook(page, 'Sổ điểm mới');
    return true;
  } catch {
    return false;
  }
}

/** The texts of a column of the free sheet from its first row to the last that is filled. */
async function readColumnDown(page: Page, column: number): Promise<string[]> {
  await goTo(page, `${COLUMNS[column] ?? 'Z'}1`);
  const rows = await readRows(page, 'Bảng tính 1');
  const texts = rows.map(({ cells, columns }) => cells[columns.indexOf(column)] ?? '');
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}
