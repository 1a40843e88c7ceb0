// The lines of a brat annotation file.

import type { ImportProblem, InputPlace, InputSpan } from './imported';
import { linesOf, problem } from './inputText';

/** `T1⇥Claim 0 5;16 23⇥first second` */
export interface BratTextBound {
  readonly id: string;
  readonly type: string;
  readonly spans: readonly InputSpan[];
  readonly words: string;
  readonly place: InputPlace;
}

/** `R1⇥source Arg1:T1 Arg2:T2` */
export interface BratRelation {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly place: InputPlace;
}

/** All lines of a file that an article can take. */
export interface BratLines {
  readonly textBounds: readonly BratTextBound[];
  readonly relations: readonly BratRelation[];
  /** `A1⇥Negated T1`, `A1⇥Confidence T1 High` */
  readonly attributes: readonly {
    readonly name: string;
    readonly target: string;
    readonly value?: string;
  }[];
  /** `#1⇥AnnotatorNotes T1⇥free text` */
  readonly notes: readonly {
    readonly type: string;
    readonly target: string;
    readonly text: string;
  }[];
  /** `N1⇥Reference T1 Wikidata:Q142⇥France` */
  readonly references: readonly {
    readonly target: string;
    readonly resource: string;
    readonly item: string;
    readonly place: InputPlace;
  }[];
  /** Lines that can't be read, and those of which there is nothing here: events, equivalences. */
  readonly problems: readonly ImportProblem[];
}

export function bratLines(text: string, file: string): BratLines {
  const textBounds: BratTextBound[] = [];
  const relations: BratRelation[] = [];
  const attributes: BratLines['attributes'][number][] = [];
  const notes: BratLines['notes'][number][] = [];
  const references: BratLines['references'][number][] = [];
  const problems: ImportProblem[] = [];
  for (const { line, text: content } of linesOf(text)) {
    if (content.trim() === '') continue;
    const say = (message: string): void => void problems.push(problem(file, line, message));
    const place = { file, line };
    const [id = '', data = '', ...tail] = content.split('\t');
    const rest = tail.join('\t');
    switch (id.charAt(0)) {
      case 'T': {
        const bound = textBoundOf(data);
        if (bound) textBounds.push({ id, ...bound, words: rest, place });
        else say('The line is not `T1⇥Label 0 5⇥text`; correct it.');
        break;
      }
      case 'R': {
        const [, type, from, to] = /^(\S+) [^\s:]+:(T\S+) [^\s:]+:(T\S+)\s*$/u.exec(data) ?? [];
        if (type !== undefined && from !== undefined && to !== undefined) {
          relations.push({ id, type, from, to, place });
        } else say('The relation is left out: it is not between two text-bound annotations.');
        break;
      }
      case 'A':
      case 'M': {
        const [name, target, ...value] = data.split(' ');
        if (name && target) {
          attributes.push({ name, target, ...(value.length > 0 && { value: value.join(' ') }) });
        } else say('The line is not `A1⇥Name T1 Value`; correct it.');
        break;
      }
      case 'N': {
        const [, target, resource, item] = /^Reference (\S+) ([^\s:]+):(\S+)$/u.exec(data) ?? [];
        if (target !== undefined && resource !== undefined && item !== undefined) {
          references.push({ target, resource, item, place });
        } else say('The line is not `N1⇥Reference T1 Wikidata:Q42⇥name`; correct it.');
        break;
      }
      case '#': {
        const [type = '', target = ''] = data.split(' ');
        notes.push({ type, target, text: rest });
        break;
      }
      case 'E':
      case '*':
        say('Events and equivalences have no place here, and the line is left out.');
        break;
      default:
        say(`${JSON.stringify(id)} begins no line of brat; correct it.`);
    }
  }
  return { textBounds, relations, attributes, notes, references, problems };
}

function textBoundOf(data: string): Pick<BratTextBound, 'type' | 'spans'> | undefined {
  const [, type, places] = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/u.exec(data) ?? [];
  if (type === undefined || places === undefined) return undefined;
  const spans = places.split(';').map((place) => {
    const [start, end] = place.split(' ').map(Number);
    return { start: start ?? 0, end: end ?? 0 };
  });
  const isForward = spans.every(({ start, end }) => Number.isSafeInteger(end) && start <= end);
  return isForward ? { type, spans: spans.sort((a, b) => a.start - b.start) } : undefined;
}
