import { expect, test } from 'vitest';
import { safeHref } from '../../../src/lib/safeHref.ts';

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.vn/1',
  'ftp://example.vn/a',
  '//example.vn/a',
  'example.vn',
  '12/KH-STP',
  'https://',
  '',
])('"%s" is no link to follow', (text) => {
  expect(safeHref(text)).toBeNull();
});

test.each([
  ['https://example.vn/văn-bản', 'https://example.vn/v%C4%83n-b%E1%BA%A3n'],
  [' http://10.0.0.1/a ', 'http://10.0.0.1/a'],
  ['mailto:phongcchc@example.vn', 'mailto:phongcchc@example.vn'],
])('"%s" is a link', (text, href) => {
  expect(safeHref(text)).toBe(href);
});
