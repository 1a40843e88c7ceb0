// Options of the command line that say which layers, articles and labels are exported.

import { filterProblem } from '../core/choice/exportFilter';
import type { ExportFilter } from '../core/choice/exportFilter';
import type { LayerChoice } from '../core/choice/layerChoice';
import { STATUSES } from '../core/model/layer';
import { annotatorProblem } from '../core/sidecar/annotator';
import { noSuchValue } from './usage';

/** For `readArguments`. */
export const CHOICE_OPTIONS = {
  layer: { type: 'string', multiple: true },
  annotator: { type: 'string', multiple: true },
  status: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  agency: { type: 'string', multiple: true },
  labels: { type: 'string' },
  map: { type: 'string' },
} as const;

export const CHOICE_HELP = `  --layer <layer>     own, gold, majority, or the name of an annotator: whose annotations are taken;
                      own where this is left out, which is the layer without a name
  --annotator <name>  take the layer of this annotator (<article>.<name>.ann.yaml), whatever the
                      name; of several, each article once for each. With --layer majority only
                      these vote
  --status <status>   ${STATUSES.join(', ')}: take only layers with this status, or one of
                      several with commas between them
  --from <date>       take only articles from this day on, such as 2019-01-31
  --to <date>         take only articles up to this day, itself included
  --agency <name>     take only articles of this agency; may be given often
  --labels <labels>   take only these labels and what is under them: actor,claim
  --map <map>         give labels other names, and what is under them: actor=PER,place=LOC`;

/** What was given, as `parseArgs` has it. */
export interface ChoiceValues {
  readonly layer?: readonly string[] | undefined;
  readonly annotator?: readonly string[] | undefined;
  readonly status?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly agency?: readonly string[] | undefined;
  readonly labels?: string | undefined;
  readonly map?: string | undefined;
}

/** What is exported. */
export interface Choices {
  readonly layer: LayerChoice;
  readonly filter: ExportFilter;
}

/** What is exported, or a sentence on what is wrong with what was given. */
export function choicesOf(values: ChoiceValues): Choices | string {
  const layer = layerOf(values.layer ?? [], values.annotator ?? []);
  if (typeof layer === 'string') return layer;
  const filter = filterOf(values);
  if (typeof filter === 'string') return filter;
  const problem = filterProblem(filter);
  return problem ?? { layer, filter };
}

function layerOf(layers: readonly string[], annotators: readonly string[]): LayerChoice | string {
  const badName = [...layers, ...annotators].map(annotatorProblem).find(Boolean);
  if (badName !== undefined) return badName;
  const [layer, ...more] = new Set(layers);
  const names = [...new Set(annotators)];
  if (layer === undefined)
    return names.length > 0 ? { kind: 'annotators', names } : { kind: 'own' };
  const special = ['own', 'gold', 'majority'].find((name) => layers.includes(name));
  if (special !== undefined && more.length > 0) {
    return `--layer ${special} stands for itself; leave out the other --layer.`;
  }
  if (special === 'majority') {
    return { kind: 'majority', ...(names.length > 0 && { annotators: names }) };
  }
  if (names.length > 0) return `Give --layer ${layer} or --annotator, not both.`;
  if (special === 'own' || special === 'gold') return { kind: special };
  return { kind: 'annotators', names: [layer, ...more] };
}

function filterOf({ status, from, to, agency, labels, map }: ChoiceValues): ExportFilter | string {
  const wanted = status?.split(',').map((one) => one.trim());
  const bad = wanted?.find((one) => !STATUSES.some((known) => known === one));
  if (bad !== undefined) return noSuchValue('status', bad, STATUSES);
  const labelMap = map === undefined ? undefined : labelMapOf(map);
  if (typeof labelMap === 'string') return labelMap;
  const keys = labels?.split(',').map((key) => key.trim());
  if (keys?.includes('')) return 'Give --labels with commas between them: actor,claim.';
  return {
    ...(wanted && { statuses: STATUSES.filter((one) => wanted.includes(one)) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(agency && { agencies: agency }),
    ...(keys && { labels: keys }),
    ...(labelMap && { labelMap }),
  };
}

function labelMapOf(text: string): Readonly<Record<string, string>> | string {
  const map = new Map<string, string>();
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const [key, target] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at === -1 || key === '' || target === '') {
      return `Give --map as old and new names with commas between them: actor=PER,place=LOC.`;
    }
    if (map.has(key)) return `--map gives ${key} two names; give one.`;
    map.set(key, target);
  }
  return Object.fromEntries(map);
}
