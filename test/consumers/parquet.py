# needs: pyarrow pandas polars duckdb
"""Parquet: four readers give the same tables, and every span is on its words."""

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
from articles import ARTICLES, FOLDER, annotations, same


def path(name):
    return str(FOLDER / "parquet" / f"{name}.parquet")


def arrow(name):
    return pyarrow.parquet.read_table(path(name)).to_pylist()


def rows(name):
    """The rows of a table by pyarrow, once all readers agree on them."""
    wanted = arrow(name)
    same(f"polars {name}", polars.read_parquet(path(name)).to_dicts(), wanted)
    found = duckdb.sql(f"select * from read_parquet('{path(name)}')")
    same(f"duckdb {name}", [dict(zip(found.columns, row)) for row in found.fetchall()], wanted)
    frame = pandas.read_parquet(path(name), dtype_backend="pyarrow")
    same(f"pandas {name}", pyarrow.Table.from_pandas(frame).to_pylist(), wanted)
    return wanted


schema = pyarrow.parquet.read_schema(path("spans"))
same("start", schema.field("start").type, pyarrow.int32())
same("text", schema.field("text").type, pyarrow.string())
same("unit", schema.metadata[b"offset_unit"], b"code point")

articles = {row["article_id"]: row for row in rows("articles")}
same("articles", list(articles), [article["id"] for article in ARTICLES])
wanted, wanted_relations = [], []
for article in ARTICLES:
    same(article["id"], articles[article["id"]]["text"], article["text"])
    wanted += [(article["id"], one["id"], one["label"], one.get("note")) for one in annotations(article)]
    wanted_relations += [(article["id"], *one.values()) for one in article["layer"]["relations"]]
spans = rows("spans")
same("spans", [(s["article_id"], s["span_id"], s["label"], s["note"]) for s in spans], wanted)
for span in spans:
    text = articles[span["article_id"]]["text"]
    words = " … ".join(text[part["start"] : part["end"]] for part in span["fragments"])
    same(span["span_id"], words, span["text"])
    same(span["span_id"], (span["start"], span["end"]), (span["fragments"][0]["start"], span["fragments"][-1]["end"]))
relations = [tuple(row.values()) for row in rows("relations")]
same("relations", sorted(relations), sorted((a, r[0], r[1], r[2], r[3]) for a, *r in wanted_relations))
print(f"{len(articles)} articles, {len(spans)} spans, {len(relations)} relations in four readers")
