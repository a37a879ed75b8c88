const KEY = 'taskmesh:wallet'

/** The wallet that was connected last, by its `rdns`; `undefined` when there was none. */
export function rememberedWallet(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}

/** Remembers a wallet for later pages, or forgets it. */
export function rememberWallet(rdns: string | undefined): void {
  try {
    if (rdns === undefined) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, rdns)
  } catch {
    // A page may forbid it: the choice holds as long as the page.
  }
}
