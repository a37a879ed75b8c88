"""Makes the models of all groups, or of those that are named, and prints a line of JSON for each: {"name": "…"}, with
an "error" when it could not be made.

    python make.py --into FOLDER [--recorded] [GROUP | GROUP/FILE | MODEL]...

With --recorded only those that are kept in the repository.
"""

import argparse
import importlib
import json
import os
import shutil
import sys
import time
import traceback
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

# What libraries print, such as the graph that PyTorch cannot export, goes to standard error.
report = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

from shared.models import MODELS, write_reference  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("--into", type=Path, required=True)
parser.add_argument("--recorded", action="store_true")
parser.add_argument("names", nargs="*")
options = parser.parse_args()

groups = {file.parent.name for file in HERE.glob("*/*.py")} - {"shared"}
# What is named by its group needs what that group imports, nothing else.
by_group = [name for name in options.names if name.split("/")[0] in groups]
is_all = len(by_group) < max(1, len(options.names))
for file in sorted(HERE.glob("*/*.py")):
    group, name = file.parent.name, file.stem
    if group not in groups or name.startswith("_"):
        continue
    if not is_all and not {group, f"{group}/{name}"} & set(by_group):
        continue
    importlib.import_module(f"{group}.{name}")


def is_wanted(model):
    group, file = model.module.split(".")
    known = {group, f"{group}/{file}", model.name}
    return not options.names or known & set(options.names)


chosen = [model for model in MODELS.values() if is_wanted(model) and (model.recorded or not options.recorded)]
if not chosen:
    sys.exit(f"No model is called {', '.join(options.names)}.")
for model in chosen:
    start = time.perf_counter()
    folder = options.into / model.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        references = model.make(folder)
        for reference in references if isinstance(references, list) else [references]:
            write_reference(folder, reference)
    except Exception as error:
        traceback.print_exc()
        shutil.rmtree(folder)
        print(json.dumps({"name": model.name, "error": f"{type(error).__name__}: {error}"}), file=report, flush=True)
        continue
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(f"  {model.name}: {size / 1000:.0f} kB, {time.perf_counter() - start:.1f} s", file=sys.stderr)
    print(json.dumps({"name": model.name}), file=report, flush=True)
