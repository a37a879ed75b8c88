import { createContext } from 'svelte'
import { fetchServed, type ServedModels } from '../local/servedModels.ts'
import { LOADING, loadConfig, type ConfigState } from './configState.ts'

/** The configuration as the pages see it, once it has been read, and what its runner serves. */
export class Connection {
  state: ConfigState = $state.raw(LOADING)
  /** The models of the local runner; `undefined` as long as nothing is known of them. */
  served: ServedModels | undefined = $state.raw()

  async load(url: string | URL): Promise<void> {
    this.state = await loadConfig(url)
    const { runnerUrl } = this.state.config
    if (runnerUrl !== undefined) this.served = await fetchServed(runnerUrl)
  }
}

const [useConnection, provideConnection] = createContext<Connection>()

export { provideConnection, useConnection }
