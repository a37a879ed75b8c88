import type { TaskmeshClient } from './taskmeshClient.ts'

/** Names one node of one chain. */
export function nodeKey(client: TaskmeshClient): string {
  const node: unknown = client.transport['url'] ?? client.uid
  return `${client.chain?.id}:${String(node)}`
}
