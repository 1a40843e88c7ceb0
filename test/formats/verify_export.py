"""Checks an export against its corpus with nothing but Python's standard library.

Usage: verify_export.py <corpus folder> <export.jsonl> <export.csv>
Prints what was counted as JSON; fails at the first thing that is wrong.
"""

import csv
import json
import sys
from pathlib import Path


def joined(text, fragments):
    return " … ".join(text[start:end] for start, end in fragments)


def check_article(corpus, record):
    # Default text mode, as a user opens a file: only a BOM needs to be spoken of.
    with open(corpus / f"{record['id']}.txt", encoding="utf-8-sig") as file:
        text = file.read()
    assert record["text"] == text, f"{record['id']}: text differs"
    for span in record["spans"]:
        start, end = span["start"], span["end"]
        fragments = span.get("fragments")
        found = joined(text, fragments) if fragments else text[start:end]
        assert found == span["text"], f"{record['id']} {span['id']}: {found!r} != {span['text']!r}"
        if fragments:
            assert [fragments[0][0], fragments[-1][1]] == [start, end], span["id"]


def row_of(record, span):
    cells = {
        "article_id": record["id"],
        "span_id": span["id"],
        "label": span["label"],
        "start": str(span["start"]),
        "end": str(span["end"]),
        "text": span["text"],
    }
    fragments = span.get("fragments")
    return {**cells, "fragments": fragments, "note": span.get("note", "")}


def check_rows(records, rows):
    expected = []
    for record in records:
        nothing = {"id": "", "label": "", "start": "", "end": "", "text": ""}
        expected += [row_of(record, span) for span in record["spans"] or [nothing]]
    assert len(rows) == len(expected), f"{len(rows)} rows, expected {len(expected)}"
    for row, wanted in zip(rows, expected):
        found = {name: row[name] for name in wanted}
        found["fragments"] = json.loads(row["fragments"]) if row["fragments"] else None
        assert found == wanted, f"{found} != {wanted}"


def main(corpus, jsonl, table):
    with open(jsonl, encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    # `str.splitlines` breaks at more than line feeds.
    assert len(Path(jsonl).read_text(encoding="utf-8").splitlines()) == len(records)
    for record in records:
        check_article(Path(corpus), record)
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    check_rows(records, rows)
    spans = sum(len(record["spans"]) for record in records)
    print(json.dumps({"articles": len(records), "spans": spans, "rows": len(rows)}))


main(*sys.argv[1:])
