# needs: cassis
"""UIMA XMI: dkpro-cassis reads every file by the type system, and writes what it reads the same."""

import cassis
import uima
from articles import BY_ID, FOLDER, same

folder = FOLDER / "uima-xmi"
with (folder / "TypeSystem.xml").open("rb") as file:
    types = cassis.load_typesystem(file)
counts = {}
for path in sorted(folder.rglob("*.xmi")):
    with path.open("rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=types)
    (about,) = cas.select(uima.ARTICLE)
    article = BY_ID[about.articleId]
    counts[about.articleId] = uima.check(article, cas)
    again = cas.to_xmi()
    uima.check(article, cassis.load_cas_from_xmi(again, typesystem=types))
    # What cassis writes is imported when all checks are done.
    target = FOLDER / "uima-xmi-by-cassis" / path.relative_to(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(again, encoding="utf-8", newline="")
types.to_xml(FOLDER / "uima-xmi-by-cassis/TypeSystem.xml")
same("articles", sorted(counts), sorted(BY_ID))
print(uima.total(list(counts.values())))
