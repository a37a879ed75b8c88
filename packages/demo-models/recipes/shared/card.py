"""Model cards with the Hugging Face front matter."""

from pathlib import Path

BASE = """---
license: mit
pipeline_tag: {task}
library_name: {library}
{languages}tags:
{tags}
model-index:
  - name: taskmesh/demo-{name}
    results:
      - task:
          type: {task}
        dataset:
          name: held-out examples in this repository ({file})
          type: heldout
        metrics:
{metrics}
---

{body}
"""


def metric_lines(metrics: dict[str, float]) -> str:
    """The `metrics:` entries of a model index."""
    return "\n".join(f"          - type: {name}\n            value: {value}" for name, value in metrics.items())


def write_card(
    directory: Path,
    name: str,
    task: str,
    languages: list[str],
    tags: list[str],
    metrics: dict[str, float],
    body: str,
    file: str = "heldout.jsonl",
    library: str = "transformers.js",
) -> None:
    """Write README.md."""
    text = BASE.format(
        task=task,
        name=name,
        file=file,
        library=library,
        languages="".join(["language:\n", *(f"  - {language}\n" for language in languages)]) if languages else "",
        tags="\n".join(f"  - {tag}" for tag in ["taskmesh", "demo", "onnx", *tags]),
        metrics=metric_lines(metrics),
        body=body.strip(),
    )
    (directory / "README.md").write_text(text)
