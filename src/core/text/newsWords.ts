// Words of English news that tell where a sentence, a clause or a phrase begins and ends.

/** Abbreviations that something always follows: `Mr.`, `Gen.`, `No.` */
const BEFORE_A_NAME =
  /(?:^|[^\p{L}\p{N}.])(?:Adm|Amb|Brig|Capt|Cmdr|Col|Cpl|Dr|Ft|Gen|Gov|Hon|Lt|Maj|Messrs|Mr|Mrs|Ms|Mt|Mx|Pfc|Pres|Prof|Pvt|Rep|Reps|Rev|Sen|Sens|Sgt|St|Ste|Supt|vs|ST)\.$/u;

/** Abbreviations that may end a sentence as well. */
const ANYWHERE =
  /(?:^|[^\p{L}\p{N}])(?:(?:\p{L}\.){1,8}|(?:Assn|Ave|Bros|Co|Corp|Cos|Dept|Est|Inc|Jr|Ltd|Sr|Univ|etc|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Vt|Va|Wash|Wis|Wyo)\.)$/u;

/** Abbreviations that a number follows. */
const BEFORE_A_NUMBER =
  /(?:^|[^\p{L}\p{N}.])(?:Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|Fig|Sec|p|pp)\.$/u;

// UTF-16 code units: longer than any abbreviation, so that a run of initials costs nothing.
const LONGEST = 16;

/** Whether the full stop at the end of a text belongs to an abbreviation, and to which kind. */
export function abbreviationAtEnd(text: string): 'name' | 'number' | 'anywhere' | undefined {
  const tail = text.slice(-LONGEST);
  if (BEFORE_A_NAME.test(tail)) return 'name';
  if (BEFORE_A_NUMBER.test(tail)) return 'number';
  return ANYWHERE.test(tail) ? 'anywhere' : undefined;
}

/** The text begins with a word that seldom stands in a name, so that a sentence begins here. */
export const SENTENCE_STARTER =
  /^[“"‘'«(]?(?:The|A|An|He|She|It|They|We|You|I|In|On|At|As|But|And|Or|By|For|From|If|Of|To|With|However|This|That|These|Those|There|Then|Here|His|Her|Its|Their|Our|My|When|While|After|Before|Since|Until|During|Under|Although|Though|Because|Some|Many|Most|Both|All|No|Not|Nobody|Nothing|So|Such|What|Who|Why|How|Where|Which|Earlier|Later|Meanwhile|Last|Next|One|Two|Three|More|Now|Yet|Still|Asked|Officials|Police)\b/u;

/** A word by which somebody is said to say something. */
export const REPORTING =
  /^(?:said|says|say|saying|told|tells|asked|asks|added|adds|wrote|writes|warned|warns|denied|claimed|claims|stated|replied|insisted|repeated|announced|explained|argued|noted|reported|confirmed|declared|acknowledged|recalled|testified|tweeted|according)$/iu;

/** Words that begin a noun phrase. */
export const DETERMINER =
  /^(?:the|a|an|this|these|those|his|her|its|their|our|my|your|some|any|no|each|every|both|all|many|several|few|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|\d[\d.,]*)$/iu;

/** Words that are never a part of a noun phrase's middle: they end one. */
export const PHRASE_BREAK =
  /^(?:a|about|after|against|although|among|an|and|are|as|at|be|because|been|before|being|between|but|by|can|could|did|do|does|during|for|from|had|has|have|he|her|him|how|i|if|in|into|is|it|may|might|must|nor|not|of|off|on|or|out|over|shall|she|should|since|so|than|that|the|them|then|there|they|through|to|under|until|up|upon|us|was|we|were|what|when|where|whether|which|while|who|whom|why|will|with|within|without|would|yet|you)$/iu;

/** Lower-case words within names: `Ministry of the Interior`, `Ursula von Adler`. */
export const NAME_PARTICLE =
  /^(?:of|the|for|de|del|della|des|du|da|dos|di|la|le|les|van|der|den|ter|von|zu|al|el|bin|bint|ibn|abu|ben|y)$/u;

/** Endings of words that mostly stand before a noun. */
export const ADJECTIVE_ENDING = /.(?:al|ic|ous|ive|ful|less|ish|ern|ed|able|ible|ary|ese|ian)$/iu;
