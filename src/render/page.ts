// The drawing as one HTML file that needs nothing else: no script, no font, no network.

import { bodyOf, legendOf } from './body';
import type { Drawing } from './drawing';
import { policyHash } from './policyHash';
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
    `style-src '${policyHash(style)}'`,
    ...(withScript ? [`script-src '${policyHash(script)}'`] : []),
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
