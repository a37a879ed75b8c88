/** Who can act, in the order in which an operator asks. */
export const ACTORS = ['caller', 'configuration', 'network', 'provider', 'model'] as const

/**
 * Who has to act for the same call to succeed.
 *
 * - `caller`: whoever made the call; the request has to change.
 * - `configuration`: the operator of this program or server.
 * - `network`: nobody here; a connection, a node or a storage failed.
 * - `provider`: whoever runs the task.
 * - `model`: the model itself is at fault.
 */
export type Actor = (typeof ACTORS)[number]
