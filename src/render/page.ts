// The drawing as one HTML file that needs nothing else: no script, no font, no network.

import { sha256 } from '@noble/hashes/sha2.js';
import { encodeUtf8 } from '../core/text/utf8';
import { bodyOf, legendOf } from './body';
import type { Drawing } from './drawing';
import { styleSheet } from './style';
import type { Theme } from './style';
import { element, html } from './tree';
import type { Node } from './tree';
import { ENGLISH } from './words';
import type { Words } from './words';

export interface PageOptions {
  readonly theme: Exclude<Theme, 'editor'>;
  /** Title of the page. */
  readonly title: string;
  /**
   * Script that draws relations as lines. Without it, and where scripts don't run, they are listed
   * under their paragraph.
   */
  readonly script?: string | undefined;
  readonly words?: Words;
}

/** The text of an HTML file. The page may load nothing and run only this very script. */
export function pageOf(drawing: Drawing, options: PageOptions): string {
  const { theme, title, script = '', words = ENGLISH } = options;
  const style = styleSheet(theme, drawing.labels);
  const legend = legendOf(drawing, words);
  const hasTitle = drawing.paragraphs.some(({ kind }) => kind === 'title');
  const withScript = script !== '' && drawing.relations.length > 0;
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(withScript ? [`script-src '${hashOf(script)}'`] : []),
  ].join('; ');
  const page = element('html', { lang: 'en' }, [
    element('head', {}, [
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, [title]),
      element('style', {}, [style]),
    ]),
    element('body', {}, [
      element('main', {}, [
        // Every page has a heading, and a screen reader finds the article by it.
        ...(hasTitle ? [] : [element('h1', { class: 'unseen' }, [title])]),
        ...(legend ? [legend] : []),
        articleElement(bodyOf(drawing, { words, isView: false }), drawing),
      ]),
      ...(withScript ? [element('script', {}, [script])] : []),
    ]),
  ]);
  return `<!DOCTYPE html>\n${html(page)}\n`;
}

/** The article round its lines. */
export function articleElement(lines: readonly Node[], { relations }: Drawing) {
  return element('div', { class: relations.length > 0 ? 'article linked' : 'article' }, lines);
}

/** A source of a content security policy: this very text. */
function hashOf(text: string): string {
  return `sha256-${base64(sha256(encodeUtf8(text)))}`;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63] ?? '');
    text += digits
      .slice(0, bytes.length - at + 1)
      .join('')
      .padEnd(4, '=');
  }
  return text;
}
