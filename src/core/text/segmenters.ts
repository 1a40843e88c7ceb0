// Segmenters by the Unicode rules (UAX #29), each made once and not before it is needed: the first
// takes 25 milliseconds, which no start of the editor shall wait for, and each more than its use.

export const characterSegmenter = madeOnce('grapheme');
export const wordSegmenter = madeOnce('word');
export const sentenceSegmenter = madeOnce('sentence');

function madeOnce(granularity: Intl.SegmenterOptions['granularity']): () => Intl.Segmenter {
  let made: Intl.Segmenter | undefined;
  return () => (made ??= new Intl.Segmenter('en', { granularity }));
}
