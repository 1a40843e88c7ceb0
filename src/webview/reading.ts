// The script of the reading view: shows what the extension sends, and says what a person did.

import type { Element as TreeElement } from '../render/tree';
import type { FromView, ToView, ViewSentences } from '../render/viewMessages';
import { drawArcs, redrawOnResize } from './drawArcs';
import { make, update } from './elements';
import { selectedOffsets } from './textSelection';

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  setState(state: unknown): void;
  getState(): unknown;
};

type Show = Extract<ToView, { kind: 'show' }>;

const host = acquireVsCodeApi();
const article = byId('article');
const style = byId('style');
const live = byId('live');
const top = byId('top');
const NO_SENTENCES: ViewSentences = { moved: '', none: '', nothingMarked: '' };

/** What is shown now. */
const shown: {
  uri: string;
  lines: readonly TreeElement[];
  keys: Show['keys'];
  say: ViewSentences;
  marked: string | undefined;
  /** Place of what is marked among all annotations. */
  index: number;
} = { uri: '', lines: [], keys: {}, say: NO_SENTENCES, marked: undefined, index: -1 };

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  switch (data.kind) {
    case 'show':
      return show(data);
    case 'mark':
      return mark(tagOf(data.id), { isSaid: false });
    case 'say':
      return say(data.text);
  }
});

function show(state: Show): void {
  const { uri, lines, legend, heading, empty } = state;
  const isOther = uri !== shown.uri;
  // What the keyboard is on is made anew where its paragraph changed.
  const hadFocus = document.activeElement?.classList.contains('tag') ?? false;
  if (style.textContent !== state.style) style.textContent = state.style;
  article.querySelector(':scope > .arcs')?.remove();
  article.classList.toggle('linked', state.isLinked);
  top.replaceChildren(
    ...(heading === undefined
      ? []
      : [make({ name: 'h1', attributes: { class: 'unseen' }, children: [heading] })]),
    ...(legend ? [make(legend)] : []),
    ...(empty === undefined
      ? []
      : [make({ name: 'p', attributes: { class: 'empty' }, children: [empty] })]),
  );
  update(article, isOther ? (article.replaceChildren(), []) : shown.lines, lines);
  Object.assign(shown, { uri, lines, keys: state.keys, say: state.say });
  drawArcs(article);
  if (isOther) {
    shown.marked = undefined;
    window.scrollTo(0, scrollOf(uri));
  } else if (shown.marked !== undefined) {
    // Where it was deleted, the keyboard goes on with what stands there now.
    const tag = tagOf(shown.marked) ?? tags().at(Math.min(shown.index, tags().length - 1));
    mark(tag, { isSaid: false, hasFocus: hadFocus, isInSight: false });
  }
  remember();
}

// ── Moving ───────────────────────────────────────────────────────────────────────────────────────

function tags(): HTMLElement[] {
  return [...article.querySelectorAll<HTMLElement>('.tag[aria-label]')];
}

function tagOf(id: string | undefined): HTMLElement | undefined {
  return tags().find((tag) => tag.dataset['id'] === id);
}

interface MarkOptions {
  readonly isSaid?: boolean;
  readonly hasFocus?: boolean;
  readonly isInSight?: boolean;
}

/** Makes an annotation the one that keys act on. */
function mark(
  tag: HTMLElement | undefined,
  { isSaid = true, hasFocus = true, isInSight = true }: MarkOptions = {},
): void {
  for (const on of article.querySelectorAll('.on')) {
    on.classList.remove('on');
    if (on.hasAttribute('aria-pressed')) on.setAttribute('aria-pressed', 'false');
  }
  shown.marked = tag?.dataset['id'];
  shown.index = tag ? tags().indexOf(tag) : -1;
  if (!tag || shown.marked === undefined) return;
  const id = CSS.escape(shown.marked);
  for (const part of article.querySelectorAll(`.u[data-of="${id}"], .tag[data-id="${id}"]`)) {
    part.classList.add('on');
  }
  tag.setAttribute('aria-pressed', 'true');
  if (hasFocus) tag.focus({ preventScroll: true });
  if (isInSight) tag.scrollIntoView({ block: 'nearest' });
  host.postMessage({ kind: 'marked', id: shown.marked });
  if (!isSaid) return;
  const all = tags();
  const numbers = [all.indexOf(tag) + 1, all.length, tag.getAttribute('aria-label') ?? ''];
  say(shown.say.moved.replace(/\{(\d)\}/g, (_, at: string) => String(numbers[Number(at)] ?? '')));
}

function move(step: 1 | -1): void {
  const all = tags();
  if (all.length === 0) return say(shown.say.none);
  const at = all.findIndex((tag) => tag.dataset['id'] === shown.marked);
  const next = at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step;
  mark(all.at(next % all.length));
}

// ── Keys ─────────────────────────────────────────────────────────────────────────────────────────

document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return;
  const done = ctrlKey || metaKey ? withControl(key.toLowerCase(), shiftKey) : plain(key);
  if (done) event.preventDefault();
});

function withControl(key: string, isShift: boolean): boolean {
  if (key !== 'z' && key !== 'y') return false;
  host.postMessage({ kind: key === 'y' || isShift ? 'redo' : 'undo' });
  return true;
}

/** @returns false for keys that the page itself has a use for */
function plain(key: string): boolean {
  const label = shown.keys[key];
  if (label !== undefined) {
    tag(label);
    return true;
  }
  const isOnTag = document.activeElement?.classList.contains('tag') ?? false;
  switch (key) {
    case 'n':
      move(1);
      return true;
    case 'N':
      move(-1);
      return true;
    case 'ArrowRight':
    case 'ArrowDown':
      if (isOnTag) move(1);
      return isOnTag;
    case 'ArrowLeft':
    case 'ArrowUp':
      if (isOnTag) move(-1);
      return isOnTag;
    case 'Enter':
    case 'x':
    case 'Delete':
      act(key === 'Enter' ? 'reveal' : 'delete');
      return true;
    case 'u':
    case 'U':
      host.postMessage({ kind: key === 'u' ? 'undo' : 'redo' });
      return true;
    case 'g':
      host.postMessage({ kind: 'editor' });
      return true;
    case 'Escape':
      document.getSelection()?.removeAllRanges();
      mark(undefined);
      return true;
    default:
      return false;
  }
}

/** Tags what is selected; where nothing is, gives the marked annotation the label. */
function tag(label: string): void {
  const selected = selectedOffsets(article);
  if (selected) {
    document.getSelection()?.removeAllRanges();
    host.postMessage({ kind: 'tag', label, ...selected });
  } else if (shown.marked !== undefined) {
    host.postMessage({ kind: 'relabel', label, id: shown.marked });
  } else say(shown.say.nothingMarked);
}

function act(kind: 'reveal' | 'delete'): void {
  if (shown.marked === undefined) return say(shown.say.nothingMarked);
  host.postMessage({ kind, id: shown.marked });
}

// ── Mouse and focus ──────────────────────────────────────────────────────────────────────────────

article.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || !(document.getSelection()?.isCollapsed ?? true)) return;
  const id =
    target.closest<HTMLElement>('.tag')?.dataset['id'] ??
    target.closest<HTMLElement>('.u')?.dataset['of'];
  if (id !== undefined) mark(tagOf(id), { isInSight: false });
});

article.addEventListener('dblclick', ({ target }) => {
  if (target instanceof Element && target.closest('.tag')) act('reveal');
});

article.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLElement) || !target.matches('.tag[aria-label]')) return;
  if (target.dataset['id'] !== shown.marked) mark(target);
});

/** Says a sentence to a screen reader, also the same one again. */
function say(text: string): void {
  live.textContent = '';
  requestAnimationFrame(() => {
    live.textContent = text;
  });
}

// ── What the page remembers ──────────────────────────────────────────────────────────────────────

function remember(): void {
  if (shown.uri !== '') host.setState({ uri: shown.uri, scroll: window.scrollY });
}

function scrollOf(uri: string): number {
  const state = host.getState() as { uri?: unknown; scroll?: unknown } | undefined;
  return state?.uri === uri && typeof state.scroll === 'number' ? state.scroll : 0;
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The view has no element ${id}.`);
  return found;
}

window.addEventListener('scroll', remember, { passive: true });
redrawOnResize(article);

host.postMessage({ kind: 'ready' });
