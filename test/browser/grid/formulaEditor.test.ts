import axe from 'axe-core';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { openFormulaStage, previews, type FormulaStageParts } from './formulaStage.ts';
import { press, sendInput } from './stage.ts';

const editors = ['cell', 'formula bar'] as const;

async function openAt(editor: (typeof editors)[number]): Promise<FormulaStageParts> {
  const stage = await openFormulaStage();
  stage.state.select(1, 1);
  await stage.drawn();
  if (editor === 'formula bar') stage.bar.focus();
  return stage;
}

/** As a keyboard layout sends them, whatever key they are on. */
async function write(text: string): Promise<void> {
  for (const letter of text) {
    const event = { key: letter, code: '', windowsVirtualKeyCode: 231 };
    await sendInput('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...event });
    await sendInput('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }
}

function listShown(): string[] {
  return [...document.querySelectorAll('.grid-formula-list [role=option] .grid-formula-label')].map(
    (label) => label.textContent,
  );
}

function inkOf(editor: (typeof editors)[number]): HTMLElement | null {
  return document.querySelector(editor === 'cell' ? '.grid-editor-box .grid-ink' : '.grid-formula-box .grid-ink');
}

for (const editor of editors) {
  test(`typing a name in the ${editor} lists what completes it; arrows and Enter take one, its bracket included`, async () => {
    const stage = await openAt(editor);
    await write('=1+su');
    await stage.drawn();
    expect(listShown()).toEqual(['SUM', 'SUMIF']);
    await press('ArrowDown', 'ArrowDown');
    await stage.drawn();
    const field = editor === 'cell' ? stage.field : stage.bar;
    const marked = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    expect(marked?.getAttribute('aria-selected')).toBe('true');
    expect(marked?.textContent).toContain('SUMIF');
    await press('Enter');
    await stage.drawn();
    expect(field.value).toBe('=1+SUMIF(');
    expect(field.selectionStart).toBe(9);
    expect(stage.state.editing?.draft).toBe('=1+SUMIF(');
    expect(listShown()).toEqual([]);
  });

  test(`the letters in the ${editor} stand where their colours stand, also where the text wraps and scrolls`, async () => {
    const stage = await openAt(editor);
    const field = editor === 'cell' ? stage.field : stage.bar;
    await write('=A1+B2*"tiếng"+A1');
    await stage.drawn();
    const ink = inkOf(editor);
    expect(ink?.textContent.replace('\u200b', '')).toBe(stage.state.editing?.draft);
    const tones = [...(ink?.querySelectorAll('.ink-reference') ?? [])].map((part) => part.className);
    expect(tones.map((name) => /is-ref-(\d)/.exec(name)?.[1])).toEqual(['0', '1', '0']);
    expect(getComputedStyle(field).color).toBe('rgba(0, 0, 0, 0)');
    const [letters, colours] = [getComputedStyle(field), getComputedStyle(ink?.firstElementChild ?? field)];
    for (const name of ['fontSize', 'fontFamily', 'lineHeight', 'letterSpacing', 'overflowWrap'] as const)
      expect(colours[name], name).toBe(letters[name]);
    field.setRangeText('+A1*(B2+C3)'.repeat(120), field.value.length, field.value.length, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await stage.drawn();
    // The value takes room beside the field in the bar: only then the text lies still.
    await vi.waitFor(() =>
      expect(document.querySelector('.grid-preview')?.textContent).toContain(String(field.value.length)),
    );
    field.scrollTop = field.scrollHeight;
    await stage.drawn();
    const text = ink?.firstElementChild as HTMLElement;
    expect(Math.abs(text.offsetHeight - field.scrollHeight)).toBeLessThan(3);
    const box = field.getBoundingClientRect();
    await vi.waitFor(() => {
      const last = [...text.querySelectorAll('span')].at(-1)?.getBoundingClientRect();
      expect(last?.bottom).toBeLessThanOrEqual(box.bottom + 1);
      expect(last?.bottom).toBeGreaterThan(box.bottom - 24);
    });
  });
}

test('no letter of a growing formula jumps to a line of its own: the cell editor is as wide as its colours', async () => {
  const stage = await openAt('cell');
  for (const letter of '=A1+B2*(C3-D4)+SUM(E5;1)') {
    await write(letter);
    await stage.drawn();
    const ink = document.querySelector<HTMLElement>('.grid-editor-box .grid-ink-text');
    expect(ink?.offsetHeight, stage.field.value).toBe(stage.field.clientHeight);
  }
});

for (const editor of editors) {
  test(`F4 in the ${editor} turns the reference at the caret into $A$1, A$1, $A1 and back`, async () => {
    const stage = await openAt(editor);
    await write('=A1+B2');
    const seen: string[] = [];
    for (let time = 0; time < 4; time++) {
      const event = { key: 'F4', code: 'F4', windowsVirtualKeyCode: 115 };
      await sendInput('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
      await sendInput('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
      seen.push((editor === 'cell' ? stage.field : stage.bar).value);
    }
    expect(seen).toEqual(['=A1+$B$2', '=A1+B$2', '=A1+$B2', '=A1+B2']);
  });
}

test('Tab takes the first of the list, Escape closes it before it ends the edit, Enter takes nothing unmarked', async () => {
  const stage = await openAt('cell');
  await write('=su');
  await press('Tab');
  expect(stage.state.editing?.draft).toBe('=SUM(');
  await write('ti');
  await stage.drawn();
  expect(listShown()).toEqual(['tiếng_Việt']);
  await press('Escape');
  await stage.drawn();
  expect(listShown()).toEqual([]);
  expect(stage.state.editing?.draft).toBe('=SUM(ti');
  await write('u');
  await press('Escape');
  expect(stage.state.editing).toBeNull();
  await write('=ti');
  await stage.drawn();
  expect(listShown()).toEqual(['tiếng_Việt']);
  await press('Enter');
  expect(stage.sheet.text(1, 1)).toBe('=ti');
});

test('a click on the list takes what was clicked and typing goes on', async () => {
  const stage = await openAt('cell');
  await write('=su');
  await stage.drawn();
  await page.getByRole('option', { name: 'SUMIF' }).click();
  await write('2');
  expect(stage.state.editing?.draft).toBe('=SUMIF(2');
  expect(document.activeElement).toBe(stage.field);
});

test('the list is not cut: near the lower edge of the window it opens upwards', async () => {
  await page.viewport(900, 460);
  const stage = await openAt('cell');
  stage.state.select(13, 1);
  await stage.drawn();
  await write('=su');
  await stage.drawn();
  const list = document.querySelector('.grid-formula-list')?.getBoundingClientRect();
  const field = stage.field.getBoundingClientRect();
  expect(list && list.top >= 0 && list.bottom <= innerHeight).toBe(true);
  expect(list && (list.bottom <= field.top || list.top >= field.bottom)).toBe(true);
  await page.viewport(900, 700);
});

test('the call at the caret is explained with its argument in bold, and the explanation can be closed', async () => {
  const stage = await openAt('cell');
  await write('=SUM(1;');
  await stage.drawn();
  expect(document.querySelector('.grid-formula-call b')?.textContent).toBe('[số_2…]');
  await press('ArrowLeft');
  await page.getByRole('button', { name: 'Đóng', exact: true }).click();
  await stage.drawn();
  expect(document.querySelector('.grid-formula-help')).toBeNull();
});

test('the explanation follows the caret', async () => {
  const stage = await openAt('cell');
  await write('=SUM(1;2');
  await press('F2', 'ArrowLeft', 'ArrowLeft');
  await stage.drawn();
  await vi.waitFor(() => expect(document.querySelector('.grid-formula-call b')?.textContent).toBe('số_1'));
});

test('the value appears in the bar while the formula is typed, and what is wrong is marked in the text', async () => {
  const stage = await openAt('cell');
  await write('=12');
  await vi.waitFor(() => expect(document.querySelector('.grid-preview')?.textContent).toBe('= 3'));
  expect(previews.at(-1)).toBe('=12');
  await write('?');
  await vi.waitFor(() => expect(document.querySelector('.grid-preview.is-error')?.textContent).toBe('Không hiểu “?”'));
  await stage.drawn();
  expect(document.querySelector('.grid-editor-box .is-flaw')?.textContent).toBe('?');
  await press('Escape');
  await stage.drawn();
  expect(document.querySelector('.grid-preview')).toBeNull();
});

test('brackets left open at the end are closed on Enter', async () => {
  const stage = await openAt('cell');
  await write('=SUM((A1');
  await stage.drawn();
  expect(document.querySelectorAll('.grid-editor-box .is-unmatched').length).toBe(2);
  await press('Enter');
  expect(stage.sheet.text(1, 1)).toBe('=SUM((A1))');
});

test('the cells of a formula are outlined in its colours while it is typed, and no longer', async () => {
  const stage = await openAt('cell');
  await write('=A1+B2:C3');
  await stage.drawn();
  expect(stage.state.outlines).toEqual([
    { rect: { top: 0, left: 0, bottom: 0, right: 0 }, tone: 0 },
    { rect: { top: 1, left: 1, bottom: 2, right: 2 }, tone: 1 },
  ]);
  await press('Enter');
  await stage.drawn();
  expect(stage.state.outlines).toEqual([]);
});

test('arrows point at cells from the cell edited, Shift extends, Ctrl jumps, and typing goes on', async () => {
  const stage = await openAt('cell');
  stage.sheet.put(10, 1, 'x');
  await write('=');
  await press('ArrowDown');
  expect(stage.state.editing?.draft).toBe('=B3');
  await press('ArrowRight');
  expect(stage.field.value).toBe('=C3');
  await press('Shift+ArrowDown', 'Shift+ArrowRight');
  expect(stage.state.editing?.draft).toBe('=C3:D4');
  await write('+');
  await press('Ctrl+ArrowDown');
  expect(stage.state.editing?.draft).toBe('=C3:D4+B11');
  await write('+');
  await press('Ctrl+Shift+ArrowDown');
  expect(stage.state.editing?.draft).toBe('=C3:D4+B11+B2:B11');
  await press('ArrowUp');
  expect(stage.state.editing?.draft).toBe('=C3:D4+B11+B10');
  await write('*2');
  await press('ArrowDown');
  expect(stage.sheet.text(1, 1)).toBe('=C3:D4+B11+B10*2');
  expect(stage.state.active).toEqual({ row: 2, col: 1 });
});

test('after F2 arrows move the caret, after another F2 they point again', async () => {
  const stage = await openAt('cell');
  await write('=1+');
  await press('F2', 'ArrowLeft', 'ArrowRight');
  expect(stage.state.editing?.draft).toBe('=1+');
  await press('F2', 'ArrowDown');
  expect(stage.state.editing?.draft).toBe('=1+B3');
});

test('Ctrl+click adds another reference behind a separator', async () => {
  const stage = await openAt('cell');
  await write('=SUM(');
  for (const [row, ctrlKey] of [
    [4, false],
    [6, true],
  ] as const) {
    const cell = document.querySelector(`.grid-row[aria-rowindex="${row}"] .grid-cell[aria-colindex="3"]`);
    const box = cell?.getBoundingClientRect();
    const at = { clientX: (box?.x ?? 0) + 5, clientY: (box?.y ?? 0) + 5 };
    cell?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, pointerId: 1, ctrlKey, ...at }));
    document
      .querySelector('.grid-viewport')
      ?.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerId: 1, ...at }));
    await stage.drawn();
  }
  expect(stage.state.editing?.draft).toBe('=SUM(B3;B5');
});

test('axe finds nothing with the list, the explanation and the value open', async () => {
  document.documentElement.lang = 'vi';
  document.title = 'Bảng thử';
  const stage = await openAt('cell');
  const listViolations = async (): Promise<string[]> =>
    (await axe.run(document.body)).violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.html).join('; ')}`);
  await write('=SUM(su');
  await press('ArrowDown');
  await vi.waitFor(() => expect(document.querySelector('.grid-preview')).not.toBeNull());
  expect(listShown().length).toBe(2);
  expect(await listViolations()).toEqual([]);
  await press('Escape');
  await stage.drawn();
  expect(document.querySelector('.grid-formula-help')).not.toBeNull();
  expect(await listViolations()).toEqual([]);
});
