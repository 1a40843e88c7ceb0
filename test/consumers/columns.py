"""Entities of columns of tokens: put on the articles by their words, and compared with what was kept."""

import re
import unicodedata
from collections import Counter

from articles import ARTICLES, annotations, lost, same


def is_seen(character):
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf", "Mn")


def places(sentences):
    """For each sentence (a list of tokens) its article's id and the [start, end) of its tokens.

    What stands between tokens can't be seen. Code points.
    """
    articles = iter(ARTICLES)
    article, at, found = next(articles), 0, []
    for tokens in sentences:
        while not any(is_seen(character) for character in article["text"][at:]):
            article, at = next(articles), 0
        spans = []
        for token in tokens:
            while not article["text"].startswith(token, at):
                assert not is_seen(article["text"][at]), (article["id"], at, token)
                at += 1
            spans.append((at, at + len(token)))
            at += len(token)
        found.append((article["id"], spans))
    left = article["text"][at:] + "".join(one["text"] for one in articles)
    assert not any(is_seen(character) for character in left), left
    return found


def compare(name, entities):
    """Compares entities, as (article, label, start, end) in code points, with the annotations that
    the format kept by its own list of losses. Returns how many there are of each label.
    """
    left_out = lost(name, "overlap", "annotation")
    cut = lost(name, "fragments", "newline")
    rest = Counter(entities)
    counts = Counter(label for _, label, _, _ in entities)
    for article in ARTICLES:
        for one in annotations(article):
            if (article["id"], one["id"]) in left_out:
                continue
            label = re.sub(r"\s", "_", one["label"])
            wanted = seen_places(article, [(part["start"], part["end"]) for part in one["fragments"]])
            parts = [
                entity
                for entity in rest
                if entity[:2] == (article["id"], label) and seen_places(article, [entity[2:]]) <= wanted
            ]
            found = seen_places(article, [part[2:] for part in parts])
            same((article["id"], one["id"], one["text"]), found, wanted)
            assert len(parts) == 1 or (article["id"], one["id"]) in cut, parts
            rest -= Counter(parts)
    same(name, list(rest), [])
    return counts


def seen_places(article, spans):
    """What of an article lies in spans, without what can't be seen."""
    return {at for start, end in spans for at in range(start, end) if is_seen(article["text"][at])}
