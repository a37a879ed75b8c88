import type { Path } from '../../../parse/path.ts'
import type { Move } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { compact } from './compact.ts'
import { argumentsText, liftTool, readToolKind } from './calledTool.ts'
import { readToolCallId } from './toolCallId.ts'

/**
 * The arguments as JSON text. Ollama and LiteLLM write an object, some servers nothing for none, and models
 * that were taught to say `parameters` have their words passed on.
 */
function readFunction(given: Record<string, unknown>): Record<string, unknown> {
  const { arguments: args, ...rest } = given
  const { parameters, ...others } = rest
  const isOther = (args === undefined || args === null) && isJsonObject(parameters)
  return {
    ...compact(isOther ? others : rest),
    arguments: argumentsText(isOther ? parameters : args) ?? '{}',
  }
}

/** A call of a tool that takes free text has it under names of its own. */
function readCustom({ input, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { ...rest, arguments: input }
}

/** One tool call of a message in canonical form, with an id made by `makeId` where it has none. */
function readToolCall(call: unknown, makeId: () => string): unknown {
  if (!isJsonObject(call)) return call
  const { id, type, function: named, custom, ...rest } = compact(liftTool(call))
  const known = { ...rest, id: readToolCallId(id) ?? makeId() }
  if (isJsonObject(custom)) return { ...known, type: 'custom', function: readCustom(custom) }
  return {
    ...known,
    type: readToolKind(type),
    function: isJsonObject(named) ? readFunction(named) : named,
  }
}

/** The calls that a message has: TGI before 3.0 writes one without a list around it. */
export function listCalls(calls: unknown): unknown {
  return isJsonObject(calls) ? [calls] : calls
}

/**
 * The tool calls of a message in canonical form. None of them, as `null` or an empty list, is undefined;
 * the one call of OpenAI's older form, `function_call`, counts as well.
 */
export function readToolCalls(
  { tool_calls: given, function_call: only }: Record<string, unknown>,
  makeId: (index: number) => string,
): unknown {
  const calls = listCalls(given)
  if (Array.isArray(calls) && calls.length > 0)
    return calls.map((call, index) => readToolCall(call, () => makeId(index)))
  if (isJsonObject(only)) return [readToolCall({ function: only }, () => makeId(0))]
  return Array.isArray(calls) ? undefined : (calls ?? undefined)
}

/** Where the tool calls of a message were, when not in a list; `from` is where the message was. */
export function movedCalls(
  { tool_calls: calls, function_call: only }: Record<string, unknown>,
  at: { to: Path; from: Path },
): Move[] {
  const to = [...at.to, 'tool_calls', 0]
  if (isJsonObject(calls)) return [{ to, from: [...at.from, 'tool_calls'] }]
  const isOnly = !Array.isArray(calls) && isJsonObject(only)
  return isOnly ? [{ to: [...to, 'function'], from: [...at.from, 'function_call'] }] : []
}
