import type { RunnerTask } from '@taskmesh/venues'
import { createContext } from 'svelte'
import { askChain } from './askChain.ts'
import type { askRunner } from './askRunner.ts'
import { describeChain, type ChainState } from './chainState.ts'
import type { ConfigState } from './configState.ts'
import { LOADING, loadConfig } from './loadConfig.ts'
import { describeRunner, type RunnerState } from './runnerState.ts'

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000

/**
 * The configuration as the pages see it, once it has been read, and the state of its runner and its chain. One that does
 * not answer is asked again, after 1, 2, 4, … 30 seconds, and when the page gets the focus.
 */
export class Connection {
  state: ConfigState = $state.raw(LOADING)
  /** What the local runner lists; `undefined` as long as nothing is known of it. */
  tasks: readonly RunnerTask[] | undefined = $state.raw()
  /** How the connection to the runner is. */
  runner: RunnerState = $state.raw({ status: 'looking' })
  /** How the connection to the chain is. */
  chain: ChainState = $state.raw({ status: 'looking' })
  #timer: ReturnType<typeof setTimeout> | undefined
  #pauseMs = FIRST_PAUSE_MS
  #checking: Promise<void> | undefined
  #isClosed = false
  #ask: typeof askRunner | undefined

  /** The state of the runner in a few words, for the header. */
  get text(): string {
    return describeRunner(this.runner)
  }

  /** What the header says of the runner, and of the chain where there is one. */
  get statuses(): { text: string; isGood: boolean }[] {
    const chain = describeChain(this.chain)
    const ofRunner = { text: this.text, isGood: this.runner.status === 'connected' }
    const ofChain = chain && { text: chain, isGood: this.chain.status === 'connected' }
    return ofChain ? [ofRunner, ofChain] : [ofRunner]
  }

  async load(url: string | URL): Promise<void> {
    this.state = await loadConfig(url)
    await this.check()
  }

  /** Asks the runner what it runs, and the chain which it is; calls at the same time are one. Never rejects. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => (this.#checking = undefined))
    return this.#checking
  }

  /**
   * Asks the runner again when the page gets the focus or a network.
   *
   * @returns what ends this and the asking.
   */
  watch(): () => void {
    this.#isClosed = false
    const again = () => {
      if (document.visibilityState !== 'visible' || this.state.status === 'loading') return
      this.#pauseMs = FIRST_PAUSE_MS
      void this.check()
    }
    const events = ['focus', 'online'] as const
    events.forEach((event) => window.addEventListener(event, again))
    document.addEventListener('visibilitychange', again)
    return () => {
      this.#isClosed = true
      clearTimeout(this.#timer)
      events.forEach((event) => window.removeEventListener(event, again))
      document.removeEventListener('visibilitychange', again)
    }
  }

  async #check(): Promise<void> {
    clearTimeout(this.#timer)
    await Promise.all([this.#checkRunner(), this.#checkChain()])
    const isMissing =
      this.runner.status === 'unreachable' ||
      this.chain.status === 'unreachable' ||
      this.chain.status === 'other'
    if (isMissing) this.#checkLater()
    else this.#pauseMs = FIRST_PAUSE_MS
  }

  async #checkChain(): Promise<void> {
    const { status, config } = this.state
    if (config.chain === undefined) {
      this.chain = { status: status === 'loading' ? 'looking' : 'none' }
      return
    }
    this.chain = await askChain(config.chain)
  }

  async #checkRunner(): Promise<void> {
    const { runnerUrl } = this.state.config
    if (runnerUrl === undefined) {
      this.runner = { status: this.state.status === 'loading' ? 'looking' : 'none' }
      return
    }
    // What calls a runner is large; pages that name none do without it.
    this.#ask ??= (await import('./askRunner.ts')).askRunner
    const { runner, tasks } = await this.#ask(runnerUrl)
    this.runner = runner
    this.tasks = tasks ?? this.tasks
  }

  #checkLater(): void {
    if (this.#isClosed) return
    this.#timer = setTimeout(() => void this.check(), this.#pauseMs)
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS)
  }
}

const [useConnection, provideConnection] = createContext<Connection>()

export { provideConnection, useConnection }
