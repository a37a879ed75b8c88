import type { TaskId } from '@taskmesh/tasks'
import type { Venue } from '@taskmesh/venues'
import type { BrowserVenue } from '@taskmesh/venues/browser'
import type { NetworkBrowser } from '@taskmesh/venues/network-file'

const ID = 'browser'
const LABEL = 'In this browser'

/** The one worker of a page, which keeps its models from task to task. */
let opened: { browser: NetworkBrowser; venue: Promise<BrowserVenue> } | undefined

function open(browser: NetworkBrowser, site: string): Promise<BrowserVenue> {
  if (opened?.browser === browser) return opened.venue
  void opened?.venue.then((venue) => venue.close())
  const venue = import('./openBrowser.ts').then(({ openBrowser }) =>
    openBrowser(browser, { site, id: ID, label: LABEL }),
  )
  venue.catch(() => (opened = undefined))
  opened = { browser, venue }
  return venue
}

/**
 * The browser itself as a venue, a button of a widget, for a task whose model the configuration names. What runs models is
 * loaded by the first run.
 *
 * @param site - the address of the folder of `taskmesh.json`.
 * @returns `undefined` when there is no model for the task.
 */
export function pageBrowserVenue(
  task: TaskId,
  browser: NetworkBrowser | undefined,
  site: string,
): Venue | undefined {
  if (browser?.models.has(task) !== true) return undefined
  return {
    id: ID,
    label: LABEL,
    can: () => ({ runnable: true }),
    run: async (id, request, options) => {
      options?.onProgress?.({ status: 'loading', message: 'Loads what runs models' })
      const venue = await open(browser, site)
      options?.signal?.throwIfAborted()
      return venue.run(id, request, options)
    },
  }
}
