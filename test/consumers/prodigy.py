# needs: spacy srsly
"""Prodigy: its own program is not public, so spaCy, by which it reads, must agree with all tokens and spans."""

import spacy
import srsly
from articles import BY_ID, FOLDER, annotations, fragments, lost, same
from spacy.tokens import Doc

vocab = spacy.blank("en").vocab
tasks = list(srsly.read_jsonl(FOLDER / "prodigy/corpus.prodigy.jsonl"))
same("articles", [task["meta"]["article_id"] for task in tasks], list(BY_ID))
moved = lost("prodigy", "snapped", "annotation")
spans = relations = 0
for task in tasks:
    article = BY_ID[task["meta"]["article_id"]]
    tokens = task["tokens"]
    words, spaces = [token["text"] for token in tokens], [token["ws"] for token in tokens]
    doc = Doc(vocab, words=words, spaces=spaces)
    same(article["id"], (doc.text, task["text"]), (article["text"], article["text"]))
    same("ids", [token["id"] for token in tokens], list(range(len(tokens))))
    for token, own in zip(doc, tokens, strict=True):
        same("token", (token.idx, token.idx + len(token)), (own["start"], own["end"]))
    found = []
    for span in task["spans"]:
        on_words = doc.char_span(span["start"], span["end"], span["label"])
        assert on_words is not None, span
        same("token_start", span["token_start"], on_words.start)
        same("token_end", span["token_end"] + 1, on_words.end)
        found.append((span["label"], span["start"], span["end"], on_words.text))
    wanted = fragments(article)
    if any((article["id"], one["id"]) in moved for one in annotations(article)):
        found = [(label, words) for label, _, _, words in found]
        wanted = [(label, words.strip(" \n\u200f")) for label, _, _, words in wanted]
    same(article["id"], sorted(found), sorted(wanted))
    labels = {one["id"]: one["label"] for one in annotations(article)}
    same(
        "relations",
        [(one["label"], one["head_span"]["label"], one["child_span"]["label"]) for one in task["relations"]],
        [(one["type"], labels[one["from"]], labels[one["to"]]) for one in article["layer"]["relations"]],
    )
    for one in task["relations"]:
        same("head", one["head"], one["head_span"]["token_end"])
        same("child", one["child"], one["child_span"]["token_end"])
    spans += len(found)
    relations += len(task["relations"])
print(f"{len(tasks)} tasks, {spans} spans, {relations} relations")
