// The rule that a label set can be read.

/** It can't be silenced, since without the labels hardly anything can be checked. */
export const LABEL_SET_FLAW = {
  id: 'label-set',
  severity: 'error',
  docs: 'A `labels.yaml` can’t be read whole. Until it is mended, nothing is said of the labels, attributes and relations of the articles below it. This rule can’t be switched off.',
} as const;
