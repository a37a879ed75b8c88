import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { TaskmeshError } from '@taskmesh/errors'
import type { Address } from 'viem'
import { openStore } from '../src/index.ts'

/** Adds tasks to a store until its disk is full, makes room by removing `ballast`, and says what it sees. */
const folder = process.argv[2] ?? ''
const owner = { chainId: 1, provider: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' } as const
const open = async () => {
  const store = await openStore({ folder: join(folder, 'store') })
  return { store, tasks: await store.of(owner) }
}

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

const addressOf = (index: number): Address => `0x${index.toString(16).padStart(40, '0')}`
/** Of 20 kB that cannot be made smaller. */
const urlOf = (seed: number) =>
  Array.from({ length: 3000 }, (_, index) => (seed * 7919 + index * 104_729).toString(36)).join('-')

const { store, tasks } = await open()
let added = 0
const add = async () => {
  const found = { source: owner.provider, task: 'text-classification', payment: 1n } as const
  const task = { ...found, configUrl: urlOf(added), expiryTime: 2n ** 40n }
  await tasks.add([{ ...task, address: addressOf(added + 1) }])
  added += 1
}
try {
  while (added < 5000) await add()
} catch (error) {
  if (!(error instanceof TaskmeshError)) throw error
  say({ code: error.code, message: error.shortMessage, added, kept: await tasks.counts() })
}
rmSync(join(folder, 'ballast'))
await add()
await store.close()
const again = await open()
say({ added, kept: await again.tasks.counts() })
await again.store.close()
