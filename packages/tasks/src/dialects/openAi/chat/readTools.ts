import { moved, unchanged, type Decoded } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { onEach } from '../../shared/onParts.ts'
import { withoutNull } from './compact.ts'

const OPTIONAL = ['description', 'parameters', 'strict'] as const

/** Other names of the schema of a function's arguments: of TGI, Anthropic and the Model Context Protocol. */
const SCHEMA_NAMES = ['arguments', 'input_schema', 'inputSchema'] as const

function readFunction(named: Record<string, unknown>): Record<string, unknown> {
  const name = SCHEMA_NAMES.find((key) => isJsonObject(named[key]))
  if (name === undefined || isJsonObject(named['parameters'])) return withoutNull(named, OPTIONAL)
  const { [name]: parameters, ...rest } = named
  return withoutNull({ ...rest, parameters }, OPTIONAL)
}

/** A tool: a function may lie beside its type, as in OpenAI's Responses, or come without one. */
function readTool(tool: unknown): Decoded {
  if (!isJsonObject(tool)) return unchanged(tool)
  const { type, function: named, ...rest } = tool
  const isFunction = type === undefined || type === null || type === 'function'
  if (isJsonObject(named))
    return unchanged({ ...tool, type: type ?? 'function', function: readFunction(named) })
  if (!isFunction || typeof rest['name'] !== 'string') return unchanged(tool)
  return moved({ type: 'function', function: readFunction(rest) }, [{ to: ['function'], from: [] }])
}

/** The tools of a chat in canonical form. */
export const readTools = onEach(readTool)

/**
 * Which tools the model calls. Mistral says "any" where OpenAI says "required"; TGI takes the name alone;
 * OpenAI's Responses and its older `function_call` name it without an object around it.
 */
export function readToolChoice(choice: unknown, tools: unknown): unknown {
  if (choice === 'any') return 'required'
  if (typeof choice === 'string') {
    const isTool =
      Array.isArray(tools) &&
      tools.some(
        (tool: unknown) =>
          isJsonObject(tool) &&
          isJsonObject(tool['function']) &&
          tool['function']['name'] === choice,
      )
    return isTool ? { type: 'function', function: { name: choice } } : choice
  }
  if (!isJsonObject(choice) || isJsonObject(choice['function'])) return choice
  const { type, name } = choice
  if (type === 'any') return 'required'
  if (type === 'auto' || type === 'none' || type === 'required') return type
  const isNamed = type === undefined || type === null || type === 'function' || type === 'tool'
  return isNamed && typeof name === 'string' ? { type: 'function', function: { name } } : choice
}
