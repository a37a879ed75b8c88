import { isJsonObject } from '../../shared/isJsonObject.ts'

/** Arguments as JSON text; undefined for none. Models write other JSON than an object as well. */
export function argumentsText(given: unknown): unknown {
  if (given === undefined || given === null) return undefined
  return typeof given === 'string' ? given : JSON.stringify(given)
}

/**
 * The kind of a tool. Servers that have tools of their own, and libraries, use other words for a function:
 * Moonshot `builtin_function`, LangChain `tool_call`.
 */
export function readToolKind(type: unknown): unknown {
  return type === undefined || (typeof type === 'string' && type !== 'custom') ? 'function' : type
}

/** A call whose tool lies in the call itself, as `name` and `arguments`, or LangChain's `args`. */
export function liftTool(call: Record<string, unknown>): Record<string, unknown> {
  const { name, arguments: given, args, ...rest } = call
  const hasTool = isJsonObject(rest['function']) || isJsonObject(rest['custom'])
  if (hasTool || typeof name !== 'string') return call
  return { ...rest, function: { name, arguments: given ?? args } }
}
