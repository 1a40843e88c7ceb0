# needs: nervaluate seqeval
"""Tokens and tags: seqeval takes every scheme in its strict mode, and nervaluate finds the same entities."""

from articles import FOLDER, same
from columns import compare, places
from nervaluate import Evaluator
from nervaluate.loaders import ConllLoader
from seqeval.metrics import classification_report
from seqeval.scheme import BILOU, IOB2, Entities


def read(name):
    text = (FOLDER / name / "corpus.iob").read_text(encoding="utf-8")
    rows = [[line.split("\t") for line in block.split("\n")] for block in text.strip().split("\n\n")]
    return text, [[word for word, _ in one] for one in rows], [[tag for _, tag in one] for one in rows]


def on_articles(found, where):
    """Entities as (sentence, label, first token, token after the last) on the articles' texts."""
    return [
        (where[sentence][0], label, where[sentence][1][first][0], where[sentence][1][end - 1][1])
        for sentence, label, first, end in found
    ]


for name, scheme in (("iob", IOB2), ("iob-bilou", BILOU)):
    text, words, tags = read(name)
    found = [one.to_tuple() for of_sentence in Entities(tags, scheme).entities for one in of_sentence]
    where = places(words)
    counts = compare(name, on_articles(found, where))
    report = classification_report(tags, tags, mode="strict", scheme=scheme, output_dict=True)
    same("f1", {report[average]["f1-score"] for average in ("micro avg", "macro avg")}, {1.0})
    same("support", {label: report[label]["support"] for label in counts}, dict(counts))
    if scheme is IOB2:
        # Its ends are inclusive.
        loaded = [
            (sentence, one.label, one.start, one.end + 1)
            for sentence, of_sentence in enumerate(ConllLoader().load(text))
            for one in of_sentence
        ]
        same("nervaluate", sorted(loaded), sorted(found))
        strict = Evaluator(text, text, tags=list(counts), loader="conll").evaluate()["overall"]["strict"]
        same("nervaluate", (strict.correct, strict.possible, strict.f1), (len(found), len(found), 1.0))
    print(f"{scheme.__name__}: {len(words)} sentences, {len(found)} entities;", end=" ")
print(f"{len(counts)} labels")
