const KEY = 'taskmesh:venue'

function read(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}

/** Where a person last chose to run things, on this page and on later ones. */
class PreferredVenue {
  #id: string | undefined = $state.raw()
  #isRead = false

  /** Id of the venue; `undefined` when nobody has chosen. */
  get id(): string | undefined {
    if (this.#isRead || typeof localStorage === 'undefined') return this.#id
    return this.#id ?? read()
  }

  choose(id: string): void {
    this.#isRead = true
    this.#id = id
    try {
      localStorage.setItem(KEY, id)
    } catch {
      // A page may forbid it: the choice holds as long as the page.
    }
  }
}

export const preferredVenue = /*#__PURE__*/ new PreferredVenue()
