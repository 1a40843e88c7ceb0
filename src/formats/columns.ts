// Columns of tokens and tags: the files of CoNLL-2003, and those of two columns.

import { quoted } from '../core/check/quoted';
import type { FilePiece, Format } from './format';
import { flatSpans } from './flatSpans';
import { HOLDS_TAGS } from './holds';
import { reportLosses } from './loss';
import { readColumns } from './readColumns';
import { safeNames } from './safeNames';
import { tagsOf } from './tags';
import { tokenArticle } from './tokens';

// Readers split lines at every blank, and take all after the first hyphen for the label.
const FORBIDDEN = /[\s\p{Cc}\p{Cf}]/gu;

interface Columns {
  readonly row: (token: string, tag: string) => string;
  /** What begins an article. */
  readonly start: string;
}

/** `TOKEN POS CHUNK NER`: there is nothing to say of the two in the middle. */
export const CONLL: Format = columnFormat(
  {
    id: 'conll',
    title: 'CoNLL-2003',
    description: 'One token a line with four columns, the last of which is the tag.',
    extension: 'conll',
  },
  { row: (token, tag) => `${token} -X- _ ${tag}`, start: '-DOCSTART- -X- -X- O\n\n' },
);

/** `TOKEN⇥TAG` */
export const IOB: Format = columnFormat(
  {
    id: 'iob',
    title: 'Token and tag',
    description: 'One token a line with its tag: IOB2, or by an option IOB1 or BILOU.',
    extension: 'iob',
  },
  { row: (token, tag) => `${token}\t${tag}`, start: '' },
);

function columnFormat(
  named: Pick<Format, 'id' | 'title' | 'description'> & { readonly extension: string },
  { row, start }: Columns,
): Format {
  return {
    ...named,
    holds: HOLDS_TAGS,
    heeds: ['tokens', 'midToken', 'overlaps', 'tagScheme'],
    async *write(articles, { options, lose }): AsyncGenerator<FilePiece, void> {
      const nameOf = safeNames(FORBIDDEN);
      for await (const article of articles) {
        const losses = reportLosses(article, HOLDS_TAGS, lose);
        for (const annotation of article.layer.annotations) {
          const name = nameOf(annotation.label);
          if (name === annotation.label) continue;
          const message = `The label ${quoted(annotation.label)} is named ${name}.`;
          losses.annotation('label-renamed', annotation, message);
        }
        const onTokens = tokenArticle(article, options, losses);
        const spans = flatSpans(onTokens, options.overlaps ?? 'longest', losses);
        let content = start;
        let next = 0;
        for (const sentence of onTokens.sentences) {
          const from = next;
          while ((spans[next]?.end ?? Infinity) <= sentence.end) next += 1;
          const named = spans
            .slice(from, next)
            .map((span) => ({ ...span, label: nameOf(span.label) }));
          const tags = tagsOf(sentence, named, options.tagScheme ?? 'iob2');
          for (const [index, tag] of tags.entries()) {
            const token = onTokens.tokens[sentence.first + index];
            if (token) content += `${row(token.text, tag)}\n`;
          }
          content += '\n';
        }
        yield { path: '', content };
      }
    },
    read: readColumns,
  };
}
