"""
The same verdicts as TypeScript: `calls.jsonl`, which packages/tasks/scripts/writeVerdicts.ts writes into the folder
that TASKMESH_VERDICTS names, has examples of all tasks, changed examples and values at the limits.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from taskmesh import TASK_IDS, InvalidOutputError, InvalidRequestError, Issue, parse_output, parse_request

FOLDER = Path(os.environ["TASKMESH_VERDICTS"])
CALLS: list[dict[str, Any]] = [json.loads(line) for line in (FOLDER / "calls.jsonl").open(encoding="utf-8")]


def issues_of(call: dict[str, Any]) -> tuple[Issue, ...]:
    try:
        if call["kind"] == "request":
            parse_request(call["task"], call["value"])
        else:
            parse_output(call["task"], call["value"], call["request"])
    except (InvalidRequestError, InvalidOutputError) as error:
        return error.issues
    return ()


def test_there_are_values_of_both_kinds_of_every_task() -> None:
    found = {(call["task"], call["fits"]) for call in CALLS}
    assert found == {(task, fits) for task in TASK_IDS for fits in (True, False)}


@pytest.mark.parametrize("task", TASK_IDS)
def test_takes_and_refuses_the_same(task: str) -> None:
    for call in CALLS:
        if call["task"] == task:
            issues = issues_of(call)
            assert (issues == ()) == call["fits"], (call["kind"], str(call["value"])[:500], issues)


def test_names_a_place_at_or_within_one_that_typescript_names() -> None:
    for call in CALLS:
        if not call["fits"]:
            found = [issue.path for issue in issues_of(call)]
            assert any(path.startswith(place) for path in found for place in call["paths"]), (call["paths"], found)
