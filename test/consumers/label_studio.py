# needs: label_studio_sdk
"""Label Studio: its own checks take the configuration, the tasks and every region and relation."""

import json
import tempfile
from pathlib import Path

from articles import BY_ID, FOLDER, annotations, fragments, lost, same
from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface

NOT_FLAT = ("overlap", "fragments", "newline", "split-token")
config = (FOLDER / "label-studio/labels.xml").read_text(encoding="utf-8")
path = FOLDER / "label-studio/tasks.json"
tasks = json.loads(path.read_text(encoding="utf-8"))
interface = LabelInterface(config)
interface.validate()
same("articles", [task["data"]["article_id"] for task in tasks], list(BY_ID))
count = linked = details = 0
for task in tasks:
    article = BY_ID[task["data"]["article_id"]]
    text = task["data"]["text"]
    same(article["id"], text, article["text"])
    # Its check of a whole task asks for arguments that it is not given; each part is checked here.
    assert interface.validate_task({"data": task["data"]}) or text == "", article["id"]
    result = [item for one in task["annotations"] for item in one["result"]]
    for one in task["annotations"]:
        errors = interface._validate_object(one, return_errors=True)
        same(article["id"], errors, [])
    regions = [item for item in result if item["type"] == "labels"]
    ids = [item["id"] for item in regions]
    same("ids", len(set(ids)), len(ids))
    found = []
    for item in regions:
        value = item["value"]
        same(item["id"], text[value["start"] : value["end"]], value["text"])
        found += [(label, value["start"], value["end"], value["text"]) for label in value["labels"]]
    same(article["id"], sorted(found), fragments(article))
    own = [item for item in result if item["type"] not in ("labels", "relation")]
    same(
        "attributes",
        len(own),
        sum(len(one.get("attributes", {})) + ("entity" in one) for one in annotations(article)),
    )
    assert {item["id"] for item in own} <= set(ids), own
    same(
        "relations",
        [(r["labels"], r["from_id"], r["to_id"]) for r in result if r["type"] == "relation"],
        [([r["type"]], r["from"], r["to"]) for r in article["layer"]["relations"]],
    )
    count += len(found)
    linked += len(article["layer"]["relations"])
    details += len(own)

with tempfile.TemporaryDirectory() as folder:
    Converter(config, folder, download_resources=False).convert_to_conll2003(str(path), folder, is_dir=False)
    (conll,) = Path(folder).glob("*.conll")
    rows = conll.read_text(encoding="utf-8").split("\n")[1:]
# It keeps one label for each token: of what overlaps something is left out, in its way.
untouched = [key for key in BY_ID if key not in {id for id, _ in lost("conll", *NOT_FLAT)}]
converted = {key: [] for key in BY_ID}
articles = iter(BY_ID)
article = next(articles)
for row in rows:
    token, _, tag = row.partition(" -X- _ ")
    if row == "":
        # The last empty line is the end of the last text.
        article = next(articles, article)
    elif tag.startswith("B-"):
        converted[article].append((tag[2:], token))
    elif tag.startswith("I-"):
        label, before = converted[article].pop()
        converted[article].append((label, f"{before} {token}"))
for key in untouched:
    wanted = sorted((label, " ".join(words.split())) for label, _, _, words in fragments(BY_ID[key]))
    same(key, sorted(converted[key]), wanted)
print(
    f"{len(tasks)} tasks, {count} regions, {details} attributes, {linked} relations; "
    f"{len(untouched)} tasks converted to CoNLL-2003"
)
