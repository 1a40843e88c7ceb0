// The types of a CAS: ours, and those of DKPro that INCEpTION looks for.

/** A feature of a type. */
export interface FeatureDescription {
  readonly name: string;
  /** A type: `uima.cas.String`. */
  readonly range: string;
  readonly description?: string;
}

/** A type, with the features that it adds to those of its supertype. */
export interface TypeDescription {
  readonly name: string;
  readonly supertype: string;
  readonly description: string;
  readonly features: readonly FeatureDescription[];
}

export const STRING = 'uima.cas.String';
export const FLOAT = 'uima.cas.Float';
export const BOOLEAN = 'uima.cas.Boolean';
export const STRING_ARRAY = 'uima.cas.StringArray';
const INTEGER = 'uima.cas.Integer';
const ANNOTATION = 'uima.tcas.Annotation';
export const DOCUMENT = 'uima.tcas.DocumentAnnotation';

const DKPRO = 'de.tudarmstadt.ukp.dkpro.core.api';
export const TOKEN = `${DKPRO}.segmentation.type.Token`;
export const SENTENCE = `${DKPRO}.segmentation.type.Sentence`;
export const METADATA = `${DKPRO}.metadata.type.DocumentMetaData`;

// INCEpTION gives this package to the layers that a person makes.
export const SPAN = 'webanno.custom.ArticleSpan';
export const FRAGMENT = 'webanno.custom.ArticleFragment';
export const RELATION = 'webanno.custom.ArticleRelation';
export const ARTICLE = 'webanno.custom.Article';

/** INCEpTION takes a type with these two for a relation, and no other. */
export const FROM = 'Governor';
export const TO = 'Dependent';

/** A feature of numbers and flags: UIMA has no missing number, only 0, and no missing flag. */
export const MEANT: FeatureDescription = {
  name: 'meant',
  range: STRING,
  description: 'Features of which the value 0 or false is meant; elsewhere it stands for no value.',
};

const SPAN_FEATURES: readonly FeatureDescription[] = [
  { name: 'label', range: STRING, description: 'Key of the label.' },
  { name: 'entity', range: STRING, description: 'Key of the thing that is named.' },
  { name: 'note', range: STRING },
  { name: 'origin', range: STRING, description: 'Where it comes from, if not by hand.' },
  { name: 'spanId', range: STRING, description: 'Unique in the article.' },
  MEANT,
];

const ARTICLE_FEATURES: readonly FeatureDescription[] = [
  { name: 'articleId', range: STRING, description: 'Path in the corpus, without its ending.' },
  { name: 'sha256', range: STRING, description: 'Of the text in UTF-8.' },
  { name: 'status', range: STRING, description: 'todo, in-progress or done.' },
  { name: 'date', range: STRING },
  { name: 'title', range: STRING },
  { name: 'readingMinutes', range: INTEGER },
  { name: 'dateline', range: STRING },
  { name: 'agency', range: STRING },
  { name: 'credits', range: STRING },
  {
    name: 'replaced',
    range: STRING,
    description: 'UTF-16 offset and code of each character that XML can’t hold: 12:1 40:c',
  },
  MEANT,
];

/** The names of features that attributes can't have. */
export const OWN_FEATURES: ReadonlySet<string> = new Set(
  [...SPAN_FEATURES, ...ARTICLE_FEATURES].map(({ name }) => name),
);

/**
 * All types.
 * @param ofSpans features of annotations that come of attributes
 * @param ofArticles the same of articles
 */
export function typeDescriptions(
  ofSpans: readonly FeatureDescription[] = [],
  ofArticles: readonly FeatureDescription[] = [],
): readonly TypeDescription[] {
  return [
    {
      name: METADATA,
      supertype: DOCUMENT,
      description: 'The document, as DKPro Core names it.',
      features: [
        { name: 'documentTitle', range: STRING },
        { name: 'documentId', range: STRING },
      ],
    },
    { name: SENTENCE, supertype: ANNOTATION, description: 'A sentence.', features: [] },
    { name: TOKEN, supertype: ANNOTATION, description: 'A token.', features: [] },
    {
      name: ARTICLE,
      // INCEpTION makes layers of annotations only, and its JSON must not have what it has no layer of.
      supertype: ANNOTATION,
      description: 'What is said of the whole article, before its first character.',
      features: [...ARTICLE_FEATURES, ...ofArticles],
    },
    {
      name: FRAGMENT,
      supertype: ANNOTATION,
      description: 'A part of an annotation that has several.',
      features: [{ name: 'spanId', range: STRING, description: 'That of the annotation.' }],
    },
    {
      name: RELATION,
      supertype: ANNOTATION,
      description: 'A relation from one annotation to another; its place is that of the latter.',
      features: [
        { name: FROM, range: SPAN, description: 'Where it leads from.' },
        { name: TO, range: SPAN, description: 'Where it leads to.' },
        { name: 'label', range: STRING, description: 'Type of the relation.' },
        { name: 'relationId', range: STRING, description: 'Unique in the article.' },
      ],
    },
    {
      name: SPAN,
      supertype: ANNOTATION,
      description: 'An annotation, from its first character to its last.',
      features: [...SPAN_FEATURES, ...ofSpans],
    },
  ];
}
