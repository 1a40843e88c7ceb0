// The list in which places are ticked before they are tagged, with switches for the search.

import {
  CancellationTokenSource,
  commands,
  Disposable,
  l10n,
  QuickPickItemKind,
  window,
} from 'vscode';
import type { CancellationToken, QuickInputButton, QuickPick, QuickPickItem } from 'vscode';
import { lineIndex } from '../core/text/lines';
import type { Span } from '../core/text/span';
import type { ArticlePlaces, FoundPlaces } from '../corpus/findPlaces';
import { COMMAND, CONTEXT } from './commands';
import { contextKeySetter } from './contextKeySetter';
import { plainLabel } from './plainText';
import { toggleIcon } from './toggleIcons';
import type { ToggleSign } from './toggleIcons';

/** How places are looked for. */
export interface SearchSwitches {
  readonly word: boolean;
  readonly case: boolean;
  /** Whether places over which an annotation lies are offered, too. */
  readonly overlap: boolean;
}

export interface OccurrenceRequest {
  /** What is tagged as what: `“Meridian” as Actor`. */
  readonly title: string;
  readonly isCorpus: boolean;
  readonly switches: SearchSwitches;
  readonly found: FoundPlaces;
  /** Looks again; `undefined` where it was cancelled. */
  readonly search: (
    switches: SearchSwitches,
    cancellation: CancellationToken,
  ) => Promise<FoundPlaces | undefined>;
}

/** What a person ticked, and all that was found with it. */
export interface TickedPlaces {
  readonly articles: readonly ArticlePlaces[];
  readonly found: FoundPlaces;
}

export interface OccurrencePick {
  dispose(): void;
  /** Shows the places, all ticked; `undefined` where the person left. */
  ask(request: OccurrenceRequest): Promise<TickedPlaces | undefined>;
}

interface PlaceItem extends QuickPickItem {
  readonly at?: { readonly path: string; readonly span: Span };
}

interface SwitchButton extends QuickInputButton {
  readonly sign: ToggleSign;
}

const SIGNS: readonly ToggleSign[] = ['word', 'case', 'overlap'];
// UTF-16 code units of the text around a place.
const BEFORE = 32;
const AFTER = 48;

export function occurrencePick(): OccurrencePick {
  const setContextKey = contextKeySetter();
  let turn: ((sign: ToggleSign) => Promise<void>) | undefined;
  let tick: (() => void) | undefined;

  const ask = (request: OccurrenceRequest): Promise<TickedPlaces | undefined> => {
    const pick = window.createQuickPick<PlaceItem>();
    pick.canSelectMany = true;
    pick.matchOnDescription = true;
    pick.ignoreFocusOut = true;
    let { switches, found } = request;
    let cancellation = new CancellationTokenSource();
    /** What the person unticked, kept while they look in another way. */
    const unticked = new Set<string>();

    const show = (): void => {
      pick.items = itemsOf(found, request.isCorpus);
      pick.selectedItems = pick.items.filter((item) => item.at && !unticked.has(keyOf(item)));
      pick.buttons = SIGNS.map((sign) => buttonOf(sign, switches[sign]));
      showCounts(pick, request.title, found.isCut);
      pick.placeholder = placeholder(switches, found);
    };
    const turnSwitch = async (sign: ToggleSign): Promise<void> => {
      cancellation.cancel();
      cancellation = new CancellationTokenSource();
      const { token } = cancellation;
      switches = { ...switches, [sign]: !switches[sign] };
      pick.buttons = SIGNS.map((each) => buttonOf(each, switches[each]));
      pick.busy = true;
      const again = await request.search(switches, token);
      if (!again || token.isCancellationRequested) return;
      found = again;
      pick.busy = false;
      show();
    };

    show();
    turn = turnSwitch;
    // In the editor's own way Enter, which shall tag, would tick again.
    tick = () => {
      const [active] = pick.activeItems;
      const others = pick.selectedItems.filter((item) => item !== active);
      const isTicked = others.length < pick.selectedItems.length;
      if (active) pick.selectedItems = isTicked ? others : [...others, active];
    };
    setContextKey(CONTEXT.pickingOccurrences, true);
    return new Promise((resolve) => {
      pick.onDidTriggerButton((button) => void turnSwitch((button as SwitchButton).sign));
      pick.onDidChangeSelection((selected) => {
        const ticked = new Set(selected.map(keyOf));
        for (const item of pick.items) {
          if (ticked.has(keyOf(item))) unticked.delete(keyOf(item));
          else if (item.at) unticked.add(keyOf(item));
        }
        showCounts(pick, request.title, found.isCut);
      });
      pick.onDidAccept(() => {
        // What is shown is not what was asked for yet.
        if (pick.busy || pick.selectedItems.length === 0) return;
        resolve({ articles: tickedIn(found, pick.selectedItems), found });
        pick.hide();
      });
      pick.onDidHide(() => {
        cancellation.cancel();
        turn = undefined;
        tick = undefined;
        setContextKey(CONTEXT.pickingOccurrences, false);
        resolve(undefined);
        pick.dispose();
      });
      pick.show();
    });
  };

  const register = (command: string, sign: ToggleSign): Disposable =>
    commands.registerCommand(command, () => turn?.(sign));
  const registered = Disposable.from(
    register(COMMAND.occurrencesWord, 'word'),
    register(COMMAND.occurrencesCase, 'case'),
    register(COMMAND.occurrencesOverlap, 'overlap'),
    commands.registerCommand(COMMAND.occurrencesTick, () => tick?.()),
  );
  return {
    ask,
    dispose() {
      registered.dispose();
    },
  };
}

function itemsOf({ articles }: FoundPlaces, isCorpus: boolean): readonly PlaceItem[] {
  return articles.flatMap(({ path, article, spans }) => {
    const lines = lineIndex(article.text);
    const items = spans.map((span): PlaceItem => {
      const line = lines.positionAt(span.start).line + 1;
      return {
        label: plainLabel(`${line}: ${preview(article.text, span)}`),
        ...(isCorpus && { description: article.file }),
        at: { path, span },
      };
    });
    const heading = { label: path, kind: QuickPickItemKind.Separator };
    return isCorpus ? [heading, ...items] : items;
  });
}

/** A place with the text around it, on one line. */
function preview(text: string, { start, end }: Span): string {
  const from = start <= BEFORE ? 0 : text.indexOf(' ', start - BEFORE);
  const head = text.slice(from === -1 || from > start ? start : from, start).trimStart();
  const after = text.slice(end, end + AFTER);
  const isCut = end + AFTER < text.length;
  const tail = isCut && after.includes(' ') ? after.slice(0, after.lastIndexOf(' ')) : after;
  const shown = `${from > 0 ? '…' : ''}${head}‹${text.slice(start, end)}›${tail.trimEnd()}`;
  return `${shown}${isCut ? '…' : ''}`.replace(/\s+/gu, ' ');
}

function buttonOf(sign: ToggleSign, isOn: boolean): SwitchButton {
  const keys = { word: 'Alt+W', case: 'Alt+C', overlap: 'Alt+O' }[sign];
  return { sign, iconPath: toggleIcon(sign, isOn), tooltip: `${stateOf(sign, isOn)} (${keys})` };
}

function stateOf(sign: ToggleSign, isOn: boolean): string {
  if (sign === 'word') return isOn ? l10n.t('Whole words: on') : l10n.t('Whole words: off');
  if (sign === 'case') return isOn ? l10n.t('Match case: on') : l10n.t('Match case: off');
  return isOn
    ? l10n.t('Under other annotations too: on')
    : l10n.t('Under other annotations too: off');
}

/** How it was looked for, and the key that nothing else shows; short, since the box is. */
function placeholder(switches: SearchSwitches, { isCut, articles }: FoundPlaces): string {
  const how = [
    switches.word ? l10n.t('whole words') : l10n.t('parts of words too'),
    switches.case ? l10n.t('same case') : l10n.t('any case'),
    ...(switches.overlap ? [l10n.t('under others too')] : []),
  ].join(', ');
  if (articles.length === 0) return l10n.t('Nothing is found this way: {0}.', how);
  if (isCut) return l10n.t('There are more places: tag these, then look again.');
  return l10n.t('Alt+X unticks a place. Found: {0}.', how);
}

function showCounts(pick: QuickPick<PlaceItem>, title: string, isCut: boolean): void {
  const all = pick.items.filter(({ at }) => at).length;
  const ticked = pick.selectedItems.length;
  const counts = isCut
    ? l10n.t('{0} of the first {1} places', ticked, all)
    : all === 1
      ? l10n.t('{0} of 1 place', ticked)
      : l10n.t('{0} of {1} places', ticked, all);
  pick.title = `${title}: ${counts}`;
}

function tickedIn(
  { articles }: FoundPlaces,
  selected: readonly PlaceItem[],
): readonly ArticlePlaces[] {
  const ticked = new Set(selected.map(keyOf));
  return articles.flatMap((place) => {
    const spans = place.spans.filter((span) => ticked.has(keyOf({ at: { ...place, span } })));
    return spans.length > 0 ? [{ ...place, spans }] : [];
  });
}

function keyOf({ at }: Pick<PlaceItem, 'at'>): string {
  return at ? `${at.span.start} ${at.span.end} ${at.path}` : '';
}
