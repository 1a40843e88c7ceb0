// All export formats, in the order in which they are offered.

import { BRAT } from './brat';
import { CONLL, IOB } from './columns';
import { CSV, TSV } from './csv';
import { DOCCANO, DOCCANO_SPANS } from './doccano';
import { DOCBIN } from './docBin';
import type { Format } from './format';
import { HUGGINGFACE } from './huggingface/huggingface';
import { JSONL } from './jsonl';
import { LABEL_STUDIO } from './labelStudio';
import { PARQUET } from './parquet';
import { PRODIGY } from './prodigy';
import { SPACY } from './spacy';
import { CSV_TABLES, TSV_TABLES } from './tables';
import { TEI } from './tei/tei';
import { UIMA_JSON } from './uima/uimaJson';
import { UIMA_XMI } from './uima/uimaXmi';
import { W3C } from './w3c/w3c';
import { WEBANNO_TSV } from './webanno/webannoTsv';

export const FORMATS: readonly Format[] = [
  JSONL,
  CSV,
  TSV,
  CSV_TABLES,
  TSV_TABLES,
  BRAT,
  CONLL,
  IOB,
  DOCCANO,
  DOCCANO_SPANS,
  LABEL_STUDIO,
  PRODIGY,
  SPACY,
  DOCBIN,
  UIMA_XMI,
  UIMA_JSON,
  WEBANNO_TSV,
  W3C,
  TEI,
  HUGGINGFACE,
  PARQUET,
];
