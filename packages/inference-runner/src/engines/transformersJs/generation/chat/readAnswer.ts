import { findToolCalls, partialEnd, toolCallStart, type WantedTool } from './toolCalls.ts'

/** How to read what a chat model wrote. */
export interface AnswerSettings {
  /** Whether the prompt ends with `<think>`, so that the text begins with thoughts. */
  isThinking: boolean
  hasTools: boolean
  /** Strings that end the answer; they are not part of it, as OpenAI's API has it. */
  stop: readonly string[]
}

/** The parts of an answer. */
export interface ChatAnswer {
  reasoning: string | null
  content: string
  calls: WantedTool[]
}

const OPEN = '<think>'
const CLOSE = '</think>'

/** A text up to the first of some strings. */
function upTo(text: string, ends: readonly string[]): string {
  const places = ends.map((end) => text.indexOf(end)).filter((at) => at !== -1)
  return text.slice(0, Math.min(text.length, ...places))
}

/** Thoughts and the words after them. */
function splitThoughts(
  text: string,
  isThinking: boolean,
): { thoughts: string | null; words: string } {
  const isOpened = text.trimStart().startsWith(OPEN)
  if (!isOpened && !isThinking) return { thoughts: null, words: text }
  const start = isOpened ? text.indexOf(OPEN) + OPEN.length : 0
  const end = text.indexOf(CLOSE, start)
  if (end === -1) return { thoughts: text.slice(start).trimStart(), words: '' }
  const words = text.slice(end + CLOSE.length).replace(/^\n+/, '')
  return { thoughts: text.slice(start, end).trim(), words }
}

/** Reads a whole answer: what the model thought, what it says, and the tools that it asks for. */
export function readAnswer(text: string, settings: AnswerSettings): ChatAnswer {
  const { isThinking, hasTools, stop } = settings
  const { thoughts, words } = splitThoughts(upTo(text, stop), isThinking)
  const found = hasTools ? findToolCalls(words) : { words, calls: [] }
  return { reasoning: thoughts, content: found.words, calls: found.calls }
}

/** Reads the part of an answer that more text does not change. Tools come with the whole answer. */
export function readUnfinished(text: string, settings: AnswerSettings): Omit<ChatAnswer, 'calls'> {
  const { isThinking, hasTools, stop } = settings
  const sure = text.slice(0, text.length - partialEnd(text, [OPEN, CLOSE, ...stop]))
  const { thoughts, words } = splitThoughts(upTo(sure, stop), isThinking)
  const isOver = thoughts === null || sure.includes(CLOSE)
  // Spaces alone may come before thoughts.
  if (thoughts === null && words.trim() === '') return { reasoning: null, content: '' }
  const reasoning = isOver ? thoughts : thoughts.trimEnd()
  return { reasoning, content: hasTools ? words.slice(0, toolCallStart(words)) : words }
}
