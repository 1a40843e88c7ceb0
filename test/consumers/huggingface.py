# needs: datasets pyarrow
"""A Hugging Face folder loads offline, each task with its types, and every span is on its words."""

import os
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_CACHE"] = tempfile.mkdtemp()
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"

import datasets
from articles import ARTICLES, BY_ID, FOLDER, annotations, fragments, losses, same

folder = str(FOLDER / "huggingface")
TASKS = ["spans", "tokens", "claims", "relations"]
same("tasks", sorted(datasets.get_dataset_config_names(folder)), sorted(TASKS))


def load(task):
    parts = datasets.load_dataset(folder, task)
    assert list(parts) == [name for name in ("train", "validation", "test") if name in parts], parts
    info = datasets.load_dataset_builder(folder, task).info
    for name, part in parts.items():
        same(f"{task} {name} rows", part.num_rows, info.splits[name].num_examples)
        # The file's own types, without the card.
        file = f"{folder}/{task}/{name}-00000-of-00001.parquet"
        alone = datasets.load_dataset("parquet", data_files=file)["train"]
        same(f"{task} {name} types", alone.features, part.features)
    return parts, [(name, row) for name, part in parts.items() for row in part]


spans, rows = load("spans")
split_of = {row["id"]: name for name, row in rows}
same("articles", sorted(split_of), sorted(BY_ID))
for _, row in rows:
    article = BY_ID[row["id"]]
    same(row["id"], row["text"], article["text"])
    same(row["id"], [one["id"] for one in row["spans"]], [one["id"] for one in annotations(article)])
    for span in row["spans"]:
        words = " … ".join(row["text"][part["start"] : part["end"]] for part in span["fragments"])
        same(span["id"], words, span["text"])
    same(row["id"], [list(r.values()) for r in row["relations"]],
         [[r["id"], r["type"], r["from"], r["to"]] for r in article["layer"]["relations"]])

tokens, rows = load("tokens")
feature = next(iter(tokens.values())).features["ner_tags"].feature
assert isinstance(feature, datasets.ClassLabel) and feature.names[0] == "O", feature
tagged, kinds = {}, ("overlap", "fragments", "newline", "annotation")
for part, row in rows:
    text = BY_ID[row["article_id"]]["text"]
    same(row["id"], part, split_of[row["article_id"]])
    same(row["id"], [text[s:e] for s, e in zip(row["starts"], row["ends"], strict=True)], row["tokens"])
    open_label = None
    for tag, start, end in zip(feature.int2str(row["ner_tags"]), row["starts"], row["ends"], strict=True):
        if tag == "O":
            open_label = None
            continue
        letter, label = tag.split("-", 1)
        if letter == "B":
            tagged.setdefault(row["article_id"], []).append([label, start, end])
        else:
            same(f"{row['id']} I", label, open_label)
            tagged[row["article_id"]][-1][2] = end
        open_label = label
whole = [article for article in ARTICLES if not any(l["articleId"] == article["id"] for l in losses("huggingface", *kinds))]
assert len(whole) > 8, len(whole)
for article in whole:
    found = [(l, s, e, article["text"][s:e]) for l, s, e in sorted(tagged.get(article["id"], []))]
    # Claims are in a table of their own.
    names = [one for one in fragments(article) if one[0] != "claim"]
    same(article["id"], found, names)

claims, rows = load("claims")
label = next(iter(claims.values())).features["label"]
covered = {}
for part, row in rows:
    article = BY_ID[row["article_id"]]
    same(row["id"], part, split_of[row["article_id"]])
    same(row["id"], article["text"][row["start"] : row["end"]], row["text"])
    assert (label.int2str(row["label"]) == "none") == (row["claims"] == []), row
    for one in row["claims"]:
        covered.setdefault((row["article_id"], one["id"]), "")
        covered[row["article_id"], one["id"]] += row["text"][one["start"] : one["end"]]
wanted = {
    (article["id"], one["id"]): one["text"].replace(" … ", "")
    for article in ARTICLES for one in annotations(article) if one["label"] == "claim"
}
same("claims", {k: "".join(v.split()) for k, v in covered.items()},
     {k: "".join(v.split()) for k, v in wanted.items()})

relations, rows = load("relations")
label = next(iter(relations.values())).features["label"]
found = set()
for part, row in rows:
    article = BY_ID[row["article_id"]]
    by_id = {one["id"]: one for one in annotations(article)}
    same(row["id"], part, split_of[row["article_id"]])
    for end in ("from", "to"):
        one = by_id[row[f"{end}_id"]]
        same(row["id"], (row[f"{end}_text"], row[f"{end}_label"]), (one["text"], one["label"]))
        if len(one["fragments"]) == 1:
            same(row["id"], row["text"][row[f"{end}_start"] : row[f"{end}_end"]], one["text"])
    found.add((row["article_id"], label.int2str(row["label"]), row["from_id"], row["to_id"]))
same("relations", found, {(a["id"], r["type"], r["from"], r["to"]) for a in ARTICLES for r in a["layer"]["relations"]})
print(f"{len(TASKS)} tasks, {len(split_of)} articles in {len(spans)} parts, {len(whole)} of them without loss in tags")
