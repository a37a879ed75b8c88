/** Calls back once, when an element is seen and the browser has nothing better to do. */
export function whenSeen(callback: () => void) {
  return (element: Element) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: 2000 })
      else setTimeout(callback, 200)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }
}
