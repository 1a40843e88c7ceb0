// A spot of a colour, for lists of colours.

import { Uri } from 'vscode';
import type { Colour } from '../../core/model/palette';

/** An icon for light and for dark themes. */
export function colourIcon({ light, dark }: Colour): { readonly light: Uri; readonly dark: Uri } {
  return { light: spot(light), dark: spot(dark) };
}

function spot(colour: string): Uri {
  const circle = `<circle cx="8" cy="8" r="6" fill="${colour}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${circle}</svg>`;
  return Uri.parse(`data:image/svg+xml,${encodeURIComponent(svg)}`);
}
