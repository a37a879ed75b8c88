import { createServer, type Server } from 'node:http'
import { once } from 'node:events'

/** Takes the results that services of OGPU deliver, each at the address of its on-chain task. */
export class Callbacks implements AsyncDisposable {
  readonly #server: Server
  readonly #waiting = new Map<string, () => void>()
  #count = 0
  url = ''

  private constructor() {
    this.#server = createServer((request, response) => {
      request.resume().once('end', () => {
        response.end('{}')
        this.#waiting.get(request.url?.slice(1) ?? '')?.()
      })
    })
  }

  static async start(): Promise<Callbacks> {
    const callbacks = new Callbacks()
    callbacks.#server.listen(0, '127.0.0.1')
    await once(callbacks.#server, 'listening')
    const address = callbacks.#server.address()
    if (address === null || typeof address === 'string') throw new Error('Expected a port.')
    callbacks.url = `http://127.0.0.1:${address.port}`
    return callbacks
  }

  /** Hands a service a task, and waits for its result. */
  async run(serviceUrl: string, input: string): Promise<void> {
    this.#count += 1
    const address = `0x${this.#count.toString(16).padStart(40, '0')}`
    const delivered = new Promise<void>((resolve) => this.#waiting.set(address, resolve))
    const response = await fetch(`${serviceUrl}/run/inference/${address}`, {
      method: 'POST',
      // Python's server closes connections that wait, without a word beforehand.
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ input, args: {} }),
    })
    if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`)
    await delivered
    this.#waiting.delete(address)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
