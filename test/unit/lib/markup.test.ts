import { expect, it } from 'vitest';
import { escapeMarkup } from '../../../src/lib/markup.ts';

it('leaves Vietnamese letters and rare planes as they are', () => {
  expect(escapeMarkup('Thừa Thiên – Huế 𠀋')).toBe('Thừa Thiên – Huế 𠀋');
});

it('makes signs of markup plain text, and drops what XML cannot hold', () => {
  expect(escapeMarkup('a <b> & "c"\u0000\u000b\n')).toBe('a &lt;b&gt; &amp; &quot;c&quot;\n');
});
