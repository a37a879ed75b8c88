"""Checks values by the models, and says where they are wrong."""

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from ._call import Call
from ._issues import issues_of
from ._measure import measure
from ._tasks import CALLS
from .errors import InvalidOutputError, InvalidRequestError, Issue, UnknownTaskError


def _call_of(task: str) -> Call:
    call = CALLS.get(task) if isinstance(task, str) else None
    if call is None:
        close = get_close_matches(str(task), CALLS, n=1)
        raise UnknownTaskError(task, close[0] if close else None)
    return call


def _plain(value: object) -> object:
    """Models as JSON: they may have been changed since they were checked."""
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True, exclude_unset=True, warnings=False)
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _validate(model: type[BaseModel], value: object) -> tuple[BaseModel | None, list[Issue]]:
    found = measure(value)
    if found is not None:
        return None, [found]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, issues_of(error, value)


def check_request(task: str, value: object) -> Any:
    model, issues = _validate(_call_of(task).request, _plain(value))
    if model is None:
        raise InvalidRequestError(task, issues)
    return model


def _inputs_of(request: object) -> object:
    if isinstance(request, BaseModel):
        return getattr(request, "inputs", None)
    return request.get("inputs") if isinstance(request, dict) else None


def check_output(task: str, value: object, request: object) -> Any:
    call = _call_of(task)
    inputs = _inputs_of(request)
    plain = _plain(value)
    if not (call.batch and isinstance(inputs, list)):
        model, issues = _validate(call.output, plain)
        if model is None:
            raise InvalidOutputError(task, issues)
        return model
    return _check_batch(task, call, plain, len(inputs))


def _check_batch(task: str, call: Call, value: object, count: int) -> list[BaseModel]:
    if not isinstance(value, list) or len(value) != count:
        got = f"a list of {len(value)}" if isinstance(value, list) else type(value).__name__
        message = f"expected {count} outputs, one for each input, got {got}"
        raise InvalidOutputError(task, [Issue("", "too_short", message)])
    found = measure(value)
    models: list[BaseModel] = []
    issues = [] if found is None else [found]
    for index, one in enumerate(value if found is None else []):
        model, wrong = _validate(call.output, one)
        if model is not None:
            models.append(model)
        issues += [Issue(_under(index, each.path), each.code, each.message) for each in wrong]
    if issues:
        raise InvalidOutputError(task, issues)
    return models


def _under(index: int, path: str) -> str:
    joint = "." if path and not path.startswith("[") else ""
    return f"[{index}]{joint}{path}"
