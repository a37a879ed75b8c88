import { isRecord } from '@taskmesh/errors'
import { openAiPieceReader } from '@taskmesh/tasks/dialects/openai'
import { ChatAnswer } from './ChatAnswer.ts'

/** Collects the pieces of one answer. */
interface Collector {
  add: (piece: unknown) => void
  /** Whether the last piece has come. */
  readonly isWhole: boolean
  /** The output of the task, which is not checked yet. */
  output: () => unknown
}

/** The pieces of `/v1/completions`, as the output of text-generation. */
class Completion implements Collector {
  readonly #read = openAiPieceReader('completion')
  readonly #texts = new Map<number, string>()
  isWhole = false

  add(piece: unknown): void {
    for (const { index, text, finish_reason: reason } of this.#read(piece).choices) {
      this.#texts.set(index, `${this.#texts.get(index) ?? ''}${text}`)
      if (typeof reason === 'string') this.isWhole = true
    }
  }

  output(): unknown {
    const inTurn = [...this.#texts].toSorted(([a], [b]) => a - b)
    return inTurn.map(([, text]) => ({ generated_text: text }))
  }
}

/** The pieces of TGI's `/generate_stream`, as the output of text-generation: the last one has the whole text. */
class Generation implements Collector {
  #text: string | undefined

  get isWhole(): boolean {
    return this.#text !== undefined
  }

  add(piece: unknown): void {
    const text = isRecord(piece) ? piece['generated_text'] : undefined
    if (typeof text === 'string') this.#text = text
  }

  output(): unknown {
    return [{ generated_text: this.#text }]
  }
}

function collectorFor(piece: unknown): Collector {
  if (isRecord(piece) && 'token' in piece) return new Generation()
  const choices: unknown = isRecord(piece) ? piece['choices'] : undefined
  const [first]: unknown[] = Array.isArray(choices) ? choices : []
  const isText = isRecord(first) && 'text' in first && !('delta' in first)
  return isText ? new Completion() : new ChatAnswer()
}

/**
 * Puts an answer together of pieces without names, as OpenAI and the servers that follow it stream them: of
 * `/v1/chat/completions`, `/v1/completions`, and of TGI.
 */
export class PlainPieces {
  #collector: Collector | undefined

  /** @throws InvalidOutputError for what is no piece. */
  add(piece: unknown): void {
    this.#collector ??= collectorFor(piece)
    this.#collector.add(piece)
  }

  /**
   * Returns the output, which is not checked yet.
   *
   * @param isEnd - whether the server has said that it is the end.
   * @returns `undefined` when there is none, or it has broken off.
   */
  output(isEnd: boolean): unknown {
    const collector = this.#collector
    return collector !== undefined && (isEnd || collector.isWhole) ? collector.output() : undefined
  }
}
