# needs: srsly
"""doccano: offsets count UTF-16, as a browser does, in both shapes."""

import srsly
from articles import BY_ID, FOLDER, annotations, fragments, same


def words(text, start, end):
    """What a browser has between two offsets."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le")


def wanted(article):
    return sorted((label, found) for label, _, _, found in fragments(article))


relations = list(srsly.read_jsonl(FOLDER / "doccano/corpus.doccano.jsonl"))
spans = list(srsly.read_jsonl(FOLDER / "doccano-spans/corpus.doccano-spans.jsonl"))
count = linked = 0
for with_ids, plain in zip(relations, spans, strict=True):
    article = BY_ID[with_ids["article_id"]]
    text = with_ids["text"]
    same(article["id"], (text, plain["text"]), (article["text"], article["text"]))
    entities = {one["id"]: one for one in with_ids["entities"]}
    same("ids", len(entities), len(with_ids["entities"]))
    for one in entities.values():
        assert 0 <= one["start_offset"] < one["end_offset"] and one["label"], one
    found = [(e["label"], words(text, e["start_offset"], e["end_offset"])) for e in entities.values()]
    same(article["id"], sorted(found), wanted(article))
    found = [(label, words(text, start, end)) for start, end, label in plain["label"]]
    same(article["id"], sorted(found), wanted(article))
    labels = {one["id"]: one["label"] for one in annotations(article)}
    same(
        "relations",
        [(r["type"], entities[r["from_id"]]["label"], entities[r["to_id"]]["label"]) for r in with_ids["relations"]],
        [(r["type"], labels[r["from"]], labels[r["to"]]) for r in article["layer"]["relations"]],
    )
    count += len(found)
    linked += len(with_ids["relations"])
same("articles", [record["article_id"] for record in relations], list(BY_ID))
print(f"{len(relations)} texts, {count} spans, {linked} relations")
