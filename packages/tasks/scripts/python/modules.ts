import { componentName, registryJsonSchema } from '../../src/jsonSchema/index.ts'
import { TASK_IDS, TASK_SCHEMAS, type TaskId } from '../../src/index.ts'
import * as limits from '../../src/schema/limits.ts'
import { definitionLines } from './definition.ts'
import { inOrder } from './inOrder.ts'
import { text } from './typeOf.ts'

const NOTE =
  '# Written by packages/tasks/scripts/writePython.ts from the registry. Not to be changed by hand.'

const MODEL_IMPORTS = `${NOTE}
"""The requests and outputs of all tasks as pydantic models."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StrictBool, StringConstraints, Strict
from typing_extensions import TypeAlias

from ._types import FROM_LIST, NOT_NULL, SAME_LENGTH, Integer, Number, TaskList, TaskModel, TaskRoot, Text, length, media
`

function modelsModule(): string {
  const definitions = inOrder(registryJsonSchema().$defs)
  const blocks = definitions.map(([name, schema]) => definitionLines(name, schema).join('\n'))
  return `${[MODEL_IMPORTS, ...blocks].join('\n\n')}\n`
}

function requestOverload(task: TaskId): string {
  return `@overload
def parse_request(task: Literal[${text(task)}], value: object) -> models.${componentName(task)}Request: ...`
}

function outputOverloads(task: TaskId): string {
  const name = `models.${componentName(task)}Output`
  const whole = TASK_SCHEMAS[task].batch ? `${name} | list[${name}]` : name
  return `@overload
def parse_output(task: Literal[${text(task)}], value: object) -> ${name}: ...
@overload
def parse_output(task: Literal[${text(task)}], value: object, request: object) -> ${whole}: ...`
}

const PARSE_IMPORTS = `${NOTE}
"""\`parse_request\` and \`parse_output\`, typed for each task."""

from typing import Any, Literal, overload

from . import models
from ._check import check_output, check_request
`

const PARSE_REQUEST = `@overload
def parse_request(task: str, value: object) -> Any: ...
def parse_request(task: str, value: object) -> Any:
    """
    Checks a call of a task and returns it as a model.

    value: what json.loads gives, or a model. Expected: {"inputs": ..., "parameters": ...}.
    Raises InvalidRequestError, whose issues name each path at fault, and UnknownTaskError.

    >>> parse_request("translation", {"inputs": "Hello"}).inputs
    'Hello'
    """
    return check_request(task, value)`

const PARSE_OUTPUT = `@overload
def parse_output(task: str, value: object, request: object = None) -> Any: ...
def parse_output(task: str, value: object, request: object = None) -> Any:
    """
    Checks the output of a task and returns it as a model.

    request: the call that was answered. When its inputs are a list, as many outputs are expected, and a list of
    models is returned. Default: a call with one input.
    Raises InvalidOutputError, whose issues name each path at fault, and UnknownTaskError.

    >>> parse_output("translation", {"translation_text": "Bonjour"}).translation_text
    'Bonjour'
    """
    return check_output(task, value, request)`

function parseModule(): string {
  const requests = TASK_IDS.map(requestOverload)
  const outputs = TASK_IDS.map(outputOverloads)
  return `${[PARSE_IMPORTS, ...requests, PARSE_REQUEST, ...outputs, PARSE_OUTPUT].join('\n')}\n`
}

function tasksModule(): string {
  const calls = TASK_IDS.map((task) => {
    const name = componentName(task)
    const isBatch = TASK_SCHEMAS[task].batch ? 'True' : 'False'
    return `    ${text(task)}: Call(models.${name}Request, models.${name}Output, ${isBatch}),`
  })
  return `${NOTE}
"""The models of each task by its id, and what is never checked because it is too large."""

from . import models
from ._call import Call

CALLS: dict[str, Call] = {
${calls.join('\n')}
}

MAX_NESTING = ${limits.MAX_NESTING}
MAX_ITEMS = ${limits.MAX_ITEMS}
MAX_KEYS = ${limits.MAX_KEYS}
MAX_CONTAINERS = ${limits.MAX_CONTAINERS}
MAX_ISSUES = ${limits.MAX_ISSUES}
`
}

/** The modules of the Python package that follow from the registry, by their file names. */
export function pythonModules(): Readonly<Record<string, string>> {
  return { 'models.py': modelsModule(), '_parse.py': parseModule(), '_tasks.py': tasksModule() }
}
