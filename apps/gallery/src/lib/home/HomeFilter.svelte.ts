import type { Modality, TaskId } from '@taskmesh/tasks'
import { PLACES, type HomeTask, type Place, type Places } from './homeTask.ts'

type Search = (query: string) => TaskId[]

async function loadSearch(): Promise<Search> {
  const { searchTasks } = await import('../search/searchTasks.ts')
  return searchTasks
}

interface Source {
  /** All tasks, in the order in which they are listed. */
  tasks: readonly HomeTask[]
  places: () => Places
  /** Loads what searches; it is large, and most visitors look first. */
  load?: () => Promise<Search>
}

/**
 * What a visitor wants to see of all tasks: a query, a category, places where they run. It can be read
 * from an address and written into one, so that it survives going back.
 *
 * @example
 * ```ts
 * const filter = new HomeFilter({ tasks, places: () => ({}) })
 * filter.read(new URLSearchParams('q=whisper'))
 * filter.found[0]?.id // 'automatic-speech-recognition'
 * ```
 */
export class HomeFilter {
  query = $state('')
  category: Modality | undefined = $state()
  place: Place | undefined = $state()
  readonly #source: Source
  #search: Search | undefined = $state.raw()
  #loading: Promise<void> | undefined

  constructor(source: Source) {
    this.#source = source
  }

  /** Loads the search. It is done with the first call. */
  async prepare(): Promise<void> {
    this.#loading ??= (this.#source.load ?? loadSearch)().then((search) => {
      this.#search = search
    })
    await this.#loading
  }

  get isSearching(): boolean {
    return this.query.trim() !== ''
  }

  get isOn(): boolean {
    return this.isSearching || this.category !== undefined || this.place !== undefined
  }

  /** The tasks that fit the query, the best first; all, as long as the search is not loaded. */
  get #matches(): readonly HomeTask[] {
    const { tasks } = this.#source
    if (!this.isSearching || this.#search === undefined) return tasks
    const byId = new Map(tasks.map((task) => [task.id, task]))
    return this.#search(this.query).flatMap((id) => byId.get(id) ?? [])
  }

  #runsThere({ id }: HomeTask): boolean {
    return this.place === undefined || (this.#source.places()[this.place]?.has(id) ?? false)
  }

  /** The tasks to show. */
  get found(): readonly HomeTask[] {
    return this.#matches.filter(
      (task) =>
        this.#runsThere(task) && (this.category === undefined || task.modality === this.category),
    )
  }

  /** How many tasks each category has that fit all else. */
  get counts(): ReadonlyMap<Modality, number> {
    const counts = new Map<Modality, number>()
    for (const task of this.#matches) {
      if (this.#runsThere(task)) counts.set(task.modality, (counts.get(task.modality) ?? 0) + 1)
    }
    return counts
  }

  clear(): void {
    this.query = ''
    this.category = undefined
    this.place = undefined
  }

  /** Takes what an address says; words that mean nothing here are left out. */
  read(params: Pick<URLSearchParams, 'get'>): void {
    const [query, category, place] = ['q', 'in', 'runs'].map((key) => params.get(key))
    this.query = query?.slice(0, 200) ?? ''
    this.category = this.#source.tasks.find(({ modality }) => modality === category)?.modality
    this.place = PLACES.find(({ id }) => id === place)?.id
    if (this.isSearching) void this.prepare()
  }

  /** What an address has to say. */
  get params(): URLSearchParams {
    const entries = { q: this.query.trim(), in: this.category ?? '', runs: this.place ?? '' }
    return new URLSearchParams(Object.entries(entries).filter(([, value]) => value !== ''))
  }
}
