// What spaCy's English pipeline does not cut by its rules: abbreviations, contractions, addresses.

// Those of one token. Full stops of initials such as `U.S.` need no exception.
const WHOLE = pattern(
  String.raw`\p{Ll}\.|[ap]\.m\.|[eE]\.g\.|E\.G\.|[iI]\.e\.|I\.E\.|vs\.|v\.s\.|co\.|Ph\.D\.|C\+\+`,
  String.raw`(?:Adm|Bros|Co|Corp|Dr|Gen|Gov|Inc|Jr|Ltd|Messrs|Mr|Mrs|Ms|Mt|Prof|Rep|Rev|Sen|St)\.`,
  String.raw`(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.`,
  String.raw`(?:Ak|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ia|Id|Ill|Ind|Kans?|Ky|La|Mass|Md|Mich)\.`,
  String.raw`(?:Minn|Miss|Mo|Mont|Nebr?|Nev|Okla|Ore|Pa|Tenn|Va|Wash|Wis)\.`,
  `[oO]['’]clock|[mM]a['’]am|(?:[dDgG]o|[nN]oth|[nN]uth|[sS]ometh|[lL]ov|[hH]av)in['’]|[oO]l['’]`,
  `['’](?:em|nuff|bout|[cC]ause|[cC][ou][sz]|ll|re|d)|['’‘][sS]|''|’’|and/or|w/o`,
  // Faces that are made of signs; where signs touch by chance, spaCy takes them for such, too.
  String.raw`:-?[(|/)\]}PpOo03XxD>*]|:-?(?:\({2,3}|\){2,3})|:['’]-?[()]|[=8]\)|8-\)|8-?D|=[\](/|3D]`,
  String.raw`;-?[)D]|[([]-?:|\(-?;|[([]=|\]=|\)-?:|\(-8|[xX]D{1,2}|<\/?3|<3{2,3}|[oO0]_[oO0]|:1|>:[(o]`,
);

const STEM = '[yY]ou|[wW]e|[tT]hey|[wW]h(?:o|at|en|ere|y)|[hH]ow|[tT]h(?:ere|ese|ose)';
const SINGULAR = '[hH]e|[sS]he|[iI]t|[wW]h(?:o|at|en|ere|y)|[hH]ow|[tT]h(?:ere|at|is)';
const VERB = '[cC](?:a|ould)|[dD](?:o|oes|id)|[hH]ad|[mM](?:ay|ight|ust)|[nN]eed|[oO]ught';
// Each part is a token.
const PARTS: readonly RegExp[] = [
  `(${STEM}|${SINGULAR}|[iI])(['’]?(?:ll|d))(['’]?ve)?`,
  `(${STEM})(['’]?(?:re|ve))|([iI])(['’]?(?:ve|ma?))|(${SINGULAR})(['’]?s)`,
  `(${VERB}|[sS]ha|[sS]hould|[wW]o|[wW]ould)(n['’]?t)(['’]?ve)?`,
  `([aA]i|[aA]re|[iI]s|[wW](?:as|ere)|[hH](?:ave|as)|[dD]are)(n['’]?t)`,
  `([cCwW]ould|[mM](?:ight|ust)|[sS]hould|[nN]ot)(['’]?ve)`,
  `([cC]an)(not)|([gG]on)(na)|([gG]ot)(ta)|(y['’]?)(all)|([cC]['’]m)(on)|([hH]ow)(['’]d)(['’]y)`,
  String.raw`([1-9]|1[0-2])([ap]m|[ap]\.m\.)|(°)([cfkCFK])(\.)`,
].map((parts) => pattern(parts));
// Words of their own, though they are contractions without an apostrophe, too.
const WORDS = /^(?:[iI]ll|[iI]ts|[sS]?[hH]ell|[sS]hed|[wW](?:ell|ere|hore))$/u;

/** Ends of tokens of an exception, from 0 on: `[0, 2, 5]` for `don't`. */
export function exceptionCuts(word: string): readonly number[] | undefined {
  if (WHOLE.test(word)) return [0, word.length];
  if (WORDS.test(word)) return undefined;
  for (const parts of PARTS) {
    // Groups of the other ways are absent.
    const found: readonly (string | undefined)[] | undefined = parts.exec(word)?.slice(1);
    if (!found) continue;
    const cuts = [0];
    for (const part of found) {
      if (part !== undefined) cuts.push((cuts.at(-1) ?? 0) + part.length);
    }
    return cuts;
  }
  return undefined;
}

/** True where two tokens that touch are one of the exceptions: `Gen` and `.` of `ex-Gen.` */
export function isJoined(before: string, after: string): boolean {
  return WHOLE.test(before + after);
}

const SCHEME = /^[\w+\-.]{2,}:\/\//u;
const HOST = /^(?:[\p{L}\d_-]+\.)+\p{Ll}{2,63}(?::\d{2,5})?(?:[/?#]|$)/u;

/** A web or mail address, which is not cut at its signs. */
export function isAddress(word: string): boolean {
  const rest = word.slice(SCHEME.exec(word)?.[0].length ?? 0);
  return (
    HOST.test(rest) || (rest.includes('@') && HOST.test(rest.slice(rest.lastIndexOf('@') + 1)))
  );
}

function pattern(...ways: readonly string[]): RegExp {
  return new RegExp(`^(?:${ways.join('|')})$`, 'u');
}
