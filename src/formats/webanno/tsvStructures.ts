// The annotations and relations of a WebAnno TSV file, as the structures of a CAS.

import type { AttributeValue } from '../../core/model/annotation';
import type { ImportProblem } from '../imported';
import { problem } from '../inputText';
import type { ReadStructure } from '../uima/readCas';
import type { ReadTypes } from '../uima/readTypes';
import { FROM, TO } from '../uima/types';
import { partsOf, unescapedValue } from './escapes';
import type { TsvFile, TsvLayer, TsvRow } from './tsvLines';
import type { TsvWords } from './tsvSentences';

export interface TsvStructures {
  readonly structures: readonly ReadStructure[];
  /** What is left out. */
  readonly problems: readonly ImportProblem[];
}

/** An annotation while its rows are read; its offsets are UTF-16. */
interface Draft {
  readonly id: string;
  readonly type: string;
  readonly line: number;
  readonly start: number;
  end: number;
  readonly values: Map<string, string>;
  /** Features that name other annotations. */
  readonly slots: Set<string>;
}

/** A relation before its ends are known. */
interface Arc {
  readonly layer: TsvLayer;
  readonly base: string;
  readonly row: TsvRow;
  readonly source: string;
  readonly values: ReadonlyMap<string, string>;
}

export function tsvStructures(
  { layers, sentences }: TsvFile,
  { offsets }: TsvWords,
  types: ReadTypes,
  file: string,
): TsvStructures {
  const drafts: Draft[] = [];
  const byNumber = new Map<string, Draft>();
  const onRow = new Map<string, Draft>();
  const arcs: Arc[] = [];
  const draftOf = (layer: TsvLayer, row: TsvRow, number: string | undefined): Draft => {
    const end = offsets.toUtf16(row.end) ?? 0;
    const key = number === undefined ? undefined : `${layer.name} ${number}`;
    const known = key === undefined ? undefined : byNumber.get(key);
    if (known) {
      known.end = end;
      return known;
    }
    const draft: Draft = {
      id: String(drafts.length + 1),
      type: layer.name,
      line: row.line,
      start: offsets.toUtf16(row.start) ?? 0,
      end,
      values: new Map(),
      slots: new Set(),
    };
    drafts.push(draft);
    if (key !== undefined) byNumber.set(key, draft);
    return draft;
  };
  for (const row of sentences.flatMap(({ rows }) => rows)) {
    for (const { layer, stack } of stacksOf(layers, row)) {
      for (const cells of stack) {
        const values = valuesOf(layer, cells);
        if (layer.kind === 'span') {
          const draft = draftOf(layer, row, numberOf(layer, cells));
          for (const [name, value] of values) draft.values.set(name, value);
          for (const column of layer.columns) {
            if (column.kind === 'slots') draft.slots.add(column.name);
          }
          // Of several on a row, what names the row means the first.
          const key = `${layer.name} ${row.id}`;
          if (!onRow.has(key)) onRow.set(key, draft);
        }
        layer.columns.forEach((column, i) => {
          if (column.kind !== 'source') return;
          arcs.push({ layer, base: column.base, row, source: cells[i] ?? '', values });
        });
      }
    }
  }
  const problems = layers
    .filter(({ kind }) => kind === 'chain')
    .map(({ name }) => problem(file, undefined, `The chains of ${name} are left out.`));
  const valueOf = (type: string, name: string, value: string): AttributeValue =>
    typed(value, types.kindOf(type, name));
  const structures = drafts.map(({ id, type, line, start, end, values, slots }): ReadStructure => ({
    id,
    type,
    values: new Map<string, AttributeValue>([
      ['begin', start],
      ['end', end],
      ...[...values].map(([name, value]) => [name, valueOf(type, name, value)] as const),
    ]),
    references: new Map([...slots].map((name) => [name, []])),
    place: { file, line },
  }));
  for (const { layer, base, row, source, values } of arcs) {
    const [, from, first, second] = /^(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?$/u.exec(source) ?? [];
    const endOf = (id: string | undefined, number: string | undefined): Draft | undefined =>
      Number(number ?? 0) > 0 ? byNumber.get(`${base} ${number}`) : onRow.get(`${base} ${id}`);
    const [governor, dependent] = [endOf(from, first), endOf(row.id, second)];
    if (!governor || !dependent) {
      const message = `The relation from ${source} is left out, since no ${base} is at one of its ends.`;
      problems.push(problem(file, row.line, message));
      continue;
    }
    structures.push({
      id: String(structures.length + 1),
      type: layer.name,
      values: new Map<string, AttributeValue>([
        ['begin', dependent.start],
        ['end', dependent.end],
        ...[...values].map(([name, value]) => [name, valueOf(layer.name, name, value)] as const),
      ]),
      references: new Map([
        [FROM, [governor.id]],
        [TO, [dependent.id]],
      ]),
      place: { file, line: row.line },
    });
  }
  return { structures, problems };
}

interface Stack {
  readonly layer: TsvLayer;
  /** For each of the layer that is on the row: what the columns say of it. */
  readonly stack: readonly (readonly string[])[];
}

function stacksOf(layers: readonly TsvLayer[], row: TsvRow): readonly Stack[] {
  let at = 0;
  return layers.flatMap((layer) => {
    const cells = layer.columns.map((_, i) => row.cells[at + i] ?? '_');
    at += layer.columns.length;
    if (cells.every((cell) => cell === '_')) return [];
    const columns = cells.map((cell) => partsOf(cell, '|'));
    const height = Math.max(...columns.map(({ length }) => length));
    const stack = Array.from({ length: height }, (_, i) =>
      columns.map((column) => column[i] ?? '_'),
    );
    return [{ layer, stack }];
  });
}

const NUMBER = /\[(\d+)\]$/u;

/** The number by which an annotation is the same on several rows. */
function numberOf({ columns }: TsvLayer, cells: readonly string[]): string | undefined {
  for (const [i, column] of columns.entries()) {
    if (column.kind === 'slot-targets') continue;
    const number = NUMBER.exec(cells[i] ?? '')?.[1];
    if (number !== undefined) return number;
  }
  return undefined;
}

function valuesOf({ columns }: TsvLayer, cells: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap((column, i) => {
      const cell = (cells[i] ?? '_').replace(NUMBER, '');
      if (column.kind !== 'feature' || cell === '*' || cell === '_') return [];
      return [[column.name, unescapedValue(cell)] as const];
    }),
  );
}

function typed(value: string, kind: ReturnType<ReadTypes['kindOf']>): AttributeValue {
  if (kind === 'flag') return value === 'true';
  const number = Number(value);
  return kind === 'number' && value.trim() !== '' && Number.isFinite(number) ? number : value;
}
