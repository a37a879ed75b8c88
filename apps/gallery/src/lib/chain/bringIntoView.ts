function isInView({ top }: DOMRect): boolean {
  return top >= 0 && top < window.innerHeight / 2
}

/**
 * Scrolls to what has begun and moves the focus there, unless it can be seen already. Without
 * movement for those who don't want any.
 *
 * @param target - what takes the focus.
 */
export function bringIntoView(element: Element, target: HTMLElement): void {
  if (isInView(element.getBoundingClientRect())) return
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'start', behavior: isCalm ? 'instant' : 'smooth' })
  target.focus({ preventScroll: true })
}
