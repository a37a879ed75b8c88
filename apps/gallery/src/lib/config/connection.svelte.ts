import { createContext } from 'svelte'
import { LOADING, loadConfig, type ConfigState } from './configState.ts'

/** The configuration as the pages see it, once it has been read. */
export class Connection {
  state: ConfigState = $state.raw(LOADING)

  async load(url: string | URL): Promise<void> {
    this.state = await loadConfig(url)
  }
}

const [useConnection, provideConnection] = createContext<Connection>()

export { provideConnection, useConnection }
