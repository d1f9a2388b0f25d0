import axe from 'axe-core';
import { expect, test } from 'vitest';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, press } from './stage.ts';

const size = { rowCount: 500, colCount: 30, frozenRows: 1, frozenCols: 1 };

function sampleSheet(): MemorySheet {
  const sheet = new MemorySheet(size, (row, col) => ({
    text: row === 0 ? `Cột ${col}` : `${row}.${col}`,
    tones:
      row === 0
        ? ['header']
        : col % 4 === 0
          ? ['muted']
          : col % 4 === 1
            ? ['formula']
            : col % 4 === 2
              ? ['zero', 'input']
              : ['notApplicable'],
  }));
  return sheet.put(2, 2, { text: 'x', invalid: 'Vượt quá', mark: '8 → 9', readonly: 'Ô tính' });
}

async function listViolations(): Promise<string[]> {
  const { violations } = await axe.run(document.body);
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

test('axe finds nothing in a grid, with a selection, a tree and an open list of choices', async () => {
  document.documentElement.lang = 'vi';
  document.title = 'Bảng thử';
  const sheet = sampleSheet();
  const stage = await openStage(sheet);
  await press('ArrowDown', 'Shift+ArrowRight');
  await stage.drawn();
  expect(await listViolations()).toEqual([]);
  sheet.tree = (row) =>
    row === 0 ? null : { level: row % 3 === 1 ? 1 : 2, expandable: row % 3 === 1, expanded: true };
  sheet.put(4, 3, { text: '', choices: ['Đạt', 'Không đạt'] });
  stage.state.select(4, 3);
  await press('Alt+ArrowDown', 'ArrowDown');
  await stage.drawn();
  expect(document.querySelectorAll('[role=option]').length).toBe(2);
  expect(await listViolations()).toEqual([]);
});

test('the field names the active cell and the place is spoken', async () => {
  const stage = await openStage(sampleSheet());
  stage.state.select(2, 2);
  await stage.drawn();
  const id = stage.field.getAttribute('aria-activedescendant') ?? '';
  expect(document.getElementById(id)).toBe(stage.cellEl(2, 2));
  expect(document.querySelector('.grid-place')?.textContent).toBe('C3, Cột 2, x, chỉ đọc, Vượt quá, 8 → 9');
  expect(stage.cellEl(2, 2)?.getAttribute('aria-invalid')).toBe('true');
  expect(stage.field.readOnly).toBe(true);
});

test('rows and columns are counted with their heads', async () => {
  await openStage(sampleSheet());
  const grid = document.querySelector('[role=grid]');
  expect(grid?.getAttribute('aria-rowcount')).toBe('501');
  expect(grid?.getAttribute('aria-colcount')).toBe('31');
  expect(grid?.getAttribute('aria-label')).toBe('Bảng thử');
});
