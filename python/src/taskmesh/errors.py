"""What parse_request and parse_output raise."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Issue:
    """One thing wrong with a value."""

    path: str
    """Where, for example parameters.top_k or inputs[2]; empty for the value itself."""
    code: str
    """The kind of fault, as pydantic names it."""
    message: str
    """What was expected, and what came."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class TaskmeshError(ValueError):
    """The base of all errors of this package."""

    code: str


class UnknownTaskError(TaskmeshError):
    """There is no task of that name."""

    code = "UNKNOWN_TASK"

    def __init__(self, task: object, suggestion: str | None) -> None:
        hint = "" if suggestion is None else f' Did you mean "{suggestion}"?'
        super().__init__(f"There is no task {task!r}.{hint}")
        self.task = task


class _InvalidError(TaskmeshError):
    kind: str

    def __init__(self, task: str, issues: Sequence[Issue]) -> None:
        super().__init__(f"Invalid {task} {self.kind}: " + "\n".join(map(str, issues)))
        self.task = task
        self.issues = tuple(issues)


class InvalidRequestError(_InvalidError):
    """The request does not fit its task. The caller has to change it."""

    code = "INVALID_REQUEST"
    kind = "request"


class InvalidOutputError(_InvalidError):
    """A model's output does not fit its task."""

    code = "INVALID_OUTPUT"
    kind = "output"
