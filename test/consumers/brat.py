# needs: bioc pybrat
"""brat: two parsers read every line, and each keeps to the rules of brat's own."""

import re
import unicodedata

from articles import ARTICLES, FOLDER, annotations, same
from bioc import brat
from bioc.brat.validator import validate
from pybrat.parser import BratParser

ROOT = FOLDER / "brat"
OREN = ("Wikidata", "Q1234567", "Port of Oren")
# By the letter of a line's id. Types and roles have no blank, colon or semicolon.
NAME = r"[^\s:;]+"
GRAMMAR = {
    "T": rf"T\d+\t{NAME} \d+ \d+(?:;\d+ \d+)*\t[^\t\r\n]+",
    "R": rf"R\d+\t{NAME} Arg1:T\d+ Arg2:T\d+",
    "A": rf"A\d+\t{NAME} T\d+(?: {NAME})?",
    "N": r"N\d+\tReference T\d+ Wikidata:Q\d+\t[^\t\r\n]+",
    "#": rf"#\d+\t{NAME} [TR]\d+\t[^\r\n]+",
}


def name(text):
    return re.sub(r"[^\w-]", "_", text)


def is_held(character):
    """False for what no line can hold, at which spans are cut."""
    return unicodedata.category(character) not in ("Cc", "Zl", "Zp")


def characters(text, spans):
    return frozenset(at for start, end in spans for at in range(start, end) if is_held(text[at]))


def settings():
    """Names of `annotation.conf` by section, each with what stands behind it."""
    sections = {}
    for line in (ROOT / "annotation.conf").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            own = sections.setdefault(line, {})
        elif line and not line.startswith("<"):
            key, _, rest = line.partition("\t")
            own[key] = {part.split(":")[0]: part.split(":")[1].split("|") for part in rest.split(", ") if part}
    return sections


def wanted(article, one):
    """Label, characters, attributes that brat can show, note of one line, and item of Wikidata."""
    places = characters(article["text"], [(part["start"], part["end"]) for part in one["fragments"]])
    attributes = {
        (name(key), "" if value is True else value)
        for key, value in one.get("attributes", {}).items()
        if value is True or (isinstance(value, str) and re.fullmatch(r"[\w-]{1,40}", value))
    }
    note = one.get("note", "")
    item = {OREN} if one.get("entity") == "oren" else set()
    return name(one["label"]), places, attributes, note if note.isprintable() else "", item


def order(one):
    return one[0], sorted(one[1]), sorted(one[2]), one[3]


conf = settings()
same("sections", sorted(conf), ["[attributes]", "[entities]", "[events]", "[relations]"])
by_text = {article["text"]: article for article in ARTICLES}
texts = sorted(ROOT.rglob("*.txt"))
same("articles", len(texts), len(ARTICLES))
same("names", len({str(path).casefold() for path in texts}), len(texts))
# It takes two annotations of one place for an error, which they are not; what is wrong is seen here.
pybrat = {one.id: one for one in BratParser(error="ignore").parse(ROOT)}
count = linked = 0
for path in texts:
    text = path.read_bytes().decode("utf-8")
    article = by_text[text]
    lines = path.with_suffix(".ann").read_bytes().decode("utf-8")
    assert lines == "" or lines.endswith("\n"), path
    for line in lines.split("\n")[:-1]:
        assert re.fullmatch(GRAMMAR[line[0]], line), line
    ids = re.findall(r"^[^\t]+", lines, flags=re.M)
    same("ids", len(set(ids)), len(ids))

    document = brat.loads(text, lines)
    errors = []
    validate(document, errors.append)
    # It joins the words of fragments by nothing, brat by a blank.
    same(path, [error for error in errors if "text is incorrect" not in error], [])
    twin = pybrat[str(path.relative_to(ROOT).with_suffix(""))]
    references = {one.id: {(r.rid, r.eid, r.entry) for r in one.references} for one in twin.entities}
    found = {}
    for one in document.entities:
        parts = sorted((place.begin, place.end) for place in one.locations)
        same(one.id, one.text, " ".join(text[start:end] for start, end in parts))
        assert all(end < start for (_, end), (start, _) in zip(parts, parts[1:], strict=False)), parts
        assert one.type in conf["[entities]"], one.type
        own = {(a.type, *a.attributes) for a in document.attributes if a.refid == one.id}
        note = [n.text for n in document.notes if n.refid == one.id and n.type == "AnnotatorNotes"]
        for key, *value in own:
            declared = conf["[attributes]"][key]
            assert one.type in declared["Arg"] or "<ENTITY>" in declared["Arg"], (key, one.type)
            assert not value or value[0] in declared["Value"], (key, value)
        shown = {(key, *(value or [""])) for key, *value in own if key != "JoinedAcrossNewline"}
        places = characters(text, parts)
        same(one.id, sum(end - start for start, end in parts), len(places))
        found[one.id] = (one.type, places, shown, "".join(note), references[one.id])
    known = {one["id"]: wanted(article, one) for one in annotations(article)}
    same(path, sorted(found.values(), key=order), sorted(known.values(), key=order))
    same(
        path,
        {one.id: (one.type, one.mention, [(p.start, p.end) for p in one.spans]) for one in twin.entities},
        {
            one.id: (one.type, one.text, sorted((p.begin, p.end) for p in one.locations))
            for one in document.entities
        },
    )
    relations = [
        (name(one["type"]), known[one["from"]][:2], known[one["to"]][:2])
        for one in article["layer"]["relations"]
    ]
    ends = [(one.type, one.arguments["Arg1"], one.arguments["Arg2"]) for one in document.relations]
    same(path, [(type, found[one][:2], found[two][:2]) for type, one, two in ends], relations)
    same(path, [(one.type, one.arg1.id, one.arg2.id) for one in twin.relations], ends)
    for type, one, two in ends:
        declared = conf["[relations]"][type]
        assert found[one][0] in declared["Arg1"] and found[two][0] in declared["Arg2"], (type, one, two)
    count += len(found)
    linked += len(ends)
print(f"{len(texts)} texts, {count} spans, {linked} relations")
