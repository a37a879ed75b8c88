/**
 * Attached to an element that scrolls when there is much in it: then the tab key reaches it, so that it can
 * be scrolled by arrow keys. Not every browser does so by itself.
 */
export function reachedByKeys(element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element
    if (scrollHeight > clientHeight || scrollWidth > clientWidth) element.tabIndex = 0
    else element.removeAttribute('tabindex')
  })
  observer.observe(element)
  return () => observer.disconnect()
}
