"""What is compared in a CAS that dkpro-cassis has read, from XMI and from JSON alike."""

import re
import unicodedata

from articles import annotations, same

SPAN = "webanno.custom.ArticleSpan"
FRAGMENT = "webanno.custom.ArticleFragment"
RELATION = "webanno.custom.ArticleRelation"
ARTICLE = "webanno.custom.Article"
DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
OWN = {"label", "entity", "note", "origin", "spanId", "meant", "begin", "end", "sofa", "xmiID", "type"}


def attribute(feature):
    """The name of the attribute that a feature is for, as docs/formats.md says it."""
    name = feature[len("x_xx_") :] if feature.startswith("x_xx_") else feature

    def unescaped(found):
        return chr(int(found[1], 16)) if found[1] else ""

    return re.sub(r"_x(?:([0-9A-F]{4})_|_(?:text|number|flag|texts)$)", unescaped, name)


def seen(text):
    """A text without blanks and signs that show nothing, which need not be in tokens."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def plain(value):
    return value.elements if hasattr(value, "elements") else value


def features(fs):
    return {
        attribute(one.name): plain(fs[one.name])
        for one in fs.type.all_features
        if one.name not in OWN and fs[one.name] is not None
    }


def described(cas, span):
    parts = [f for f in cas.select(FRAGMENT) if f.spanId == span.spanId] or [span]
    return {
        "id": span.spanId,
        "label": span.label,
        "fragments": sorted((part.begin, part.end) for part in parts),
        "words": " … ".join(part.get_covered_text() for part in sorted(parts, key=lambda one: one.begin)),
        "entity": span.entity,
        "note": span.note,
        "origin": span.origin,
        "attributes": features(span),
    }


def wanted(annotation):
    return {
        "id": annotation["id"],
        "label": annotation["label"],
        "fragments": [(part["start"], part["end"]) for part in annotation["fragments"]],
        "words": annotation["text"],
        "entity": annotation.get("entity"),
        "note": annotation.get("note"),
        "origin": annotation.get("origin"),
        "attributes": annotation.get("attributes", {}),
    }


def check(article, cas):
    """Compares a whole CAS with its article; counts spans, relations and attributes."""
    where = article["id"]
    text = article["text"]
    same(where, cas.sofa_string or "", text)
    found = {span.spanId: described(cas, span) for span in cas.select(SPAN)}
    same(where, found, {one["id"]: wanted(one) for one in annotations(article)})
    same(
        f"{where}, relations",
        sorted((r.relationId, r.label, r.Governor.spanId, r.Dependent.spanId) for r in cas.select(RELATION)),
        sorted((r["id"], r["type"], r["from"], r["to"]) for r in article["layer"]["relations"]),
    )
    for relation in cas.select(RELATION):
        same(where, (relation.begin, relation.end), (relation.Dependent.begin, relation.Dependent.end))
    (about,) = cas.select(ARTICLE)
    same(where, (about.articleId, about.status), (where, article["layer"]["status"]))
    (document,) = cas.select(f"{DKPRO}.metadata.type.DocumentMetaData")
    same(where, (document.documentId, document.begin, document.end), (where, 0, len(text)))
    tokens = cas.select(f"{DKPRO}.segmentation.type.Token")
    words = [token.get_covered_text() for token in tokens]
    assert all(word.strip() != "" for word in words), (where, words)
    same(f"{where}, tokens", seen("".join(words)), seen(text))
    sentences = cas.select(f"{DKPRO}.segmentation.type.Sentence")
    covered = [token for one in sentences for token in cas.select_covered(f"{DKPRO}.segmentation.type.Token", one)]
    same(f"{where}, sentences", len(covered), len(tokens))
    return len(found), len(article["layer"]["relations"]), sum(len(one["attributes"]) for one in found.values())


def total(counts):
    spans, relations, attributes = (sum(each) for each in zip(*counts, strict=True))
    return f"{len(counts)} articles, {spans} spans, {relations} relations, {attributes} attributes"
