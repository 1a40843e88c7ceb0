// Icons of buttons that are on or off: the editor has no such buttons in its pickers.

import { Uri } from 'vscode';

/** What an icon shows. */
export type ToggleSign = 'word' | 'case' | 'overlap';

const SIGNS: Readonly<Record<ToggleSign, string>> = {
  word: '<path d="M3.5 12h9" stroke-width="1.2"/><text x="8" y="9.8">ab</text>',
  case: '<text x="8" y="11.4">Aa</text>',
  overlap:
    '<path d="M2.6 5.4h7v5.2h-7z" stroke-width="1.2"/><path d="M6.4 3.4h7v5.2h-7z" stroke-width="1.2"/>',
};

/** The icon of a sign, in a frame with a ground of its own where it is on. */
export function toggleIcon(sign: ToggleSign, isOn: boolean): { light: Uri; dark: Uri } {
  return {
    light: icon(sign, isOn ? '#ffffff' : '#424242', isOn ? '#005fb8' : undefined),
    dark: icon(sign, isOn ? '#ffffff' : '#c5c5c5', isOn ? '#0078d4' : undefined),
  };
}

function icon(sign: ToggleSign, colour: string, ground: string | undefined): Uri {
  const frame = ground
    ? `<rect x="0.5" y="0.5" width="15" height="15" rx="3" fill="${ground}" stroke="${colour}"/>`
    : '';
  const style = 'font-family="sans-serif" font-size="8.5" text-anchor="middle"';
  const drawn = SIGNS[sign].replaceAll('<text', `<text fill="${colour}" stroke="none" ${style}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${frame}<g fill="none" stroke="${colour}">${drawn}</g></svg>`;
  return Uri.parse(`data:image/svg+xml,${encodeURIComponent(svg)}`);
}
