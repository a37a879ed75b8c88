import * as z from 'zod/mini'

/** A tool that the model wants to have run. */
export interface WantedTool {
  name: string
  /** JSON, or what the model wrote in its place. */
  arguments: string
}

/** What was found in a text: the words without the calls, and the calls. */
export interface WithTools {
  words: string
  calls: WantedTool[]
}

const wanted = z.looseObject({
  name: z.string().check(z.minLength(1), z.maxLength(1000)),
  arguments: z.optional(z.unknown()),
  parameters: z.optional(z.unknown()),
})

function toCall(value: unknown): WantedTool | undefined {
  const parsed = z.safeParse(wanted, value)
  if (!parsed.success) return undefined
  const given = parsed.data.arguments ?? parsed.data.parameters ?? {}
  return {
    name: parsed.data.name,
    arguments: typeof given === 'string' ? given : JSON.stringify(given),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The calls in JSON: an object, or a list of them. */
function callsIn(json: string): WantedTool[] {
  const found = [parseJson(json)].flat().map(toCall)
  return found.every((call) => call !== undefined) ? found : []
}

const HERMES = /<tool_call>\s*([\s\S]*?)\s*<\/tool_call>\s*/g
const MISTRAL = /\[TOOL_CALLS\]\s*([\s\S]*)$/
const MISTRAL_NAMED = /([\w.:/-]+)(?:\[CALL_ID\]\w+)?(?:\[ARGS\])?\s*(\{[\s\S]*\})\s*$/
const LLAMA = /^\s*(?:<\|python_tag\|>)?\s*(\{[\s\S]*\}|\[[\s\S]*\])\s*$/

/** `<tool_call>{"name": …, "arguments": {…}}</tool_call>`, as Hermes and Qwen write it. */
function hermes(text: string): WithTools {
  const calls: WantedTool[] = []
  const words = text.replaceAll(HERMES, (whole, json: string) => {
    const found = callsIn(json)
    calls.push(...found)
    return found.length === 0 ? whole : ''
  })
  return { words: calls.length === 0 ? text : words.trimEnd(), calls }
}

/** `[TOOL_CALLS][{…}]` or `[TOOL_CALLS]name[ARGS]{…}`, as Mistral writes it. */
function mistral(text: string): WithTools {
  const [whole, rest = ''] = MISTRAL.exec(text) ?? []
  if (whole === undefined) return { words: text, calls: [] }
  const words = text.slice(0, -whole.length).trimEnd()
  const listed = callsIn(rest)
  if (listed.length > 0) return { words, calls: listed }
  const calls = rest.split('[TOOL_CALLS]').flatMap((part) => {
    const [, name, json = ''] = MISTRAL_NAMED.exec(part) ?? []
    return name === undefined || parseJson(json) === undefined ? [] : [{ name, arguments: json }]
  })
  return calls.length === 0 ? { words: text, calls } : { words, calls }
}

/** `{"name": …, "parameters": {…}}` and nothing else, as Llama writes it; several are parted by semicolons. */
function llama(text: string): WithTools {
  const [, json] = LLAMA.exec(text) ?? []
  if (json === undefined) return { words: text, calls: [] }
  const whole = callsIn(json)
  const calls = whole.length > 0 ? whole : callsIn(`[${json.replaceAll(/\}\s*;\s*\{/g, '},{')}]`)
  return calls.length === 0 ? { words: text, calls } : { words: '', calls }
}

/** Finds the tools that a model asks for, in the forms of Hermes, Qwen, Mistral and Llama. */
export function findToolCalls(text: string): WithTools {
  for (const read of [hermes, mistral, llama]) {
    const found = read(text)
    if (found.calls.length > 0) return found
  }
  return { words: text, calls: [] }
}

/** How tool calls may begin: text from there on is held back until it is clear what it is. */
const BEGINNINGS = ['<tool_call>', '[TOOL_CALLS]', '<|python_tag|>']

/** Where a text may begin to be a tool call; its length when nowhere. */
export function toolCallStart(text: string): number {
  if (/^\s*[{[]/.test(text)) return 0
  const whole = BEGINNINGS.map((mark) => text.indexOf(mark)).filter((at) => at !== -1)
  const at = whole.length > 0 ? Math.min(...whole) : text.length - partialEnd(text, BEGINNINGS)
  return text.slice(0, at).trimEnd().length
}

/** How many characters at the end of a text may be the beginning of one of these marks. */
export function partialEnd(text: string, marks: readonly string[]): number {
  const sizes = marks.map((mark) => {
    for (let size = Math.min(mark.length - 1, text.length); size > 0; size -= 1)
      if (text.endsWith(mark.slice(0, size))) return size
    return 0
  })
  return Math.max(0, ...sizes)
}
