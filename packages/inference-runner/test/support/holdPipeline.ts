/** A process for tests: runs a pipeline that does not end, and says which processes it started. */
import { readdirSync, readFileSync } from 'node:fs'
import { customProcess } from '../../src/engines/customProcess/customProcess.ts'

const [, , path = ''] = process.argv
const model = await customProcess.load(
  { kind: 'custom-pipeline', id: 'me/loop', task: 'text-classification', path },
  {},
)
const { signal } = new AbortController()
void model.run({ inputs: ['a'], parameters: {}, signal }).catch(() => {})

function childrenOf(pid: number): number[] {
  const lists = readdirSync(`/proc/${pid}/task`).map((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'),
  )
  const children = lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number))
  return children.flatMap((child) => [child, ...childrenOf(child)])
}

setTimeout(() => process.send?.({ pids: childrenOf(process.pid) }), 300)
