import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../../../src/engine/protocol.ts';
import { previewDraft } from '../../../../../src/ui/sheet/formula/previewDraft.ts';
import { scope, vi } from './drafts.ts';

const seen: string[] = [];

function preview(draft: string, value: CellValue = 1.5) {
  return previewDraft(draft, {
    locale: 'vi',
    scope,
    t: vi,
    calculate: (stored) => {
      seen.push(stored);
      return Promise.resolve(value);
    },
    explain: (error) => `${error.error} vì thế`,
  });
}

describe('before a formula is entered', () => {
  it('its value is shown in the writing of the screen', async () => {
    expect(await preview('=W_1*1,5')).toEqual({ text: '= 1,5', isError: false });
    expect(seen.at(-1)).toContain('⟦w|');
    expect((await preview('="a"', 'a'))?.text).toBe('= "a"');
    expect((await preview('=TRUE', true))?.text).toBe('= TRUE');
  });

  it('an error is explained', async () => {
    const error = { error: '#DIV/0!', problem: { code: 'divisionByZero', details: {} }, places: [] };
    expect(await preview('=1/0', error)).toEqual({ text: '#DIV/0! vì thế', isError: true });
  });

  it('no error is shown while an argument is still to come', async () => {
    const error = { error: '#N/A', problem: { code: 'notAvailable', details: {} }, places: [] };
    expect(await preview('=AVERAGE()', error)).toBeNull();
    expect(await preview('=IF(W_1>2; )', error)).toBeNull();
    expect((await preview('=AVERAGE(W_1)', error))?.isError).toBe(true);
  });

  it('what cannot be read is said and its place given, without asking the engine', async () => {
    const asked = seen.length;
    expect(await preview('=1+?2')).toEqual({
      text: 'Không hiểu “?” ở vị trí 4 của công thức.',
      isError: true,
      at: { from: 3, to: 4 },
    });
    expect((await preview('=1+)2'))?.isError).toBe(true);
    expect((await preview('=KhôngCó!A1'))?.at).toEqual({ from: 1, to: 2 });
    expect(seen.length).toBe(asked);
  });

  it('a formula that only lacks its end is not called wrong', async () => {
    expect(await preview('=1+')).toEqual({ text: 'Công thức còn thiếu một giá trị.', isError: false });
    expect(await preview('=')).toBeNull();
  });
});
