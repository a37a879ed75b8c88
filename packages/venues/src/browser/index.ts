export { BROWSER_ABILITIES, isBrowserTask, type BrowserTaskId } from './abilities.ts'
export { browser, type BrowserOptions, type BrowserVenue } from './browser.ts'
export { BrowserLoadError, BrowserRunError } from './errors.ts'
export type { BrowserModel } from './messages.ts'
