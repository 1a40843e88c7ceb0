# needs: nltk spacy
"""Tokens: sentences are cut as NLTK and spaCy cut them, but for what docs/formats.md says of them."""

import json
import re

import spacy
from articles import FOLDER, same
from nltk.tokenize import NLTKWordTokenizer

SENTENCES = json.loads((FOLDER / "tokens.json").read_text(encoding="utf-8"))
# Of the tokens of sentences that are hard on purpose. All others must be the same.
LEAST = 0.99
# It knows the straight marks alone; a reader of news wants the others cut like them.
STRAIGHT = str.maketrans("‘’‚“”„«»", "'''\"\"\"\"\"")
# Parts of a sign such as a family, which spaCy makes tokens of, and what can't be seen.
PARTS = re.compile("[\u200b\u200d\ufe0f\U0001f3fb-\U0001f3ff]")
treebank = NLTKWordTokenizer()
spacy_tokens = spacy.blank("en").tokenizer


def by_nltk(text):
    """Places of its tokens; it rewrites quotation marks, of which all have one or two characters."""
    plain, at, found = text.translate(STRAIGHT), 0, []
    for token in treebank.tokenize(plain):
        while plain[at].isspace():
            at += 1
        forms = ['"', "``", "''"] if token in ("``", "''") else [token]
        length = next(len(form) for form in forms if plain.startswith(form, at))
        found.append((at, at + length))
        at += length
    return found


def by_spacy(text):
    return [(one.idx, one.idx + len(one)) for one in spacy_tokens(text) if not one.is_space]


def without_parts(text, mine, theirs):
    """Both without the tokens at signs of several parts."""
    signs = {at for start, end in mine | theirs if PARTS.search(text[start:end]) for at in range(start, end)}
    return [{one for one in tokens if signs.isdisjoint(range(*one))} for tokens in (mine, theirs)]


for name, tokenise in (("treebank", by_nltk), ("spacy", by_spacy)):
    equal = both = count = 0
    for sentence in SENTENCES:
        text = sentence["text"]
        mine, theirs = {tuple(token) for token in sentence[name]}, set(tokenise(text))
        mine, theirs = without_parts(text, mine, theirs)
        if sentence["from"] == "hard":
            equal += len(mine & theirs)
            both += len(mine | theirs)
            continue
        words = [[text[start:end] for start, end in sorted(tokens)] for tokens in (mine, theirs)]
        same(f"{name}: {text}", *words)
        count += len(mine)
    assert equal / both >= LEAST, (name, equal, both)
    print(f"{name}: all {count} tokens of articles, {100 * equal / both:.1f} % of hard ones", end="; ")
print(f"{len(SENTENCES)} sentences")
