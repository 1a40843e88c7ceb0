# needs: backend chardet django django_drf_filepond polymorphic pyexcel seqeval
"""doccano: its own import, into a database in memory, takes every text, span and relation."""

import importlib.util
import sys
import tempfile

import django
from articles import BY_ID, FOLDER, annotations, fragments, same
from django.conf import settings
from django.core.management import call_command

spec = importlib.util.find_spec("backend")
sys.path.insert(0, spec.submodule_search_locations[0])
OWN = ("roles", "projects", "examples", "label_types", "labels", "data_import")
uploads = tempfile.TemporaryDirectory()
settings.configure(
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "polymorphic",
        "django_drf_filepond",
        *OWN,
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    # Their steps from older versions ask for apps that are not here.
    MIGRATION_MODULES={app: None for app in OWN},
    DJANGO_DRF_FILEPOND_UPLOAD_TMP=uploads.name,
    DJANGO_DRF_FILEPOND_FILE_STORE_PATH=uploads.name,
    USE_TZ=True,
)
django.setup()
call_command("migrate", run_syncdb=True, verbosity=0)

from data_import.datasets import load_dataset  # noqa: E402
from data_import.pipeline.catalog import JSONL, RELATION_EXTRACTION, CoNLL  # noqa: E402
from data_import.pipeline.readers import FileName  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from examples.models import Example  # noqa: E402
from labels.models import Relation, Span  # noqa: E402
from projects.models import ProjectType, SequenceLabelingProject  # noqa: E402

user = User.objects.create_user("ada")


def imported(path, task, file_format, **options):
    """The texts of a new project, and the lines that were refused."""
    project = SequenceLabelingProject.objects.create(
        name=path,
        created_by=user,
        project_type=ProjectType.SEQUENCE_LABELING,
        allow_overlapping=True,
        use_relation=True,
    )
    files = [FileName(str(FOLDER / path), path, path)]
    dataset = load_dataset(task, file_format, files, project, encoding="utf_8", **options)
    dataset.save(user)
    return Example.objects.filter(project=project).order_by("id"), [one.line_num for one in dataset.errors]


def words(text, span):
    """What its page shows of a span: browsers count UTF-16."""
    units = text.encode("utf-16-le")[2 * span.start_offset : 2 * span.end_offset]
    return span.label.text, units.decode("utf-16-le")


# It refuses a text without characters, and says so.
empty = list(BY_ID).index("empty") + 1
count = linked = 0
for path, task in (
    ("doccano/corpus.doccano.jsonl", RELATION_EXTRACTION),
    ("doccano-spans/corpus.doccano-spans.jsonl", ProjectType.SEQUENCE_LABELING),
):
    texts, refused = imported(path, task, JSONL())
    same("refused", refused, [empty])
    same("articles", [text.meta["article_id"] for text in texts], [id for id in BY_ID if id != "empty"])
    for text in texts:
        article = BY_ID[text.meta["article_id"]]
        same(article["id"], text.text, article["text"])
        spans = list(Span.objects.filter(example=text))
        wanted = sorted((label, found) for label, _, _, found in fragments(article))
        same(article["id"], sorted(words(text.text, span) for span in spans), wanted)
        count += len(spans)
        if task == RELATION_EXTRACTION:
            labels = {one["id"]: one["label"] for one in annotations(article)}
            relations = Relation.objects.filter(example=text).order_by("id")
            same(
                article["id"],
                [(one.type.text, one.from_id.label.text, one.to_id.label.text) for one in relations],
                [(r["type"], labels[r["from"]], labels[r["to"]]) for r in article["layer"]["relations"]],
            )
            linked += len(relations)

# It reads tokens and tags too, as texts of their own.
tagged = 0
for path, scheme in (("iob/corpus.iob", "IOB2"), ("iob-bilou/corpus.iob", "BILOU")):
    texts, refused = imported(path, ProjectType.SEQUENCE_LABELING, CoNLL(), scheme=scheme)
    same("refused", refused, [])
    blocks = (FOLDER / path).read_text(encoding="utf-8").strip().split("\n\n")
    for text, block in zip(texts, blocks, strict=True):
        rows = [line.split("\t") for line in block.split("\n")]
        same(path, text.text, " ".join(word for word, _ in rows))
        found = Span.objects.filter(example=text)
        same(path, found.count(), sum(tag[0] in "BU" for _, tag in rows))
        tagged += found.count()
print(f"{len(BY_ID) - 1} texts, {count} spans, {linked} relations, {tagged} tagged")
