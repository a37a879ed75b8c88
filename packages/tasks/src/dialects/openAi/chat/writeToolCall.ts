import { isJsonObject } from '../../shared/isJsonObject.ts'

/**
 * A tool call, or a piece of one, as OpenAI writes it: what a custom tool takes is under names of its own.
 */
export function writeToolCall(call: unknown): unknown {
  if (!isJsonObject(call) || call['type'] !== 'custom') return call
  const { type, function: named, ...rest } = call
  if (!isJsonObject(named)) return call
  const { arguments: input, ...tool } = named
  return {
    ...rest,
    ...('id' in rest ? { type } : {}),
    custom: { ...tool, ...(input === undefined ? {} : { input }) },
  }
}

/** {@link writeToolCall} for those of a message. None are left out. */
export function writeToolCalls(calls: unknown): { tool_calls?: unknown[] } {
  return Array.isArray(calls) && calls.length > 0 ? { tool_calls: calls.map(writeToolCall) } : {}
}
