// What the themes that come with the editor say of the scopes that the grammar uses. Only these
// facts are kept here, so that the test needs no installed editor.

import type { IRawTheme } from 'vscode-textmate';

interface Colours {
  readonly text: string;
  readonly comment: string;
  readonly numeric: string;
  readonly heading: string;
  readonly attribute: string;
  readonly type: string;
  readonly place: string;
  readonly reporting: string;
  readonly string: string;
}

function theme(name: string, colours: Colours): IRawTheme {
  const rule = (scope: string, foreground: string, fontStyle?: string) => ({
    scope,
    settings: { foreground, ...(fontStyle !== undefined && { fontStyle }) },
  });
  return {
    name,
    settings: [
      { settings: { foreground: colours.text } },
      rule('comment', colours.comment),
      rule('constant.numeric', colours.numeric),
      rule('markup.heading', colours.heading, 'bold'),
      rule('entity.other.attribute-name', colours.attribute),
      rule('entity.name.type', colours.type),
      rule('variable.other.constant', colours.place),
      rule('keyword.control', colours.reporting),
      rule('string', colours.string),
    ],
  };
}

export const STOCK_THEMES: readonly IRawTheme[] = [
  theme('Dark Modern', {
    text: '#cccccc',
    comment: '#6a9955',
    numeric: '#b5cea8',
    heading: '#569cd6',
    attribute: '#9cdcfe',
    type: '#4ec9b0',
    place: '#4fc1ff',
    reporting: '#c586c0',
    string: '#ce9178',
  }),
  theme('Light Modern', {
    text: '#3b3b3b',
    comment: '#008000',
    numeric: '#098658',
    heading: '#800000',
    attribute: '#e50000',
    type: '#267f99',
    place: '#0070c1',
    reporting: '#af00db',
    string: '#a31515',
  }),
  theme('Dark 2026', {
    text: '#bbbebf',
    comment: '#8b949e',
    numeric: '#b5cea8',
    heading: '#79c0ff',
    attribute: '#9cdcfe',
    type: '#4ec9b0',
    place: '#79c0ff',
    reporting: '#c586c0',
    string: '#a5d6ff',
  }),
  theme('Light 2026', {
    text: '#202020',
    comment: '#6e7781',
    numeric: '#098658',
    heading: '#0550ae',
    attribute: '#e50000',
    type: '#267f99',
    place: '#0550ae',
    reporting: '#af00db',
    string: '#0a3069',
  }),
  theme('Dark High Contrast', {
    text: '#ffffff',
    comment: '#7ca668',
    numeric: '#b5cea8',
    heading: '#6796e6',
    attribute: '#9cdcfe',
    type: '#4ec9b0',
    place: '#9cdcfe',
    reporting: '#c586c0',
    string: '#ce9178',
  }),
  theme('Light High Contrast', {
    text: '#292929',
    comment: '#515151',
    numeric: '#096d48',
    heading: '#0f4a85',
    attribute: '#264f78',
    type: '#185e73',
    place: '#02715d',
    reporting: '#b5200d',
    string: '#0f4a85',
  }),
];
