"""What every check needs: the articles as they are, and the files that were written of them."""

import json
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
ARTICLES = json.loads((FOLDER / "articles.json").read_text(encoding="utf-8"))
BY_ID = {article["id"]: article for article in ARTICLES}


def annotations(article):
    return article["layer"]["annotations"]


def losses(name, *kinds):
    """Losses of a format, of the kinds that are named."""
    found = json.loads((FOLDER / f"{name}.losses.json").read_text(encoding="utf-8"))
    return [loss for loss in found if loss["kind"] in kinds]


def lost(name, *kinds):
    """Ids of what was lost, as (article, annotation)."""
    return {(loss["articleId"], loss.get("annotationId")) for loss in losses(name, *kinds)}


def fragments(article):
    """(label, start, end, words) of each fragment of each annotation, sorted. Code points."""
    text = article["text"]
    return sorted(
        (annotation["label"], part["start"], part["end"], text[part["start"] : part["end"]])
        for annotation in annotations(article)
        for part in annotation["fragments"]
    )


def same(where, found, wanted):
    assert found == wanted, f"{where}:\n  found  {found!r}\n  wanted {wanted!r}"
