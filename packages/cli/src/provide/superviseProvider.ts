import { existsSync } from 'node:fs'
import type { Provider, ProviderEvent, ProviderListener } from '@taskmesh/provider'

const LOOK_MS = 1000
const STOP_MS = 30_000

/** What a supervised provider is doing. */
export type Activity = 'starting' | 'working' | 'paused' | 'stopping'

export interface SuperviseOptions {
  /** Makes a provider that calls the listener. */
  make: (onEvent: ProviderListener) => Provider
  /** A file that pauses the provider as long as it is there. */
  pauseFile: string
  onActivity: (activity: Activity) => void
  onProblem: (error: unknown) => void
}

/** A provider that can be paused: it takes no new tasks then, and ends those under way. */
export interface Supervised extends Pick<Provider, 'address' | 'events' | 'stats'> {
  activity: () => Activity
  /** Starts it, unless it is paused. @throws what the provider's start throws. */
  start: () => Promise<void>
  /** Resolves when the tasks under way are done, or after 30 seconds. */
  stop: () => Promise<void>
}

/** Runs a provider, and looks each second whether it is to pause. */
export function superviseProvider(options: SuperviseOptions): Supervised {
  const { make, pauseFile, onActivity, onProblem } = options
  const listeners = new Set<ProviderListener>()
  const emit = (event: ProviderEvent) => {
    for (const listener of listeners) listener(event)
  }
  // A provider that was stopped is not started again, so resuming makes another one.
  let provider = make(emit)
  let isFresh = true
  let activity: Activity = 'starting'
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  const become = (next: Activity) => {
    if (activity === next) return
    activity = next
    onActivity(next)
  }
  const end = () => provider.stop({ signal: AbortSignal.timeout(STOP_MS) })

  async function work(): Promise<void> {
    if (!isFresh) provider = make(emit)
    isFresh = false
    await provider.start()
    become('working')
  }
  async function look(): Promise<void> {
    if (activity === 'stopping') return
    const isPaused = existsSync(pauseFile)
    if (isPaused && activity === 'working') {
      become('paused')
      await end()
    }
    if (!isPaused && activity === 'paused') await work()
  }

  return {
    address: provider.address,
    events: {
      on(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    stats: () => provider.stats(),
    activity: () => activity,
    async start() {
      if (existsSync(pauseFile)) become('paused')
      else await work()
      timer = setInterval(() => {
        turn = turn.then(look).catch(onProblem)
      }, LOOK_MS)
    },
    async stop() {
      clearInterval(timer)
      const wasWorking = activity === 'working'
      become('stopping')
      await turn
      if (wasWorking) await end()
    },
  }
}
