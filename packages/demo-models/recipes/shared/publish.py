"""Write a model directory so that a reader never sees half a file."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MODELS = Path(__file__).resolve().parents[2] / "models"


@contextmanager
def staged(name: str) -> Iterator[Path]:
    """Give an empty directory whose files replace those of `models/<name>` at the end."""
    target = MODELS / name
    target.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix="demo-model-"))
    yield staging
    for path in sorted(path for path in staging.rglob("*") if path.is_file()):
        final = target / path.relative_to(staging)
        final.parent.mkdir(parents=True, exist_ok=True)
        partial = final.with_name(f".{final.name}.{os.getpid()}")
        shutil.copyfile(path, partial)
        os.replace(partial, final)
    shutil.rmtree(staging)


def write_json(path: Path, value: object) -> None:
    """Write indented JSON with a final newline."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def read_heldout(name: str, file: str = "heldout.jsonl") -> list[dict]:
    """Read the held-out examples of a model."""
    return [json.loads(line) for line in (MODELS / name / file).read_text().splitlines() if line.strip()]
