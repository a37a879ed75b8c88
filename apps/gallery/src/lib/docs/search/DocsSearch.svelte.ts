import type { SearchDocs } from './createDocsIndex.ts'
import type { DocSection } from './docSections.ts'

/** What searches is large, and most readers do not. */
async function load(url: string): Promise<SearchDocs> {
  const { loadDocsIndex } = await import('./loadDocsIndex.ts')
  return loadDocsIndex(url)
}

interface Options {
  /** Where the sections are. */
  url: string
  /** Opens a section. */
  onopen: (section: DocSection) => void
  load?: (url: string) => Promise<SearchDocs>
}

/**
 * The search of the documentation: what is asked, what was found, which result is chosen by keyboard. The
 * index is loaded when somebody begins to search.
 */
export class DocsSearch {
  query = $state('')
  active = $state(0)
  isOpen = $state(false)
  hasFailed = $state(false)
  #search: SearchDocs | undefined = $state.raw()
  #loading: Promise<void> | undefined
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  get found(): readonly DocSection[] {
    const query = this.query.trim().slice(0, 200)
    return query === '' || this.#search === undefined ? [] : this.#search(query)
  }

  get isShown(): boolean {
    return this.isOpen && this.query.trim() !== ''
  }

  /** What is said about the results. */
  get status(): string {
    if (this.query.trim() === '') return ''
    if (this.hasFailed) return 'The search could not be loaded.'
    if (this.#search === undefined) return 'The search is loading.'
    const count = this.found.length
    if (count === 0) return 'Nothing was found.'
    return count === 1 ? '1 result' : `${count} results`
  }

  /** Loads the index; a second call does nothing, unless the first failed. */
  async prepare(): Promise<void> {
    this.#loading ??= (this.#options.load ?? load)(this.#options.url).then(
      (search) => {
        this.#search = search
        this.hasFailed = false
      },
      () => {
        this.hasFailed = true
        this.#loading = undefined
      },
    )
    await this.#loading
  }

  /** Takes what was typed. */
  ask(query: string): void {
    this.query = query
    this.active = 0
    this.isOpen = true
    void this.prepare()
  }

  close(): void {
    this.isOpen = false
  }

  open(section: DocSection): void {
    this.close()
    this.query = ''
    this.#options.onopen(section)
  }

  /** Moves among the results, opens the chosen one, closes. @returns whether the key was used. */
  press(key: string): boolean {
    const { found } = this
    if (key === 'Escape') {
      const used = this.isShown
      this.close()
      return used
    }
    if (!this.isShown || found.length === 0) return false
    if (key === 'ArrowDown') this.active = (this.active + 1) % found.length
    else if (key === 'ArrowUp') this.active = (this.active + found.length - 1) % found.length
    else if (key === 'Enter') {
      const section = found[this.active]
      if (section !== undefined) this.open(section)
    } else return false
    return true
  }
}
