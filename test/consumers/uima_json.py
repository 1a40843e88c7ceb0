# needs: cassis
"""UIMA JSON: dkpro-cassis reads every file by itself, and writes what it reads the same."""

import cassis
import uima
from articles import BY_ID, FOLDER, same

folder = FOLDER / "uima-json"
counts = {}
for path in sorted(folder.rglob("*.json")):
    with path.open("rb") as file:
        cas = cassis.load_cas_from_json(file)
    (about,) = cas.select(uima.ARTICLE)
    article = BY_ID[about.articleId]
    counts[about.articleId] = uima.check(article, cas)
    again = cas.to_json()
    uima.check(article, cassis.load_cas_from_json(again))
    # What cassis writes is imported when all checks are done.
    target = FOLDER / "uima-json-by-cassis" / path.relative_to(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(again, encoding="utf-8", newline="")
same("articles", sorted(counts), sorted(BY_ID))
print(uima.total(list(counts.values())))
