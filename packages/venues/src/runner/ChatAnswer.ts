import { openAiPieceReader } from '@taskmesh/tasks/dialects/openai'
import type { StreamPiece } from '@taskmesh/tasks/dialects/stream'

type Piece = StreamPiece<'chat-completion'>
type PieceChoice = Piece['choices'][number]
type CallDelta = NonNullable<PieceChoice['delta']['tool_calls']>[number]

interface Call {
  id: string
  type: 'function'
  function: { name: string; arguments: string }
}

/** One of the answers that a model was asked for. */
class Choice {
  readonly #texts = new Map<string, string>()
  readonly #calls = new Map<number, Call>()
  finishReason: string | undefined

  add({ delta, finish_reason: reason }: PieceChoice): void {
    const { content, reasoning_content: reasoning } = delta
    for (const [name, text] of Object.entries({ content, reasoning_content: reasoning }))
      if (typeof text === 'string') this.#texts.set(name, `${this.#texts.get(name) ?? ''}${text}`)
    for (const call of delta.tool_calls ?? []) this.#addCall(call)
    this.finishReason = reason ?? this.finishReason
  }

  toOutput(index: number) {
    const inTurn = [...this.#calls].toSorted(([a], [b]) => a - b)
    const calls = inTurn.map(([, call]) => call)
    const message = {
      role: 'assistant',
      content: null,
      ...Object.fromEntries(this.#texts),
      ...(calls.length === 0 ? {} : { tool_calls: calls }),
    }
    const unsaid = calls.length === 0 ? 'stop' : 'tool_calls'
    return { index, message, finish_reason: this.finishReason ?? unsaid }
  }

  #addCall({ index, id, function: called }: CallDelta): void {
    const before = this.#calls.get(index)
    this.#calls.set(index, {
      id: before?.id ?? id ?? '',
      type: 'function',
      function: {
        name: before?.function.name ?? called?.name ?? '',
        arguments: `${before?.function.arguments ?? ''}${called?.arguments ?? ''}`,
      },
    })
  }
}

/** Puts an answer of chat-completion together of its pieces, as any server that follows OpenAI writes them. */
export class ChatAnswer {
  readonly #read = openAiPieceReader('chat-completion')
  readonly #choices = new Map<number, Choice>()
  #header: Pick<Piece, 'id' | 'created' | 'model' | 'usage'> | undefined

  /** Whether each answer says why it has ended. */
  get isWhole(): boolean {
    const choices = [...this.#choices.values()]
    return choices.length > 0 && choices.every(({ finishReason }) => finishReason !== undefined)
  }

  /** @throws InvalidOutputError for what is no piece. */
  add(wire: unknown): void {
    const { id, created, model, usage, choices } = this.#read(wire)
    this.#header ??= { id, created, model }
    if (usage) this.#header.usage = usage
    for (const piece of choices) {
      const choice = this.#choices.get(piece.index) ?? new Choice()
      this.#choices.set(piece.index, choice)
      choice.add(piece)
    }
  }

  /** The output of the task, which is not checked yet. */
  output(): unknown {
    const inTurn = [...this.#choices].toSorted(([a], [b]) => a - b)
    return {
      ...this.#header,
      object: 'chat.completion',
      choices: inTurn.map(([index, choice]) => choice.toOutput(index)),
    }
  }
}
