import { expect, test } from 'vitest';
import { svgFromBands } from '../../../src/charts/marks.ts';
import type { Mark } from '../../../src/charts/marks.ts';

const look = { surface: '#fff', fontFamily: '"A", serif', title: 'a < b' };

test('a hostile label stays text in the saved picture', () => {
  const text: Mark = {
    kind: 'text',
    x: 0,
    y: 0,
    text: '</text><script>alert(1)</script>"&\u0000\u000b',
    anchor: 'start',
    fill: '#000',
    sizePx: 12,
    bold: false,
  };
  const svg = svgFromBands([{ marks: [text], fromPx: 0, heightPx: 10 }], 20, look);
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;</text>');
  expect(svg).not.toContain('<script');
  expect(svg).toContain('<title>a &lt; b</title>');
  expect(svg).toContain('font-family="&quot;A&quot;, serif"');
});

test('bands lie one below the other and are as high together as the picture', () => {
  const svg = svgFromBands(
    [
      { marks: [], fromPx: 0, heightPx: 10 },
      { marks: [], fromPx: 300, heightPx: 90 },
    ],
    20,
    look,
  );
  expect(svg).toContain('width="20" height="100"');
  expect(svg).toContain('<svg y="10" width="20" height="90" viewBox="0 300 20 90">');
});
