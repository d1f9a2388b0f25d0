/** Which keys do what, as data. Keys are matched by their place (`code`), so that an input method or a layout cannot change them. */
export type GridMode =
  | 'select'
  | 'enter'
  | 'edit'
  | 'bar'
  /** Within `enter`: a reference may stand at the caret of a formula. These keys come first then. */
  | 'point';

export interface KeyBinding {
  readonly id: string;
  /** Such as 'Ctrl+Shift+ArrowDown': modifiers in the order Ctrl, Alt, Shift, then the `code`. Ctrl is also the Mac's Command. */
  readonly keys: readonly string[];
  readonly when: readonly GridMode[];
}

export interface KeyLike {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const editing: readonly GridMode[] = ['enter', 'edit', 'bar'];
const select: readonly GridMode[] = ['select'];

const directions = ['Up', 'Down', 'Left', 'Right'];

const moves: readonly KeyBinding[] = directions.flatMap((way) => [
  { id: `move${way}`, keys: [`Arrow${way}`], when: select },
  { id: `extend${way}`, keys: [`Shift+Arrow${way}`], when: select },
  { id: `jump${way}`, keys: [`Ctrl+Arrow${way}`], when: select },
  { id: `extendJump${way}`, keys: [`Ctrl+Shift+Arrow${way}`], when: select },
]);

const point: readonly GridMode[] = ['point'];

const points: readonly KeyBinding[] = directions.flatMap((way) => [
  { id: `point${way}`, keys: [`Arrow${way}`], when: point },
  { id: `extendPoint${way}`, keys: [`Shift+Arrow${way}`], when: point },
  { id: `jumpPoint${way}`, keys: [`Ctrl+Arrow${way}`], when: point },
  { id: `extendJumpPoint${way}`, keys: [`Ctrl+Shift+Arrow${way}`], when: point },
]);

/** The grid's own keys. */
export const gridKeymap: readonly KeyBinding[] = [
  ...moves,
  { id: 'rowStart', keys: ['Home'], when: select },
  { id: 'extendRowStart', keys: ['Shift+Home'], when: select },
  { id: 'rowEnd', keys: ['End'], when: select },
  { id: 'extendRowEnd', keys: ['Shift+End'], when: select },
  { id: 'sheetStart', keys: ['Ctrl+Home'], when: select },
  { id: 'extendSheetStart', keys: ['Ctrl+Shift+Home'], when: select },
  { id: 'sheetEnd', keys: ['Ctrl+End'], when: select },
  { id: 'extendSheetEnd', keys: ['Ctrl+Shift+End'], when: select },
  { id: 'pageUp', keys: ['PageUp'], when: select },
  { id: 'extendPageUp', keys: ['Shift+PageUp'], when: select },
  { id: 'pageDown', keys: ['PageDown'], when: select },
  { id: 'extendPageDown', keys: ['Shift+PageDown'], when: select },
  { id: 'cycleNext', keys: ['Tab'], when: select },
  { id: 'cyclePrevious', keys: ['Shift+Tab'], when: select },
  { id: 'cycleDown', keys: ['Enter', 'NumpadEnter'], when: select },
  { id: 'cycleUp', keys: ['Shift+Enter', 'Shift+NumpadEnter'], when: select },
  { id: 'selectAll', keys: ['Ctrl+KeyA'], when: select },
  { id: 'selectColumns', keys: ['Ctrl+Space'], when: select },
  { id: 'selectRows', keys: ['Shift+Space'], when: select },
  { id: 'edit', keys: ['F2'], when: select },
  { id: 'openChoices', keys: ['Alt+ArrowDown'], when: select },
  { id: 'expand', keys: ['Alt+ArrowRight'], when: select },
  { id: 'collapse', keys: ['Alt+ArrowLeft'], when: select },
  { id: 'clear', keys: ['Delete', 'NumpadDelete'], when: select },
  { id: 'erase', keys: ['Backspace'], when: select },
  { id: 'fillDown', keys: ['Ctrl+KeyD'], when: select },
  { id: 'fillRight', keys: ['Ctrl+KeyR'], when: select },
  { id: 'undo', keys: ['Ctrl+KeyZ'], when: select },
  { id: 'redo', keys: ['Ctrl+KeyY', 'Ctrl+Shift+KeyZ'], when: select },
  { id: 'forget', keys: ['Escape'], when: select },
  { id: 'leaveForward', keys: ['F6'], when: ['select', ...editing] },
  { id: 'leaveBackward', keys: ['Shift+F6'], when: ['select', ...editing] },
  { id: 'commitDown', keys: ['Enter', 'NumpadEnter'], when: editing },
  { id: 'commitUp', keys: ['Shift+Enter', 'Shift+NumpadEnter'], when: editing },
  { id: 'commitNext', keys: ['Tab'], when: editing },
  { id: 'commitPrevious', keys: ['Shift+Tab'], when: editing },
  { id: 'commitAll', keys: ['Ctrl+Enter', 'Ctrl+NumpadEnter'], when: editing },
  { id: 'cancel', keys: ['Escape'], when: editing },
  { id: 'newLine', keys: ['Alt+Enter', 'Alt+NumpadEnter'], when: editing },
  { id: 'cycleAbsolute', keys: ['F4'], when: editing },
  { id: 'toggleEdit', keys: ['F2'], when: ['enter', 'edit'] },
  ...points,
  { id: 'commitMoveUp', keys: ['ArrowUp'], when: ['enter'] },
  { id: 'commitMoveDown', keys: ['ArrowDown'], when: ['enter'] },
  { id: 'commitMoveLeft', keys: ['ArrowLeft'], when: ['enter'] },
  { id: 'commitMoveRight', keys: ['ArrowRight'], when: ['enter'] },
  { id: 'commitPageUp', keys: ['PageUp'], when: ['enter'] },
  { id: 'commitPageDown', keys: ['PageDown'], when: ['enter'] },
];

/** Keys that belong to the caller; each id is handed to `onaction`, and the browser keeps the key when that answers false. */
export const callerKeymap: readonly KeyBinding[] = [
  { id: 'insertRow', keys: ['Ctrl+Shift+Equal', 'Ctrl+NumpadAdd'], when: select },
  { id: 'deleteRow', keys: ['Ctrl+Minus', 'Ctrl+NumpadSubtract'], when: select },
  { id: 'indent', keys: ['Alt+Shift+ArrowRight'], when: select },
  { id: 'outdent', keys: ['Alt+Shift+ArrowLeft'], when: select },
  { id: 'moveRowUp', keys: ['Alt+Shift+ArrowUp'], when: select },
  { id: 'moveRowDown', keys: ['Alt+Shift+ArrowDown'], when: select },
  { id: 'insertColumn', keys: ['Ctrl+Alt+Equal'], when: select },
  { id: 'deleteColumn', keys: ['Ctrl+Alt+Minus'], when: select },
  { id: 'pasteValues', keys: ['Ctrl+Shift+KeyV'], when: select },
  { id: 'pasteSpecial', keys: ['Ctrl+Alt+KeyV'], when: select },
  { id: 'goto', keys: ['Ctrl+KeyG', 'F5'], when: select },
  { id: 'bold', keys: ['Ctrl+KeyB'], when: select },
  { id: 'italic', keys: ['Ctrl+KeyI'], when: select },
  { id: 'formatNumber', keys: ['Ctrl+Shift+Digit1'], when: select },
  { id: 'formatDate', keys: ['Ctrl+Shift+Digit3'], when: select },
  { id: 'formatPercent', keys: ['Ctrl+Shift+Digit5'], when: select },
  { id: 'formatGeneral', keys: ['Ctrl+Shift+Backquote'], when: select },
  { id: 'note', keys: ['Shift+F2'], when: select },
  { id: 'filter', keys: ['Ctrl+Shift+KeyL'], when: select },
  { id: 'hideRows', keys: ['Ctrl+Digit9'], when: select },
  { id: 'showRows', keys: ['Ctrl+Shift+Digit9'], when: select },
  { id: 'hideColumns', keys: ['Ctrl+Digit0'], when: select },
  { id: 'showColumns', keys: ['Ctrl+Shift+Digit0'], when: select },
  { id: 'autoSum', keys: ['Alt+Equal'], when: select },
  { id: 'tracePrecedents', keys: ['Ctrl+BracketLeft'], when: select },
  { id: 'traceDependents', keys: ['Ctrl+BracketRight'], when: select },
  { id: 'contextMenu', keys: ['Shift+F10', 'ContextMenu'], when: select },
  { id: 'find', keys: ['Ctrl+KeyF'], when: select },
  { id: 'replace', keys: ['Ctrl+KeyH'], when: select },
  { id: 'findNext', keys: ['F3'], when: select },
  { id: 'findPrevious', keys: ['Shift+F3'], when: select },
  { id: 'insertDate', keys: ['Ctrl+Semicolon'], when: select },
  { id: 'format', keys: ['Ctrl+Digit1'], when: select },
  { id: 'help', keys: ['Ctrl+Slash', 'F1'], when: ['select', ...editing] },
];

/** The chord of a key press, in the writing of the key map; keys without a place (VK_PACKET) fall back to named keys only. */
export function chordOf(event: KeyLike): string {
  const name = event.code || (event.key.length > 1 ? event.key : '');
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey) parts.push('Shift');
  return [...parts, name].join('+');
}

export function findBinding(keymap: readonly KeyBinding[], chord: string, mode: GridMode): KeyBinding | undefined {
  return keymap.find((binding) => binding.when.includes(mode) && binding.keys.includes(chord));
}
