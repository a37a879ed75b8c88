"""The registry's tasks, as `packages/tasks` says them."""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Task:
    """One task of the registry."""

    id: str
    name: str
    summary: str
    synonyms: tuple[str, ...]
    model: str | None
    """A model that its page recommends."""
    uses: tuple[str, ...]
    """What people use it for, from its page."""
    takes: str
    """What goes in."""


def uses_of(about: str) -> tuple[str, ...]:
    """The list of a page that follows "What people use it for"."""
    part = about.split("## What people use it for")[-1].split("\n## ")[0]
    found = []
    for item in re.split(r"\n- ", part)[1:]:
        bold, _, rest = re.sub(r"\s+", " ", item).replace("**", "\0").strip("\0 ").partition("\0")
        found += [part.strip(" :.,_*") for part in (bold, rest.split(". ")[0]) if 4 < len(part.strip()) < 90]
    return tuple(found)


REGISTRY = Path(__file__).parents[3] / "tasks"
PROGRAM = """
import { TASK_IDS, TASKS } from '@taskmesh/tasks'
import { TASK_ABOUTS } from '@taskmesh/tasks/source/abouts'
import { toJsonSchema } from '@taskmesh/tasks/json-schema'
import { zodSchemaOf } from '@taskmesh/tasks/zod'

const tasks = TASK_IDS.map((id) => {
  const { name, summary, synonyms, models } = TASKS[id]
  const inputs = toJsonSchema(zodSchemaOf(id).inputs)
  const model = models[0]?.id ?? null
  const takes = inputs.description ?? null
  return { id, name, summary, synonyms, model, about: TASK_ABOUTS[id], takes, fields: inputs.required ?? [] }
})
process.stdout.write(JSON.stringify(tasks))
"""


def read_tasks() -> list[Task]:
    """All tasks, in the registry's order. It needs Node.js 22.18 or newer, which runs TypeScript."""
    command = ["node", "--conditions=@taskmesh/source", "--input-type=module"]
    output = subprocess.run(command, input=PROGRAM, cwd=REGISTRY, check=True, capture_output=True, text=True).stdout
    return [
        Task(
            row["id"], row["name"], row["summary"], tuple(row["synonyms"]), row["model"], uses_of(row["about"]),
            row["takes"] or (f"An object with {' and '.join(row['fields'])}." if row["fields"] else "Whatever the model takes."),
        )
        for row in json.loads(output)
    ]
