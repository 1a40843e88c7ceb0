// Articles that say the same names over and over: the hard case for finding a place again.

import { oneOf, pick } from './random';
import type { Random } from './random';

const ACTORS = [
  'Idris al-Nadiri',
  'Lena Morvath',
  'the Aven Council',
  'Orla Tamm',
  'Morvath',
  'Reuters',
];
const PLACES = ['Aven', 'Selm', 'Tarsia', 'Oren', 'Velmora', 'northern Tarsia'];
const VERBS = ['said on Monday that', 'denied that', 'told reporters that', 'repeated that'];
const CLAIMS = [
  'shells fell on the outskirts of',
  'at least five people were killed near',
  'no fighters had entered',
  'talks would go on in',
  'the bridge in the centre of',
  'food was running out in',
];
const ENDS = ['overnight', 'for a third day', 'on Tuesday', 'despite the truce', 'this week'];

/** One article of repetitive news text. */
export function repetitiveArticle(random: Random): string {
  const paragraphs = Array.from({ length: 14 + pick(random, 12) }, () =>
    Array.from({ length: 2 + pick(random, 4) }, () => sentence(random)).join(' '),
  );
  const place = oneOf(random, PLACES);
  return ` date 2025-03-17 Fighting goes on near ${place}\n\n2 minutes\n\n${place.toUpperCase()} (Reuters) - ${paragraphs.join('\n\n')}\n`;
}

function sentence(random: Random): string {
  const actor = oneOf(random, ACTORS);
  const start = `${actor.charAt(0).toUpperCase()}${actor.slice(1)} ${oneOf(random, VERBS)}`;
  const claim = `${oneOf(random, CLAIMS)} ${oneOf(random, PLACES)} ${oneOf(random, ENDS)}`;
  const also =
    random() < 0.3
      ? `, ${oneOf(random, ACTORS)} said, and that ${oneOf(random, CLAIMS)} ${oneOf(random, PLACES)}`
      : '';
  return random() < 0.3 ? `“${claim}${also},” ${actor} said.` : `${start} ${claim}${also}.`;
}
