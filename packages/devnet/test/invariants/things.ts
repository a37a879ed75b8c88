import { taskStatuses } from '@taskmesh/contracts'
import type { Address } from 'viem'
import type { Actor } from '../support/network.ts'

export interface Task {
  address: Address
  client: Actor
  /** Whether its first response is taken and paid at once. */
  isFirst: boolean
  payment: bigint
  status: number
  attempters: Actor[]
  /** A judge has released its payment. */
  released: boolean
}

export interface SubmittedResponse {
  address: Address
  task: Task
  provider: Address
  payment: bigint
  status: number
}

export interface Source {
  address: Address
  isFirst: boolean
  status: number
}

export const firstFinal = taskStatuses.indexOf('CANCELED')
export const isOpen = (task: Task) => task.status < firstFinal
export const isAttempted = (task: Task) => isOpen(task) && task.attempters.length > 0
