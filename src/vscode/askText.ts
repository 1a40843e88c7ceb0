// An input box for a text that may have line breaks, which the box itself has not.

import { window } from 'vscode';
import type { InputBoxOptions } from 'vscode';

/** Signs that may stand for a line break; the first that the text does not have itself. */
const BREAKS = ['⏎', '↵', '¶'];

/** The sign that stands for a line break while a text is edited. */
export function breakSign(text: string): string {
  return BREAKS.find((sign) => !text.includes(sign)) ?? '⏎';
}

/** The text that a person left in the box; `undefined` where they left the box. */
export async function askText(
  text: string,
  options: Omit<InputBoxOptions, 'value' | 'valueSelection'>,
): Promise<string | undefined> {
  const sign = breakSign(text);
  const value = text.replace(/\r?\n/gu, ` ${sign} `);
  // With the cursor at the end: a note is mostly added to.
  const valueSelection: [number, number] = [value.length, value.length];
  const typed = await window.showInputBox({ ...options, value, valueSelection });
  if (typed === undefined || typed === value) return typed === undefined ? undefined : text;
  return typed.replaceAll(new RegExp(` ?${sign} ?`, 'gu'), '\n').trim();
}
