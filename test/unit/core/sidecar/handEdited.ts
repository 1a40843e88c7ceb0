// Sidecars as a person may have written them: the same facts, in all the ways that YAML allows.

import fc from 'fast-check';
import type { Annotation, Attributes, Relation } from '../../../../src/core/model/annotation';
import { hull } from '../../../../src/core/model/annotation';
import { attributeScalar, quotedScalar, textScalar } from '../../../../src/core/sidecar/scalar';
import type { Sidecar } from '../../../../src/core/sidecar/sidecar';

/** A file, and what must survive every edit of it. */
export interface HandEdited {
  readonly text: string;
  readonly comments: readonly string[];
  /** Unknown keys, as `key: value`. */
  readonly unknown: readonly string[];
}

/** Makes one choice; the writer below asks for them in turn. */
type Choose = <T>(...options: readonly [T, ...T[]]) => T;

/** The facts of a sidecar, decorated at random. */
export function handEdited(sidecar: Sidecar): fc.Arbitrary<HandEdited> {
  return fc
    .tuple(fc.array(fc.nat({ max: 1000 }), { minLength: 40, maxLength: 60 }), fc.nat())
    .map(([numbers, offset]) => {
      let next = offset;
      const choose: Choose = (...options) =>
        options[(numbers[next++ % numbers.length] ?? 0) % options.length] ?? options[0];
      return choose(false, false, false, false, true)
        ? writeJson(sidecar, choose)
        : write(sidecar, choose);
    });
}

function write(sidecar: Sidecar, choose: Choose): HandEdited {
  const comments: string[] = [];
  const unknown: string[] = [];
  const [density, indented, bom] = [choose(0, 1, 3), choose('', '  '), choose('', '', '\uFEFF')];
  const lineEnd = choose('\n', '\n', '\r\n');

  const comment = (): string => {
    const text = `# comment ${comments.length}${choose('', ': with a colon', ' "quote')}`;
    comments.push(text);
    return text;
  };
  const sometimes = (): boolean => density > 0 && choose(true, ...NONE.slice(density));
  const before = (indent: string): string[] => {
    if (!sometimes()) return [];
    return choose(
      () => [indent + comment()],
      () => [''],
      () => ['', indent + comment()],
      () => [comment()],
    )();
  };
  const after = (): string => (sometimes() ? `${choose(' ', '   ')}${comment()}` : '');
  const extra = (indent: string): string[] => {
    if (!sometimes()) return [];
    const [key, value] = [
      `x${unknown.length}`,
      choose('1', '"one"', '[a, b]', 'true', '{y: z}', '0x1F'),
    ];
    unknown.push(`${key}: ${value}`);
    return [`${indent}${key}: ${value}${after()}`];
  };
  const scalar = (value: string): string => {
    const isQuiet = /^[ -~]*$/.test(value);
    const single = isQuiet ? `'${value.replaceAll("'", "''")}'` : quotedScalar(value);
    return choose(textScalar(value), textScalar(value), quotedScalar(value), single);
  };
  const key = (name: string): string => choose(name, name, name, `"${name}"`, `'${name}'`);
  const line = (indent: string, name: string, value: string): string[] => [
    ...before(indent),
    `${indent}${key(name)}: ${value}${after()}`,
  ];
  const prose = (indent: string, name: string, value: string): string[] => {
    const isBlock = /^[!-~][ -~]*(?:\n[!-~][ -~]*)*\n?$/.test(value) && !/ $/m.test(value);
    if (!isBlock || choose(false, true)) return line(indent, name, scalar(value));
    const lines = value.split('\n');
    const chomp = value.endsWith('\n') ? '' : '-';
    if (value.endsWith('\n')) lines.pop();
    const [sign, glue] = choose<readonly [string, readonly string[]]>(['|', []], ['>', ['']]);
    const body = lines.flatMap((each, i) => (i === 0 ? [each] : [...glue, each]));
    const inner = `${indent}${choose('  ', '    ')}`;
    return [
      ...before(indent),
      `${indent}${key(name)}: ${sign}${chomp}${after()}`,
      ...body.map((each) => (each === '' ? '' : inner + each)),
    ];
  };
  const attributeLines = (indent: string, values: Attributes): string[] => {
    const entries = Object.entries(values);
    if (entries.length === 0)
      return choose(
        () => [],
        () => line(indent, 'attributes', '{}'),
      )();
    const pairs = entries.map(([name, value]) => [quotedScalar(name), attributeScalar(value)]);
    if (choose(false, true)) {
      const inside = pairs
        .map(([name, value]) => `${name}: ${flowSafe(value ?? '')}`)
        .join(choose(', ', ',   '));
      return line(indent, 'attributes', `{${choose('', ' ')}${inside}}`);
    }
    const inner = `${indent}${choose('  ', '   ')}`;
    const lines = pairs.flatMap(([name, value]) => [
      ...before(inner),
      `${inner}${name}: ${value}${after()}`,
    ]);
    return [...before(indent), `${indent}${key('attributes')}:${after()}`, ...lines];
  };
  const shuffled = (groups: readonly string[][]): string[] => {
    const start = choose(0, 0, 0, 1, 2, 3, 5);
    return [
      ...groups.slice(start % groups.length),
      ...groups.slice(0, start % groups.length),
    ].flat();
  };
  const asItem = (indent: string, lines: readonly string[]): string[] => {
    const first = lines.findIndex(
      (each) => each.startsWith(`${indent}  `) && !each.trim().startsWith('#'),
    );
    return lines.map((each, i) =>
      i === first ? `${indent}- ${each.slice(indent.length + 2)}` : each,
    );
  };
  const item = (groups: readonly string[][]): string[] => {
    const lines = shuffled(groups);
    return asItem(indented, lines);
  };
  const flowItem = (pairs: readonly (readonly [string, string])[]): string[] => {
    const inside = pairs.map(([name, value]) => `${key(name)}: ${flowSafe(value)}`).join(', ');
    return [...before(indented), `${indented}- {${inside}}${after()}`];
  };
  const annotationLines = (annotation: Annotation<'codePoint'>): string[] => {
    const { id, label, text, entity, note, origin, attributes, fragments } = annotation;
    const { start, end } = hull(annotation);
    const spans = `[${fragments.map((span) => `[${span.start}, ${span.end}]`).join(', ')}]`;
    const isFlow = attributes === undefined && choose(true, false, false);
    const own = `${indented}  `;
    if (isFlow) {
      return flowItem([
        ['id', quotedScalar(id)],
        ['label', quotedScalar(label)],
        ['start', String(start)],
        ['end', String(end)],
        ...(fragments.length > 1 ? [['fragments', spans] as const] : []),
        ['text', quotedScalar(text)],
        ...(entity === undefined ? [] : [['entity', quotedScalar(entity)] as const]),
        ...(note === undefined ? [] : [['note', quotedScalar(note)] as const]),
        ...(origin === undefined ? [] : [['origin', quotedScalar(origin)] as const]),
      ]);
    }
    return item([
      line(own, 'id', scalar(id)),
      line(own, 'label', scalar(label)),
      extra(own),
      line(own, 'start', choose(String(start), `0x${start.toString(16)}`)),
      line(own, 'end', String(end)),
      fragments.length > 1 ? line(own, 'fragments', spans) : [],
      prose(own, 'text', text),
      entity === undefined ? [] : line(own, 'entity', scalar(entity)),
      attributeLines(own, attributes ?? {}),
      note === undefined ? [] : prose(own, 'note', note),
      origin === undefined ? [] : line(own, 'origin', scalar(origin)),
      extra(own),
    ]);
  };
  const relationLines = ({ id, type, from, to }: Relation): string[] => {
    const own = `${indented}  `;
    const pairs = [
      ['id', id],
      ['type', type],
      ['from', from],
      ['to', to],
    ] as const;
    if (choose(true, false))
      return flowItem(pairs.map(([name, value]) => [name, quotedScalar(value)]));
    return item([...pairs.map(([name, value]) => line(own, name, scalar(value))), extra(own)]);
  };
  const list = (name: string, items: readonly string[][]): string[] => {
    if (items.length === 0) return line('', name, choose('[]', '[]', '', 'null', '[ ]'));
    return [
      ...before(''),
      `${key(name)}:${after()}`,
      ...items.flatMap((each) => [...before(indented), ...each]),
    ];
  };

  const { article, status, attributes, annotations, relations } = sidecar;
  const inArticle = choose('  ', '    ');
  const root = shuffled([
    line('', 'format', 'article-annotations/1'),
    [
      ...before(''),
      `article:${after()}`,
      ...shuffled([
        line(inArticle, 'file', scalar(article.file)),
        line(inArticle, 'sha256', scalar(article.sha256)),
        line(inArticle, 'length', String(article.length)),
        extra(inArticle),
      ]),
    ],
    status === 'todo' && choose(true, false) ? [] : line('', 'status', status),
    extra(''),
    attributeLines('', attributes),
    list('annotations', annotations.map(annotationLines)),
    extra(''),
    list('relations', relations.map(relationLines)),
  ]);
  const top = sometimes()
    ? choose(
        () => [comment()],
        () => [comment(), ''],
        () => ['---'],
        () => [comment(), '---'],
      )()
    : [];
  const foot = sometimes()
    ? choose(
        () => [comment()],
        () => ['', comment()],
        () => [''],
      )()
    : [];
  const text = bom + [...top, ...root, ...foot].join(lineEnd) + choose(lineEnd, lineEnd, '');
  return { text, comments, unknown };
}

/** YAML holds all JSON: the same facts within brackets, on one line or on many. */
function writeJson(
  { article, status, attributes, annotations, relations }: Sidecar,
  choose: Choose,
): HandEdited {
  const items = annotations.map(({ fragments, ...rest }) => ({
    ...rest,
    ...hull({ fragments }),
    ...(fragments.length > 1 && { fragments: fragments.map(({ start, end }) => [start, end]) }),
    x0: 1,
  }));
  const whole = {
    format: 'article-annotations/1',
    article,
    x1: null,
    status,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    annotations: items,
    relations,
  };
  const comments: string[] = [];
  const json = JSON.stringify(whole, null, choose(0, 1, 2)).replace(
    /[\u007F-\u009F\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const lines = json.split('\n').flatMap((line, i) => {
    if (i === 0 || !choose(false, false, true)) return [line];
    comments.push(`# comment ${comments.length}.`);
    return choose([` ${comments.at(-1) ?? ''}`, line], [line, ` ${comments.at(-1) ?? ''}`]);
  });
  return { text: lines.join('\n') + choose('', '\n'), comments, unknown: ['"x1":'] };
}

/** A plain scalar may hold a comma in a block, but not within brackets. */
function flowSafe(scalar: string): string {
  return /^[\w.-]+$|^["[\d-]/.test(scalar) ? scalar : quotedScalar(scalar);
}

const NONE = [false, false, false, false, false];
