import type { TaskRef } from '@taskmesh/tasks'
import type { VenueFor } from '@taskmesh/venues'

/** Makes the venue of a runner from its address; throws when it is none. */
export type MakeRunnerVenue = (url: string) => VenueFor<TaskRef>

let make: MakeRunnerVenue | undefined

/**
 * Says how elements call the runner of their attribute `runner`. The files for pages without a bundler
 * do so; a program with one sets `venues`, or calls this once.
 *
 * @example
 * ```ts
 * import { httpRunner } from '@taskmesh/venues'
 *
 * provideRunnerVenues((url) => httpRunner({ url, label: 'Run' }))
 * ```
 */
export function provideRunnerVenues(makeVenue: MakeRunnerVenue): void {
  make = makeVenue
}

/** The venue of a runner; `undefined` when nobody has said how to call one. */
export function makeRunnerVenue(url: string): VenueFor<TaskRef> | undefined {
  return make?.(url)
}
