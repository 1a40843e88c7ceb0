// The page of the reading view before anything is shown in it.

import { env, l10n } from 'vscode';
import { READING_SCRIPT } from '../../render/scripts';
import { element, html } from '../../render/tree';

/**
 * The page. It may load nothing from anywhere; its one script and its style sheet are in it.
 * @param nonce a new random text for each page
 */
export function viewHtml(nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const page = element('html', { lang: 'en' }, [
    element('head', {}, [
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, [l10n.t('Reading View')]),
      element('style', { id: 'style', nonce }),
    ]),
    element('body', {}, [
      element('main', {}, [
        element('div', { id: 'top', lang: env.language }),
        element('div', { id: 'article', class: 'article' }),
      ]),
      element('div', {
        id: 'live',
        class: 'unseen',
        role: 'status',
        'aria-live': 'polite',
        lang: env.language,
      }),
      element('script', { nonce }, [READING_SCRIPT]),
    ]),
  ]);
  return `<!DOCTYPE html>\n${html(page)}`;
}
