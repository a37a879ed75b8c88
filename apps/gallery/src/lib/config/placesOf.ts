import type { Places } from '../home/homeTask.ts'
import type { Connection } from './connection.svelte.ts'

/** Where which tasks can be run, as far as it is known. */
export function placesOf({ state, tasks }: Connection): Places {
  const { chain, browser } = state.config
  return {
    here: tasks && new Set(tasks.filter(({ runnable }) => runnable).map(({ id }) => id)),
    browser: browser && new Set(browser.models.keys()),
    chain: chain?.account && new Set(chain.sources.keys()),
  }
}
