# needs: pyld rdflib
"""W3C Web Annotation: PyLD expands every page and drops nothing, and what it and rdflib make RDF of
has each annotation on its words. anno_terms.json has those terms of the W3C's context that we use:
with less than that context nothing can pass that would not with all of it."""

import json
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import rdflib
from articles import BY_ID, FOLDER, annotations, same
from pyld import jsonld

ROOT = FOLDER / "w3c"
BASE = "https://corpus.invalid/"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TERMS = json.loads((Path(__file__).parent / "anno_terms.json").read_text(encoding="utf-8"))
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
OWN = "urn:article-annotator:"
# What the entity `oren` is.
THING = "http://www.wikidata.org/entity/Q1234567"
VALUE, NAME = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "http://xmlns.com/foaf/0.1/name"


def load(url, options):
    assert url == CONTEXT, f"{url} is asked for"
    return {"contextUrl": None, "documentUrl": url, "document": TERMS}


def nodes(value):
    """All objects in a value."""
    if isinstance(value, dict):
        yield value
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from nodes(inside)


def properties(value):
    """How many properties all nodes have."""
    keywords = ("id", "type", "@context")
    return sum(key not in keywords and not key.startswith("@") for node in nodes(value) for key in node)


def literals(value, addresses=("id", "type", "source", "target", "motivation", "purpose", "partOf", "prev", "next", "first", "last")):
    """Every text and number that is no address."""
    for node in nodes(value):
        for key, inside in node.items():
            for one in inside if isinstance(inside, list) else [inside]:
                if key not in addresses and not isinstance(one, (dict, list)):
                    yield repr(one)


def expanded(path):
    document = json.loads(path.read_text(encoding="utf-8"))
    (root,) = jsonld.expand(document, {"documentLoader": load})
    own = {key: value for key, value in document.items() if key != "@context"}
    same(f"properties of {path}", properties(root), properties(own))
    found = Counter(repr(node["@value"]) for node in nodes(root) if "@value" in node)
    same(f"values of {path}", found, Counter(literals(own)))
    for node in nodes(root):
        for address in [node.get("@id", BASE), *([] if "@value" in node else node.get("@type", []))]:
            assert ":" in address, f"{path}: {address} is no address"
    return document, root


def value(node, term):
    (one,) = node[term]
    return one.get("@value", one.get("@id"))


def local(address):
    assert address.startswith(BASE), address
    return ROOT / unquote(address[len(BASE) :])


def write(path, content):
    target = FOLDER / "w3c-by-pyld" / path.relative_to(ROOT)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    target.write_bytes(text.encode("utf-8"))


def attributes(node):
    own = {}
    for one in node.get(OWN + "attribute", []):
        values = one.get(OWN + "values")
        plain = value(one, VALUE) if values is None else [item["@value"] for item in values[0]["@list"]]
        own[value(one, NAME)] = plain
    return own


def bodies(node, purpose):
    return [body for body in node[OA + "hasBody"] if value(body, OA + "hasPurpose") == OA + purpose]


def spans(node, text, source):
    """(start, end) of each target; its words are where they should be."""
    for target in node[OA + "hasTarget"]:
        same("source", value(target, OA + "hasSource"), source)
        quote, position = sorted(target[OA + "hasSelector"], key=lambda one: one["@type"], reverse=True)
        start, end = value(position, OA + "start"), value(position, OA + "end")
        exact, prefix, suffix = (value(quote, OA + term) for term in ("exact", "prefix", "suffix"))
        same("words", text[start:end], exact)
        assert text[:start].endswith(prefix) and text[end:].startswith(suffix), (prefix, suffix)
        yield start, end


_, collection = expanded(ROOT / "collection.jsonld")
graph, triples = rdflib.Graph(), 0
address, before, seen, count = value(collection, AS + "first"), None, [], 0
while address is not None:
    document, page = expanded(local(address))
    same("address", page["@id"], address)
    same("collection", value(page, AS + "partOf"), collection["@id"])
    same("page before", value(page, AS + "prev") if AS + "prev" in page else None, before)
    same("start", value(page, AS + "startIndex"), count)
    node = page[OWN + "article"][0]
    article = BY_ID[value(node, OWN + "articleId")]
    text = local(node["@id"]).read_bytes().decode("utf-8")
    same("text", text, article["text"])
    same("status", value(node, OWN + "status"), article["layer"]["status"])
    items = page[AS + "items"][0]["@list"]
    own = {item["@id"]: item for item in items}
    for annotation in annotations(article):
        item = own.pop(f"{address}#{annotation['id']}")
        where = f"{article['id']} {annotation['id']}"
        wanted = [(part["start"], part["end"]) for part in annotation["fragments"]]
        same(where, list(spans(item, text, node["@id"])), wanted)
        (label,) = bodies(item, "tagging")
        same(where, value(label, VALUE), annotation["label"])
        notes = [value(note, VALUE) for note in bodies(item, "commenting")]
        same(where, notes, [annotation["note"]] if "note" in annotation else [])
        things = [value(body, OA + "hasSource") for body in bodies(item, "identifying")]
        same(where, things, [THING] if annotation.get("entity") == "oren" else [])
        for field in ("entity", "origin"):
            found = value(item, OWN + field) if OWN + field in item else None
            same(where, found, annotation.get(field))
        same(where, attributes(item), annotation.get("attributes", {}))
    for relation in article["layer"]["relations"]:
        item = own.pop(f"{address}#{relation['id']}")
        (kind,) = bodies(item, "tagging")
        (to,) = bodies(item, "linking")
        found = (value(kind, VALUE), item[OA + "hasTarget"][0]["@id"], value(to, OA + "hasSource"))
        ends = (f"{address}#{relation[end]}" for end in ("from", "to"))
        same("relation", found, (relation["type"], *ends))
    same("more annotations", own, {})
    quads = jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"})
    # Python would take U+2028 in a text for the end of a line.
    lines = {line for line in quads.split("\n") if line}
    # The other reader has its own way of JSON-LD; it is given the terms, not their address.
    document["@context"][0] = TERMS["@context"]
    read = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    same("triples", len(read), len(lines))
    graph += read
    triples += len(lines)
    # As PyLD puts the terms back: the runner imports it.
    document["@context"][0] = CONTEXT
    write(local(address), jsonld.compact(page, document["@context"], {"documentLoader": load}))
    write(local(node["@id"]), text)
    seen.append(article["id"])
    before, count = address, count + len(items)
    address = value(page, AS + "next") if AS + "next" in page else None
same("last", before, value(collection, AS + "last"))
same("articles", seen, list(BY_ID))
same("total", value(collection, AS + "totalItems"), count)

rows = graph.query(
    """
    prefix oa: <http://www.w3.org/ns/oa#>
    select ?label ?start ?end ?exact ?source where {
      ?annotation oa:hasTarget ?target ; oa:hasBody ?body .
      ?body oa:hasPurpose oa:tagging ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> ?label .
      ?target oa:hasSource ?source ; oa:hasSelector ?position, ?quote .
      ?position oa:start ?start ; oa:end ?end .
      ?quote oa:exact ?exact .
    }
    """
)
found = Counter()
for label, start, end, exact, source in rows:
    text = local(str(source)).read_bytes().decode("utf-8")
    same("words in RDF", text[start.toPython() : end.toPython()], str(exact))
    found[str(label)] += 1
wanted = Counter(
    annotation["label"]
    for article in BY_ID.values()
    for annotation in annotations(article)
    for _ in annotation["fragments"]
)
same("labels in RDF", found, wanted)
print(f"{len(seen)} pages, {count} annotations, {triples} triples, nothing dropped")
