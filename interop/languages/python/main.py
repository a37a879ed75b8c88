"""
Reads the registry in Python: checks every example, compares verdicts on changed examples with those of
the parser, generates pydantic models and takes every example through them. Prints a line of JSON for
each step.
"""

import importlib.util
import json
import re
import subprocess
import sys
import time
from pathlib import Path

from jsonschema import Draft202012Validator



class Failed(Exception):
    """What a step found."""


def run(group, name, body):
    start = time.monotonic()
    try:
        outcome, detail = "passed", body()
    except Failed as failure:
        outcome, detail = "failed", str(failure)
    seconds = time.monotonic() - start
    step = {"type": "step", "group": group, "name": name, "outcome": outcome}
    print(json.dumps({**step, "detail": detail, "seconds": seconds}), flush=True)


def short(value):
    return json.dumps(value)[:300]


folder = Path(sys.argv[1])
calls = {
    task["id"]: task["call"]
    for task in json.loads((folder / "tasks.json").read_text("utf-8"))["tasks"]
    if task["call"] is not None
}
definitions = json.loads((folder / "schemas.json").read_text("utf-8"))["$defs"]


def examples():
    """All requests and outputs with the names of their schemas."""
    for call in calls.values():
        schemas = call["schemas"]
        for example in call["examples"]:
            request, output = example["request"], example["output"]
            yield schemas["request"]["title"], request
            is_batch = call["batch"] and isinstance(request["inputs"], list)
            for one in output if is_batch else [output]:
                yield schemas["output"]["title"], one


validators = {}


def compile_all():
    for call in calls.values():
        for schema in call["schemas"].values():
            Draft202012Validator.check_schema(schema)
            validators[schema["title"]] = Draft202012Validator(schema)
    return f"{len(validators)} schemas"


def check_examples():
    values = list(examples())
    for title, value in values:
        for error in validators[title].iter_errors(value):
            raise Failed(f"{title}: {short(value)}: {error.message[:300]}")
    return f"{len(values)} values"


def check_verdicts():
    count = refused = 0
    with (folder / "verdicts.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            wanted = json.loads(line)
            count += 1
            refused += not wanted["fits"]
            if validators[wanted["schema"]].is_valid(wanted["value"]) != wanted["fits"]:
                verdict = "takes" if wanted["fits"] else "refuses"
                raise Failed(f"{wanted['schema']}: the parser {verdict} {short(wanted['value'])}")
    if not 0 < refused < count:
        raise Failed(f"{count} values, {refused} of them refused, show nothing")
    return f"{count} values, {refused} of them refused"


def generate(source, *options):
    target = folder / "models.py"
    command = [sys.executable, "-m", "datamodel_code_generator", "--input", str(source)]
    command += ["--input-file-type", "jsonschema", "--output", str(target)]
    command += ["--output-model-type", "pydantic_v2.BaseModel", *options]
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode != 0:
        raise Failed(made.stderr[-1000:])
    return target


def load(path):
    spec = importlib.util.spec_from_file_location("models", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["models"] = module
    spec.loader.exec_module(module)
    return module


models = None


def check_names():
    global models
    path = generate(folder / "schemas.json")
    classes = set(re.findall(r"^class (\w+)", path.read_text("utf-8"), re.MULTILINE))
    # The root of the file is a class as well.
    made_up = classes - set(definitions) - {"Taskmesh"}
    missing = set(definitions) - classes
    if made_up or missing:
        raise Failed(f"not the names of the schemas: {sorted(made_up)}; missing: {sorted(missing)}")
    # Generated for patterns that the regular expressions of Rust, which pydantic uses, do not know.
    if "python-re" in path.read_text("utf-8"):
        raise Failed("a pattern needs the regular expressions of Python")
    models = load(path)
    return f"{len(classes)} classes"


def check_own_names():
    """The schemas of one task, as a user of a single model generates them."""
    for task in ("text-classification", "object-detection", "chat-completion"):
        for schema in calls[task]["schemas"].values():
            source = folder / "one.json"
            source.write_text(json.dumps(schema), "utf-8")
            path = generate(source, "--class-name", schema["title"])
            classes = set(re.findall(r"^class (\w+)", path.read_text("utf-8"), re.MULTILINE))
            wanted = {schema["title"], *schema.get("$defs", {})}
            if classes != wanted:
                raise Failed(f"{schema['title']}: {sorted(classes ^ wanted)}")
    return "3 tasks"


def is_same(a, b):
    """Whether two values are the same JSON: true is not 1, and 1 is 1.0."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(is_same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(is_same, a, b))
    return a == b


def round_trip():
    if models is None:
        raise Failed("there are no models")
    values = list(examples())
    for title, value in values:
        model = getattr(models, title)
        try:
            read = model.model_validate(value)
        except ValueError as error:
            raise Failed(f"{title}: {short(value)}: {str(error)[:500]}") from error
        written = read.model_dump(mode="json", by_alias=True, exclude_unset=True)
        if not is_same(written, value):
            raise Failed(f"{title}: {short(value)} became {short(written)}")
    return f"{len(values)} values"


JSON_SCHEMA = "tasks.json in Python, with jsonschema"
PYDANTIC = "tasks.json in Python, with pydantic models from datamodel-code-generator"
run(JSON_SCHEMA, "every schema of tasks.json is one", compile_all)
run(JSON_SCHEMA, "every example fits its schemas", check_examples)
run(JSON_SCHEMA, "values fit exactly when the parser takes them", check_verdicts)
run(PYDANTIC, "the classes have the names of the schemas", check_names)
run(PYDANTIC, "so do those of one task alone", check_own_names)
run(PYDANTIC, "every example goes through its models unchanged", round_trip)
