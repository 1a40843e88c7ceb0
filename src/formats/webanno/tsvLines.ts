// The lines of a WebAnno TSV file: its layers, and its sentences with their rows.

import type { ImportProblem } from '../imported';
import { linesOf, problem } from '../inputText';
import { unescapedText } from './escapes';

/** A column of a layer. */
export type TsvColumn =
  | { readonly kind: 'feature'; readonly name: string }
  /** A layer without features has one column all the same. */
  | { readonly kind: 'mark' }
  /** A feature that names other annotations; the column after it says which. */
  | { readonly kind: 'slots'; readonly name: string }
  | { readonly kind: 'slot-targets' }
  /** Where a relation comes from, and the layer of its ends. */
  | { readonly kind: 'source'; readonly base: string };

/** A layer that the header names. */
export interface TsvLayer {
  /** With its package. */
  readonly name: string;
  readonly kind: 'span' | 'chain' | 'relation';
  readonly columns: readonly TsvColumn[];
}

/** A row of a token or a part of one, in whatever unit its offsets count. */
export interface TsvRow {
  readonly line: number;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** The words as the row repeats them. */
  readonly words: string;
  /** Those of all layers, one after the other. */
  readonly cells: readonly string[];
}

export interface TsvSentence {
  readonly lines: readonly string[];
  readonly rows: readonly TsvRow[];
}

export interface TsvFile {
  readonly layers: readonly TsvLayer[];
  readonly sentences: readonly TsvSentence[];
  /** Lines that can't be read. */
  readonly problems: readonly ImportProblem[];
}

/** What a file says of itself, or why it can't be read. */
export function tsvFile(text: string, file: string): TsvFile | ImportProblem {
  const { version } = /^#FORMAT=WebAnno TSV (?<version>\d+\.\d+)\r?$/mu.exec(text)?.groups ?? {};
  if (version === undefined || !text.startsWith('#FORMAT=')) {
    const message =
      'The file is no WebAnno TSV; its first line would be “#FORMAT=WebAnno TSV 3.3”.';
    return problem(file, 1, message);
  }
  if (version !== '3.2' && version !== '3.3') {
    const message = `The file is WebAnno TSV ${version}; open it in INCEpTION and export it as 3.3.`;
    return problem(file, 1, message);
  }
  const layers: TsvLayer[] = [];
  const sentences: { readonly lines: string[]; readonly rows: TsvRow[] }[] = [];
  const problems: ImportProblem[] = [];
  for (const { line, text: content } of linesOf(text)) {
    const last = sentences.at(-1);
    if (content.startsWith('#')) {
      const layer = layerOf(content);
      if (layer) layers.push(layer);
      if (!content.startsWith(TEXT)) continue;
      const words = unescapedText(content.slice(TEXT.length));
      if (last?.rows.length === 0) last.lines.push(words);
      else sentences.push({ lines: [words], rows: [] });
    } else if (content !== '') {
      const row = rowOf(content, line);
      if (row && last) last.rows.push(row);
      else problems.push(problem(file, line, 'The line is no row such as `1-1⇥0-3⇥Ada⇥…`.'));
    }
  }
  return { layers, sentences, problems };
}

const TEXT = '#Text=';

const KINDS = { T_SP: 'span', T_CH: 'chain', T_RL: 'relation' } as const;

function layerOf(line: string): TsvLayer | undefined {
  const [, kind, rest] = /^#(T_SP|T_CH|T_RL)=(.*)$/u.exec(line) ?? [];
  const [name, ...names] = (rest ?? '').split('|').filter((part) => part !== '');
  if (kind === undefined || name === undefined) return undefined;
  const columns = names.map((column) => columnOf(column, kind));
  return {
    name,
    kind: KINDS[kind as keyof typeof KINDS],
    columns: columns.length > 0 ? columns : [{ kind: 'mark' }],
  };
}

function columnOf(name: string, layer: string): TsvColumn {
  if (layer === 'T_RL' && name.startsWith('BT_')) {
    return { kind: 'source', base: name.slice('BT_'.length) };
  }
  if (layer !== 'T_SP') return { kind: 'feature', name };
  const slots = /^ROLE_[^:]*:(?<feature>[^_]*)_/u.exec(name)?.groups?.['feature'];
  if (slots !== undefined) return { kind: 'slots', name: slots };
  return name.includes('.') ? { kind: 'slot-targets' } : { kind: 'feature', name };
}

function rowOf(content: string, line: number): TsvRow | undefined {
  const [id = '', place = '', words, ...cells] = content.split('\t');
  const [, start, end] = /^(\d{1,10})-(\d{1,10})$/u.exec(place) ?? [];
  if (!/^\d+-\d+(?:\.\d+)?$/u.test(id) || words === undefined) return undefined;
  if (start === undefined || end === undefined || Number(start) > Number(end)) return undefined;
  return { line, id, start: Number(start), end: Number(end), words, cells };
}
