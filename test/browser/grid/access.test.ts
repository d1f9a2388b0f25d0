import axe from 'axe-core';
import { expect, onTestFinished, test } from 'vitest';
import { present } from '../../../src/lib/assert.ts';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, press, sendInput, type, type GridStage } from './stage.ts';

const size = { rowCount: 200, colCount: 12, frozenRows: 1, frozenCols: 1 };

function sheetWithLooks(): MemorySheet {
  document.documentElement.lang = 'vi';
  document.title = 'Bảng thử';
  return new MemorySheet(size, (row, col) => ({ text: row === 0 ? `Cột ${col}` : `${row}.${col}` }))
    .put(2, 2, { text: 'x', invalid: 'Vượt quá', mark: '8 → 9', readonly: 'Ô tính' })
    .put(3, 3, { text: '123.456.789.012,5', align: 'end', number: 123456789012.5 })
    .put(4, 3, { text: '', choices: ['Đạt', 'Không đạt'] });
}

async function listViolations(): Promise<string[]> {
  const { violations } = await axe.run(document.body);
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

async function emulate(features: readonly { readonly name: string; readonly value: string }[]): Promise<void> {
  await sendInput('Emulation.setEmulatedMedia', { features });
  onTestFinished(() => sendInput('Emulation.setEmulatedMedia', { features: [] }));
}

/** What a system colour is on this screen. */
function colourOf(name: string): string {
  const probe = document.createElement('i');
  probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function styleOf(stage: GridStage, row: number, col: number): CSSStyleDeclaration {
  return getComputedStyle(present(stage.cellEl(row, col), 'the cell'));
}

test('axe finds nothing with the editor open, with a formula half typed and with several ranges selected', async () => {
  const stage = await openStage(sheetWithLooks());
  stage.state.select(5, 2);
  await press('F2');
  await stage.drawn();
  expect(stage.state.editing).not.toBeNull();
  expect.soft(await listViolations(), 'editor').toEqual([]);
  await press('Escape');
  await type('=S');
  await stage.drawn();
  expect(stage.state.editing?.draft).toBe('=S');
  expect.soft(await listViolations(), 'formula').toEqual([]);
  await press('Escape');
  stage.state.select(2, 2);
  stage.state.select(4, 4, 'extend');
  stage.state.select(7, 3, 'add');
  await stage.drawn();
  expect.soft(await listViolations(), 'ranges').toEqual([]);
});

test('axe finds nothing with a list of choices open, nor with a number shown as ####', async () => {
  const stage = await openStage(sheetWithLooks());
  expect(stage.cellEl(3, 3)?.textContent).toMatch(/^#+$/);
  stage.state.select(4, 3);
  stage.state.startEdit('edit');
  await stage.drawn();
  expect(document.querySelectorAll('[role=option]').length).toBe(2);
  expect(await listViolations()).toEqual([]);
});

test('in high contrast the active cell, a selection and its end are told by outlines of system colours', async () => {
  await emulate([{ name: 'forced-colors', value: 'active' }]);
  const stage = await openStage(sheetWithLooks());
  stage.state.select(5, 2);
  stage.state.select(7, 4, 'extend');
  await stage.drawn();
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  const active = styleOf(stage, 5, 2);
  expect(active.outlineStyle).toBe('solid');
  expect(active.outlineWidth).toBe('2px');
  const selected = styleOf(stage, 6, 3);
  expect(selected.forcedColorAdjust).toBe('none');
  expect(selected.backgroundColor).toBe(colourOf('SelectedItem'));
  expect(styleOf(stage, 9, 3).forcedColorAdjust).toBe('auto');
  const handle = present(document.querySelector('.grid-fill'), 'the fill handle');
  expect(getComputedStyle(handle).backgroundColor).not.toBe(selected.backgroundColor);
});

test('in high contrast the open editor and the marked choice are told apart from what is around them', async () => {
  await emulate([{ name: 'forced-colors', value: 'active' }]);
  const stage = await openStage(sheetWithLooks());
  stage.state.select(4, 3);
  stage.state.startEdit('edit');
  stage.state.choiceIndex = 1;
  await stage.drawn();
  expect(getComputedStyle(stage.field).borderTopStyle).toBe('solid');
  const marked = getComputedStyle(present(document.querySelectorAll('[role=option]')[1], 'the second choice'));
  // Without this the browser paints every background in one colour.
  expect(marked.forcedColorAdjust).toBe('none');
  expect(marked.backgroundColor).toBe(colourOf('Highlight'));
  expect(marked.color).toBe(colourOf('HighlightText'));
});

test('with reduced motion nothing in the grid moves by itself', async () => {
  await emulate([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  const sheet = sheetWithLooks();
  sheet.tree = (row) => (row === 0 ? null : { level: 1, expandable: row === 1, expanded: false });
  await openStage(sheet);
  const shell = present(document.querySelector('.grid-shell'), 'the grid');
  const moving = [...shell.querySelectorAll('*')].filter((one) =>
    ['', '::before', '::after'].some((part) => {
      const { transitionDuration, animationName } = getComputedStyle(one, part === '' ? null : part);
      return animationName !== 'none' || transitionDuration.split(', ').some((time) => time !== '0s');
    }),
  );
  expect(moving.map((one) => one.className)).toEqual([]);
});

test('the active cell has a frame while the grid has the focus, another after it has left, and the editor one of its own', async () => {
  const stage = await openStage(sheetWithLooks());
  stage.state.select(5, 2);
  await stage.drawn();
  const frame = (): string => getComputedStyle(present(stage.cellEl(5, 2), 'the cell'), '::after').borderTopColor;
  const width = getComputedStyle(present(stage.cellEl(5, 2), 'the cell'), '::after').borderTopWidth;
  expect(width).toBe('2px');
  const focused = frame();
  document.querySelector<HTMLElement>('main > button')?.focus();
  await stage.drawn();
  expect(frame()).not.toBe(focused);
  stage.state.focus();
  await press('F2');
  await stage.drawn();
  expect(getComputedStyle(stage.field).opacity).toBe('1');
  expect(getComputedStyle(stage.field).borderTopWidth).toBe('2px');
});

test('in another row its title is spoken before the cell, in the same row it is not spoken again', async () => {
  const sheet = sheetWithLooks();
  const withTitles = (): void => {
    sheet.source = { ...sheet.source, rowTitle: (row) => `Dòng số ${row}` };
  };
  withTitles();
  const stage = await openStage(sheet);
  const spoken = (): string => document.querySelector('.grid-place')?.textContent ?? '';
  stage.state.select(5, 2);
  await stage.drawn();
  expect(spoken()).toBe('Dòng số 5, C6, Cột 2, 5.2');
  await press('ArrowRight');
  await stage.drawn();
  expect(spoken()).toBe('D6, Cột 3, 5.3');
  await press('ArrowDown');
  await stage.drawn();
  expect(spoken()).toBe('Dòng số 6, D7, Cột 3, 6.3');
});
