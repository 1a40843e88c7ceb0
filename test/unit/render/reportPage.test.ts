import { expect, test } from 'vitest';
import type { ReportPart } from '../../../src/core/report/parts';
import { reportPage } from '../../../src/render/report/reportPage';

const PARTS: readonly ReportPart[] = [
  { kind: 'heading', level: 1, text: '<script>alert(1)</script>' },
  { kind: 'figures', items: [{ name: 'articles', value: 1234 }] },
  { kind: 'heading', level: 2, text: 'Labels' },
  {
    kind: 'paragraph',
    line: ['From ', { link: 'https://example.org/?a=1&b="' }, { code: '</style>' }],
  },
  {
    kind: 'table',
    caption: 'By "label"',
    columns: [
      { title: 'Label', kind: 'text' },
      { title: 'Share', kind: 'share' },
    ],
    rows: [
      [[{ code: '<b>' }], 0.421],
      [['none'], undefined],
    ],
  },
];

test('what is in a report is text, and the page may load nothing', () => {
  const page = reportPage(PARTS);
  expect(page).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>');
  expect(page).not.toMatch(/<script|<b>/);
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).toMatch(/content="default-src 'none'; style-src 'sha256-[\w+/]{43}='"/);
  expect(page).not.toMatch(/ style="| on\w+="|src="/);
  expect(page).toContain('href="https://example.org/?a=1&amp;b=&quot;"');
});

test('a screen reader finds its way', () => {
  const page = reportPage(PARTS);
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<caption>By &quot;label&quot;</caption>');
  expect(page).toContain('<th scope="row"><code>&lt;b&gt;</code></th>');
  expect(page).toContain('<th scope="col" class="number">Share</th>');
  expect(page).toContain('aria-hidden="true"');
  expect(page).toContain('<dt>articles</dt><dd>1,234</dd>');
});

test('a bar is as long as its share', () => {
  const page = reportPage(PARTS);
  expect(page).toMatch(/42\.1 %<svg[^>]*>.*<rect width="42" height="10">/);
  expect(page.match(/<svg/g)).toHaveLength(1);
});

test('it follows the reader’s colours', () => {
  expect(reportPage([])).toContain('@media (prefers-color-scheme: dark)');
});
