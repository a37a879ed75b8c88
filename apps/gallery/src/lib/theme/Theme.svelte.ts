const KEY = 'taskmesh-theme'

function systemTheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function store(theme: string): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
}

/** The page's theme: the system's until a person chooses one. */
export class Theme {
  #chosen: string | undefined = $state()

  constructor() {
    $effect(() => {
      this.#chosen = document.documentElement.dataset['theme'] ?? systemTheme()
    })
  }

  get isDark(): boolean {
    return this.#chosen === 'dark'
  }

  toggle(): void {
    this.#chosen = this.isDark ? 'light' : 'dark'
    document.documentElement.dataset['theme'] = this.#chosen
    store(this.#chosen)
  }
}
