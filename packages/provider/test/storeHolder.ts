import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../src/index.ts'

/** Opens the store of a folder, says so, commits ten times, says so, and keeps it open. */
const store = await openStore({ folder: process.argv[2] ?? '' })
process.stdout.write('open\n')
await sleep(200)
const owner = { chainId: 1, provider: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' } as const
const tasks = await store.of(owner)
for (let index = 0; index < 10; index += 1) await tasks.setCursor('events', String(index))
process.stdout.write('committed\n')
await sleep(600_000)
