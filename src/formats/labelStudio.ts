// Label Studio: a folder with the tasks and the labelling configuration that they need.

import { quoted } from '../core/check/quoted';
import type { Annotation } from '../core/model/annotation';
import { offsetMap } from '../core/text/offsets';
import type { OffsetMap } from '../core/text/offsets';
import type { Span } from '../core/text/span';
import type { ExportArticle, Format, Holds } from './format';
import { HOLDS_ALL } from './holds';
import { jsonText } from './jsonText';
import { labelControls, labelStudioConfig } from './labelStudioConfig';
import type { LabelControls } from './labelStudioConfig';
import { reportLosses } from './loss';
import type { ArticleLosses } from './loss';
import { readLabelStudio } from './readLabelStudio';
import type { WriteContext } from './writeContext';

const HOLDS: Holds = { ...HOLDS_ALL, fragments: false };

const TASKS = 'tasks.json';

/** Offsets are code points. Regions have our ids, and further fragments `<id>~2`. */
export const LABEL_STUDIO: Format = {
  id: 'label-studio',
  title: 'Label Studio',
  description: 'A folder with tasks and the labelling configuration for Label Studio.',
  holds: HOLDS,
  async *write(articles, context) {
    const controls = labelControls(context.labelSet);
    let count = 0;
    yield { path: TASKS, content: '[' };
    for await (const article of articles) {
      count += 1;
      const task = taskOf(article, count, controls, context);
      yield { path: TASKS, content: `${count === 1 ? '' : ','}\n${jsonText(task)}` };
    }
    yield { path: TASKS, content: '\n]\n' };
    yield { path: 'labels.xml', content: labelStudioConfig(controls, context.labelSet) };
  },
  read: readLabelStudio,
};

function taskOf(
  article: ExportArticle,
  id: number,
  controls: LabelControls,
  { lose }: WriteContext,
): unknown {
  const { text, header, layer } = article;
  const losses = reportLosses(article, HOLDS, lose);
  const offsets = offsetMap(text);
  const result: unknown[] = [];
  for (const annotation of layer.annotations) {
    result.push(...regionsOf(annotation, text, offsets, controls, losses));
  }
  for (const { type, from, to } of layer.relations) {
    controls.relation(type);
    const ends = { from_id: from, to_id: to, direction: 'right' };
    result.push({ type: 'relation', ...ends, labels: [type] });
  }
  for (const [name, value] of Object.entries(layer.attributes).sort(byName)) {
    const { control, type, value: chosen } = controls.attribute(name, value, 'article');
    const ends = { from_name: control, to_name: 'text', type };
    result.push({ id: `article ${control}`, ...ends, value: chosen });
  }
  // Without an entry a task waits for somebody; with an empty one it has been looked at.
  const isTouched = layer.status !== 'todo' || result.length > 0;
  return {
    id,
    data: {
      text,
      article_id: article.id,
      date: header.date ?? null,
      title: header.title ?? null,
      status: layer.status,
    },
    annotations: isTouched ? [{ result, was_cancelled: false, ground_truth: false }] : [],
  };
}

/** The regions of an annotation, the first of which has its attributes. */
function regionsOf(
  annotation: Annotation<'codePoint'>,
  text: string,
  offsets: OffsetMap,
  controls: LabelControls,
  losses: ArticleLosses,
): readonly unknown[] {
  const { id, label, fragments, entity, attributes = {}, note, origin } = annotation;
  controls.label(label);
  if (fragments.length > 1) {
    const message = `Each fragment of ${quoted(annotation.text)} is a region of its own.`;
    losses.annotation('fragments', annotation, message);
  }
  const placeOf = ({ start, end }: Span<'codePoint'>): object => {
    const span = offsets.spanToUtf16({ start, end });
    return { start, end, text: text.slice(span.start, span.end) };
  };
  const meta = {
    ...(note !== undefined && { text: [note] }),
    ...(origin !== undefined && { origin }),
  };
  const labels = fragments.map((fragment, i) => ({
    id: i === 0 ? id : `${id}~${i + 1}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { ...placeOf(fragment), labels: [label] },
    ...(i === 0 && Object.keys(meta).length > 0 && { meta }),
  }));
  const details = Object.entries(attributes)
    .sort(byName)
    .map(([name, value]) => controls.attribute(name, value, 'region'));
  if (entity !== undefined) details.push(controls.entity(entity));
  return [
    ...labels,
    ...details.map(({ control, type, value }) => ({
      id,
      from_name: control,
      to_name: 'text',
      type,
      // A text area has its own texts where others repeat that of the region.
      value: { ...placeOf(fragments[0]), ...value },
    })),
  ];
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
