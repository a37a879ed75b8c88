"""What the models are made of: JSON's types as the registry checks them."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Generic, TypeVar, overload

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel, Strict

T = TypeVar("T")


class TaskModel(BaseModel):
    """An object of a request or an output."""

    model_config = ConfigDict(protected_namespaces=(), defer_build=True)

    def to_json(self) -> Any:
        """The value as json.dumps takes it: what was given, under its names in JSON."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


class TaskRoot(RootModel[T], Generic[T]):
    """A request or an output that is no object. The value is in `root`."""

    model_config = ConfigDict(defer_build=True)

    def to_json(self) -> Any:
        """The value as json.dumps takes it."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


class TaskList(TaskRoot[Annotated[list[T], Strict()]], Generic[T]):
    """An output that is a list: it has a length, items and an order."""

    def __iter__(self) -> Iterator[T]:  # type: ignore[override]
        return iter(self.root)

    def __len__(self) -> int:
        return len(self.root)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        return self.root[index]


def _whole(value: object) -> object:
    """1.0 is an integer in JSON."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Text = Annotated[str, Strict()]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Integer = Annotated[int, Strict(), BeforeValidator(_whole)]


def _not_null(value: object) -> object:
    if value is None:
        raise ValueError("a value, or the key left out")
    return value


NOT_NULL = BeforeValidator(_not_null)
"""Of a field that may be left out and may not be null."""


def _from_list(value: object) -> object:
    if not isinstance(value, list | tuple):
        raise ValueError("an array")
    return tuple(value)


FROM_LIST = BeforeValidator(_from_list)


def _same_length(value: dict[str, list[Any]]) -> dict[str, list[Any]]:
    if len({len(column) for column in value.values()}) > 1:
        raise ValueError("columns of the same length")
    return value


SAME_LENGTH = AfterValidator(_same_length)


def length(minimum: int, maximum: int | None) -> AfterValidator:
    """Bounds of the length of a text, in code points."""

    def check(value: str) -> str:
        if len(value) < minimum or (maximum is not None and len(value) > maximum):
            bounds = f"at least {minimum}" if maximum is None else f"{minimum} to {maximum}"
            raise ValueError(f"{bounds} characters")
        return value

    return AfterValidator(check)


_URL = re.compile(r"https?:", re.IGNORECASE)
_HEADER = re.compile(r"data:.*?base64,", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"\r*\n")
_MAX_LINE_BREAKS = 1_500_000
_MAX_MEDIA_BYTES = 20 * 1024 * 1024


def _is_decodable(value: str) -> bool:
    header = _HEADER.match(value)
    body = value if header is None else value[header.end() :]
    plain = _BREAKS.sub("", body)
    if len(body) - len(plain) > _MAX_LINE_BREAKS:
        return False
    letters = len(plain.rstrip("="))
    padding = len(plain) - letters
    is_whole = letters % 4 != 1 if padding == 0 else (letters + padding) % 4 == 0
    return is_whole and letters * 3 // 4 <= _MAX_MEDIA_BYTES


def media(max_url_length: int) -> AfterValidator:
    """An address, a data: URL or base64, whose pattern was checked before."""

    def check(value: str) -> str:
        if _URL.match(value) is not None:
            if len(value) > max_url_length or len(value.encode("utf-16-le")) > 2 * max_url_length:
                raise ValueError(f"a URL of at most {max_url_length} characters")
        elif not _is_decodable(value):
            raise ValueError("base64 of at most 20 MiB that can be decoded")
        return value

    return AfterValidator(check)


