"""Write the size of every model into src/index.ts: `python -m recipes.sizes`."""

import re
from pathlib import Path

from .shared.publish import MODELS

INDEX = MODELS.parent / "src/index.ts"
DOCUMENTATION = {"README.md", "score.json", "heldout.jsonl"}


def model_bytes(directory: Path) -> int:
    """Size of the files that are needed to run the model."""
    files = [path for path in directory.rglob("*") if path.is_file() and path.name not in DOCUMENTATION]
    return sum(path.stat().st_size for path in files if "heldout" not in path.relative_to(directory).parts)


def main() -> None:
    """Replace the number that follows each directory name."""
    text = INDEX.read_text()
    for directory in sorted(path for path in MODELS.iterdir() if path.is_dir()):
        pattern = rf"(directory: '{directory.name}',\s+bytes: )[\d_]+"
        text = re.sub(pattern, lambda match: match.group(1) + f"{model_bytes(directory):_}", text)
    INDEX.write_text(text)


if __name__ == "__main__":
    main()
