# needs: srsly
"""JSON Lines: every span is on its words."""

import srsly
from articles import BY_ID, FOLDER, annotations, same

records = list(srsly.read_jsonl(FOLDER / "jsonl/corpus.jsonl"))
same("articles", [record["id"] for record in records], list(BY_ID))
for record in records:
    article = BY_ID[record["id"]]
    same(record["id"], record["text"], article["text"])
    for span, annotation in zip(record["spans"], annotations(article), strict=True):
        parts = span.get("fragments", [[span["start"], span["end"]]])
        words = " … ".join(record["text"][start:end] for start, end in parts)
        same(span["id"], (span["label"], words), (annotation["label"], annotation["text"]))
print(f"{len(records)} articles")
