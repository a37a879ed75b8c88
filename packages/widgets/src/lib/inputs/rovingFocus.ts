const KEYS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowDown: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  ArrowUp: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

const MIRRORED: Readonly<Record<string, string>> = {
  ArrowRight: 'ArrowLeft',
  ArrowLeft: 'ArrowRight',
}

/**
 * Moves the focus among the buttons of an element by arrow keys, so that all of them are one stop of
 * the tab key. Source: ARIA Authoring Practices, "Managing Focus Within Components".
 *
 * @param onmove - called with the number of the button that has the focus now.
 */
export function rovingFocus(onmove: (index: number) => void) {
  return (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button[data-roving]')]
    const at = buttons.findIndex((button) => button === event.target)
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
    const key = isRightToLeft ? (MIRRORED[event.key] ?? event.key) : event.key
    const next = at === -1 ? undefined : KEYS[key]?.(at, buttons.length - 1)
    if (next === undefined) return
    event.preventDefault()
    onmove(next)
    buttons[next]?.focus()
  }
}
