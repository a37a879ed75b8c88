import type { TaskId } from '@taskmesh/tasks'
import type { HubEntry, HubKind, HubQuery } from './searchHub.ts'

type Search = (query: HubQuery) => Promise<HubEntry[]>

export type HubState =
  | { status: 'idle' | 'busy' | 'unreachable' }
  | { status: 'found'; entries: readonly HubEntry[]; query: string }

async function searchLater(query: HubQuery): Promise<HubEntry[]> {
  const { searchHub } = await import('./searchHub.ts')
  return searchHub(query)
}

/**
 * A search on the Hugging Face Hub. Nothing is asked before a person wants it, and only the last answer
 * counts.
 */
export class HubSearch {
  readonly kind: HubKind
  query = $state('')
  #state: HubState = $state.raw({ status: 'idle' })
  #controller: AbortController | undefined
  readonly #task: () => TaskId
  readonly #search: Search

  constructor(kind: HubKind, task: () => TaskId, search: Search = searchLater) {
    this.kind = kind
    this.#task = task
    this.#search = search
  }

  get state(): HubState {
    return this.#state
  }

  /** Asks for what the field says. Never rejects: what goes wrong becomes the state `unreachable`. */
  async start(): Promise<void> {
    this.#controller?.abort()
    const controller = new AbortController()
    this.#controller = controller
    const { kind, query } = this
    this.#state = { status: 'busy' }
    const wanted = { kind, task: this.#task(), query, signal: controller.signal }
    const state = await this.#search(wanted).then(
      (entries): HubState => ({ status: 'found', entries, query: query.trim() }),
      (): HubState => ({ status: 'unreachable' }),
    )
    if (this.#controller === controller) this.#state = state
  }

  /** Forgets what was found. */
  clear(): void {
    this.#controller?.abort()
    this.#controller = undefined
    this.query = ''
    this.#state = { status: 'idle' }
  }
}
