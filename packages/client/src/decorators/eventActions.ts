import {
  getEvents,
  type GetEventsParameters,
  type GetEventsReturnType,
} from '../actions/event/getEvents.ts'
import {
  watchEvents,
  type WatchedEvent,
  type WatchEventsParameters,
} from '../actions/event/watchEvents.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { ProtocolEventName } from '../events/protocolEvents.ts'

/** Actions that read events, as methods of a client that is extended with {@link eventActions}. */
export type EventActions = {
  /** See {@link getEvents}. */
  getEvents: <const Name extends ProtocolEventName = ProtocolEventName>(
    parameters: GetEventsParameters<Name>,
  ) => Promise<GetEventsReturnType<Name>>
  /** See {@link watchEvents}. */
  watchEvents: <const Name extends ProtocolEventName = ProtocolEventName>(
    parameters?: WatchEventsParameters<Name>,
  ) => AsyncGenerator<WatchedEvent<Name>, void, void>
}

/**
 * Adds the actions to read and follow the protocol’s events to a viem client. They replace nothing
 * of viem’s own, and need no account.
 *
 * @example
 * ```ts
 * const client = createPublicClient({ chain, transport: http() }).extend(eventActions())
 * ```
 */
export function eventActions(): (client: TaskmeshClient) => EventActions {
  return (client) => ({
    getEvents: (parameters) => getEvents(client, parameters),
    watchEvents: (parameters) => watchEvents(client, parameters),
  })
}
