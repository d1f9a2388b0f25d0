import { expect, it } from 'vitest';
import { callerKeymap, gridKeymap } from '../../../src/grid/keymap.ts';
import { messagesOf } from '../../../src/i18n/index.ts';
import { groupOfKey, listShortcuts } from '../../../src/ui/shared/shortcuts.ts';

it.each(['vi', 'en'] as const)('every key of the map has its words in the list of shortcuts: %s', (language) => {
  const { keys, actions } = messagesOf(language);
  const ids = new Set([...gridKeymap, ...callerKeymap].map((binding) => groupOfKey(binding.id)));
  expect([...ids].filter((id) => !(id in keys || id in actions))).toEqual([]);
});

it('the list names keys as they stand on a keyboard, the directions of one thing together', () => {
  const lines = listShortcuts(messagesOf('vi')).flatMap((group) => group.lines);
  expect(lines.find((line) => line.text === 'Chuyển ô')?.keys).toEqual(['↑', '↓', '←', '→']);
  expect(lines.find((line) => line.text === 'Hoàn tác')?.keys).toEqual(['Ctrl+Z']);
});
