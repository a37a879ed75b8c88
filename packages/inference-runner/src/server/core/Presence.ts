import { once } from 'node:events'
import type { FastifyReply } from 'fastify'

/** Calls back once, when a request is over: answered, or its caller gone. */
export function onEnd(reply: FastifyReply, callBack: () => void): void {
  let isOver = false
  const end = () => {
    if (!isOver) callBack()
    isOver = true
  }
  reply.raw.once('finish', end)
  reply.raw.once('close', end)
}

/** The requests that are under way. */
export class Presence {
  readonly #emptied = new EventTarget()
  #count = 0

  get count(): number {
    return this.#count
  }

  add(reply: FastifyReply): void {
    this.#count += 1
    onEnd(reply, () => {
      this.#count -= 1
      if (this.#count === 0) this.#emptied.dispatchEvent(new Event('empty'))
    })
  }

  /** Resolves when no request is under way. */
  async empty(): Promise<void> {
    while (this.#count > 0) await once(this.#emptied, 'empty')
  }
}
