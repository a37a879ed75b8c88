"""The registry of machine-learning tasks: typed requests and outputs, checked as Taskmesh checks them."""

from . import models
from ._parse import parse_output, parse_request
from ._tasks import CALLS
from ._version import __version__
from .errors import InvalidOutputError, InvalidRequestError, Issue, TaskmeshError, UnknownTaskError

TASK_IDS: tuple[str, ...] = tuple(CALLS)
"""The names of all tasks that can be called."""

__all__ = [
    "TASK_IDS",
    "InvalidOutputError",
    "InvalidRequestError",
    "Issue",
    "TaskmeshError",
    "UnknownTaskError",
    "__version__",
    "models",
    "parse_output",
    "parse_request",
]
