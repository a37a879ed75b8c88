import {
  isAgentOf,
  type IsAgentOfParameters,
  type IsAgentOfReturnType,
} from '../actions/agent/isAgentOf.ts'
import {
  setAgent,
  type SetAgentParameters,
  type SetAgentReturnType,
} from '../actions/agent/setAgent.ts'
import {
  setDefaultAgentDisabled,
  type SetDefaultAgentDisabledParameters,
  type SetDefaultAgentDisabledReturnType,
} from '../actions/agent/setDefaultAgentDisabled.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/**
 * Actions about agents, which act for an account, as methods of a client that is extended with
 * {@link agentActions}.
 */
export type AgentActions = {
  /** See {@link setAgent}. */
  setAgent: (parameters: SetAgentParameters) => Promise<SetAgentReturnType>
  /** See {@link isAgentOf}. */
  isAgentOf: (parameters: IsAgentOfParameters) => Promise<IsAgentOfReturnType>
  /** See {@link setDefaultAgentDisabled}. */
  setDefaultAgentDisabled: (
    parameters?: SetDefaultAgentDisabledParameters,
  ) => Promise<SetDefaultAgentDisabledReturnType>
}

/**
 * Adds the actions to let others act for an account to a viem client.
 *
 * @example
 * ```ts
 * const client = createWalletClient({ account, chain, transport: http() }).extend(agentActions())
 * ```
 */
export function agentActions(): (client: TaskmeshClient) => AgentActions {
  return (client) => ({
    setAgent: (parameters) => setAgent(client, parameters),
    isAgentOf: (parameters) => isAgentOf(client, parameters),
    setDefaultAgentDisabled: (parameters) => setDefaultAgentDisabled(client, parameters),
  })
}
