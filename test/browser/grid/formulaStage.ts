import { mount, tick, unmount } from 'svelte';
import { onTestFinished } from 'vitest';
import { GridState } from '../../../src/grid/gridState.svelte.ts';
import { referenceTo } from '../../../src/grid/pointing.ts';
import type { FormulaAssist, FormulaItem, FormulaPart } from '../../../src/grid/formulaAssist.ts';
import FormulaStage from './FormulaStage.svelte';
import { MemorySheet } from './memorySheet.svelte.ts';

/** A small language of formulas: what a caller's own would say of it. */
const words: readonly FormulaItem[] = [
  { text: 'SUM(', label: 'SUM', detail: 'Cộng các số.', kind: 'function' },
  { text: 'SUMIF(', label: 'SUMIF', detail: 'Cộng các số thỏa điều kiện.', kind: 'function' },
  { text: 'tiếng_Việt', label: 'tiếng_Việt', detail: 'Một tên.', kind: 'name' },
];

function listParts(draft: string): FormulaPart[] {
  const groups: string[] = [];
  return [...draft.matchAll(/"[^"]*"?|[(){}]|[A-E]\d+(?::[A-E]\d+)?/g)].map((match): FormulaPart => {
    const [text] = match;
    const at = { from: match.index, to: match.index + text.length };
    if (text.startsWith('"')) return { kind: 'text', ...at };
    if (!/[A-E]/.test(text)) return { kind: 'bracket', ...at };
    const [from = '', to = from] = text.split(':');
    if (!groups.includes(text)) groups.push(text);
    const rect = {
      top: Number(from.slice(1)) - 1,
      left: from.charCodeAt(0) - 65,
      bottom: Number(to.slice(1)) - 1,
      right: to.charCodeAt(0) - 65,
    };
    return { kind: 'reference', ...at, group: groups.indexOf(text), rect };
  });
}

export const previews: string[] = [];

function makeAssist(sheet: MemorySheet): FormulaAssist {
  return {
    texts: { list: 'Gợi ý', closeHelp: 'Đóng', preview: 'Giá trị' },
    separator: ';',
    parts: listParts,
    complete(draft, caret) {
      const typed = /[\p{L}\p{M}_]+$/u.exec(draft.slice(0, caret))?.[0].normalize('NFC') ?? '';
      const isInText = (draft.slice(0, caret).split('"').length - 1) % 2 === 1;
      const items = words.filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()));
      if (typed === '' || isInText || items.length === 0) return null;
      return { from: caret - typed.length, to: caret, items, isWhole: false };
    },
    help(draft, caret) {
      const [, rest] = /SUM\(([^)]*)$/.exec(draft.slice(0, caret)) ?? [];
      if (rest === undefined) return null;
      const current = rest.split(';').length - 1;
      const names = ['số_1', '[số_2…]'].map((text, at) => ({ text, isCurrent: at === Math.min(1, current) }));
      return { name: 'SUM', signature: names, description: 'Cộng các số.', argument: '' };
    },
    preview(draft) {
      previews.push(draft);
      if (draft.includes('?')) {
        const from = draft.indexOf('?');
        return Promise.resolve({ text: 'Không hiểu “?”', isError: true, at: { from, to: from + 1 } });
      }
      return Promise.resolve({ text: `= ${draft.length}`, isError: false });
    },
    refer: (rect) => referenceTo(sheet.source, rect),
  };
}

export interface FormulaStageParts {
  readonly sheet: MemorySheet;
  readonly state: GridState;
  readonly field: HTMLTextAreaElement;
  readonly bar: HTMLTextAreaElement;
  drawn(): Promise<void>;
}

export async function openFormulaStage(): Promise<FormulaStageParts> {
  const sheet = new MemorySheet({ rowCount: 40, colCount: 8, frozenRows: 0, frozenCols: 0 });
  const state = new GridState();
  const mounted = mount(FormulaStage, { target: document.body, props: { sheet, state, assist: makeAssist(sheet) } });
  onTestFinished(() => unmount(mounted));
  const drawn = async (): Promise<void> => {
    await tick();
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  };
  await drawn();
  await drawn();
  state.focus();
  const [field, bar] = ['.grid-editor', '.grid-formula'].map((name) => document.querySelector(name));
  if (!(field instanceof HTMLTextAreaElement) || !(bar instanceof HTMLTextAreaElement)) throw new Error('no fields');
  return { sheet, state, field, bar, drawn };
}
