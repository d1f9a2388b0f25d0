/** The key map as a person reads it: one line for each thing to do, drawn from the data that the grid works by. */
import { callerKeymap, gridKeymap, type KeyBinding } from '../../grid/keymap.ts';
import type { Messages } from '../../i18n/index.ts';

export interface ShortcutLine {
  readonly keys: readonly string[];
  readonly text: string;
}

export interface ShortcutGroup {
  readonly id: 'select' | 'editing' | 'sheet';
  readonly lines: readonly ShortcutLine[];
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Equal: '+',
  Minus: '−',
  Slash: '/',
  Semicolon: ';',
  Escape: 'Esc',
  Space: 'Space',
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
  ContextMenu: 'Menu',
};

/** Shortcuts that do something in this app; entries without words are kept for later and left out. */
export function listShortcuts(t: Messages): ShortcutGroup[] {
  const isSelect = (binding: KeyBinding): boolean => binding.when.includes('select');
  return [
    { id: 'select', lines: linesOf(gridKeymap.filter(isSelect), t) },
    {
      id: 'editing',
      lines: linesOf(
        gridKeymap.filter((binding) => !isSelect(binding)),
        t,
      ),
    },
    { id: 'sheet', lines: linesOf(callerKeymap, t) },
  ];
}

/** "moveUp", "moveDown" ... are one thing to do. */
export function groupOfKey(id: string): string {
  return id.replace(
    /^(move|extend|jump|extendJump|point|extendPoint|jumpPoint|extendJumpPoint|commitMove|moveRow)(Up|Down|Left|Right)$/,
    '$1',
  );
}

function linesOf(bindings: readonly KeyBinding[], t: Messages): ShortcutLine[] {
  const keys = new Map<string, string[]>();
  for (const binding of bindings) {
    const id = groupOfKey(binding.id);
    const shown = binding.keys.filter((key) => !key.includes('Numpad')).map(showKey);
    keys.set(id, [...(keys.get(id) ?? []), ...shown]);
  }
  return [...keys].flatMap(([id, list]) => {
    const text = t.keys[id] ?? t.actions[id];
    return text === undefined ? [] : [{ keys: list, text }];
  });
}

/** "Ctrl+KeyF" gives "Ctrl+F"; the key of "+" is that of "=" where it stands with Alt alone. */
export function showKey(chord: string): string {
  if (chord === 'Alt+Equal') return 'Alt+=';
  return chord
    .split('+')
    .map((part) => NAMES[part] ?? part.replace(/^(Key|Digit)/, ''))
    .join('+');
}
