import { fetchRunnerTasks, type RunnerTask } from '@taskmesh/venues'
import { createContext } from 'svelte'
import { LOADING, loadConfig, type ConfigState } from './configState.ts'

/** The configuration as the pages see it, once it has been read, and what its runner can run. */
export class Connection {
  state: ConfigState = $state.raw(LOADING)
  /** What the local runner lists; `undefined` as long as nothing is known of it. */
  tasks: readonly RunnerTask[] | undefined = $state.raw()

  async load(url: string | URL): Promise<void> {
    this.state = await loadConfig(url)
    const { runnerUrl } = this.state.config
    // A runner that does not answer shows when something is run on it.
    if (runnerUrl !== undefined) {
      this.tasks = await fetchRunnerTasks(runnerUrl).catch(() => undefined)
    }
  }
}

const [useConnection, provideConnection] = createContext<Connection>()

export { provideConnection, useConnection }
