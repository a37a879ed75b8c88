"""What is known of the calls of one task."""

from dataclasses import dataclass

from pydantic import BaseModel


@dataclass(frozen=True)
class Call:
    request: type[BaseModel]
    output: type[BaseModel]
    batch: bool
    """Whether `inputs` may be a list, which is answered by a list of as many outputs."""
