import { expect, it } from 'vitest';
import { messagesOf } from '../../../../src/i18n/index.ts';
import { MENU_GROUPS, areaOf, listMenu, shortcutOf } from '../../../../src/ui/sheet/menu/menuGroups.ts';
import { TOOL_GROUPS, listTools } from '../../../../src/ui/sheet/menu/toolGroups.ts';

const nothing = (): void => undefined;

it.each(['vi', 'en'] as const)('every item of the menus and tools has its words: %s', (language) => {
  const { actions } = messagesOf(language);
  const ids = [...Object.values(MENU_GROUPS).flat(2), ...TOOL_GROUPS.flat().map((tool) => tool.id)];
  expect(ids.filter((id) => !(id in actions))).toEqual([]);
});

it('whole columns and whole rows have menus of their own; everything selected is cells', () => {
  const rect = { top: 0, left: 0, bottom: 9, right: 4 };
  expect(areaOf([{ ...rect, left: 2, right: 2 }], 10, 5)).toBe('columns');
  expect(areaOf([{ ...rect, top: 3, bottom: 3 }], 10, 5)).toBe('rows');
  expect(areaOf([{ top: 1, left: 1, bottom: 2, right: 2 }], 10, 5)).toBe('cells');
  expect(areaOf([rect], 10, 5)).toBe('cells');
});

it('a menu leaves out what the sheet cannot do, and groups that become empty', () => {
  const actions = ['note', 'insertRow', 'paste', 'unheardOf'].map((id) => ({ id, run: nothing }));
  expect(listMenu('cells', actions).map((group) => group.map((one) => one.id))).toEqual([
    ['paste'],
    ['insertRow'],
    ['note'],
  ]);
});

it('shortcuts beside the items are those of the key map', () => {
  expect(shortcutOf('find')).toBe('Ctrl+F');
  expect(shortcutOf('filter')).toBe('Ctrl+Shift+L');
  expect(shortcutOf('tracePrecedents')).toBe('Ctrl+[');
  expect(shortcutOf('copy')).toBe('Ctrl+C');
  expect(shortcutOf('fitColumns')).toBeNull();
});

it('one button freezes and unfreezes; it is pressed while there is something to unfreeze', () => {
  let isFrozen = false;
  const actions = [
    { id: 'freeze', run: () => (isFrozen = true) },
    { id: 'unfreeze', run: () => (isFrozen = false), isOff: () => !isFrozen },
  ];
  const button = () => listTools(actions).flat()[0];
  expect([button()?.action.id, button()?.isPressed]).toEqual(['freeze', false]);
  button()?.action.run();
  expect([button()?.action.id, button()?.isPressed]).toEqual(['unfreeze', true]);
});
