# needs: nltk
"""CoNLL-2003: NLTK's reader finds every entity that was kept on the words of the article."""

from articles import FOLDER
from columns import compare, places
from nltk import Tree, data
from nltk.corpus.reader.conll import ConllCorpusReader

# It reads nothing outside its own folders.
data.path.append(str(FOLDER))
# It makes trees of the column that it calls `chunk`; here that is the one of the entities.
reader = ConllCorpusReader(str(FOLDER / "conll"), ["corpus.conll"], ("words", "pos", "ignore", "chunk"))
entities = []
# The head of an article is an empty sentence to it.
sentences = [tree for tree in reader.chunked_sents() if tree.leaves()]
for tree, (article, spans) in zip(
    sentences, places([[word for word, _ in tree.leaves()] for tree in sentences]), strict=True
):
    at = 0
    for child in tree:
        length = len(child) if isinstance(child, Tree) else 1
        if isinstance(child, Tree):
            entities.append((article, child.label(), spans[at][0], spans[at + length - 1][1]))
        at += length
counts = compare("conll", entities)
print(f"{len(sentences)} sentences, {counts.total()} entities")
