import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { testReadme } from '../../../vitest.readme.ts'
import { runAnvil, type Anvil } from '../scripts/anvil.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

let anvil: Anvil
beforeAll(async () => void (anvil = await runAnvil(['--init', `${root}/genesis/devnet.json`])))
afterAll(() => anvil[Symbol.asyncDispose]())

testReadme(root, (code) => code.replace('http://127.0.0.1:8545', anvil.url))
