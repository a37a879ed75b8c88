import { execFile } from 'node:child_process'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('support/postgresThatIsLeft.ts', import.meta.url))

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

test('a Postgres server ends with the process that has started it', async () => {
  const args = ['--conditions=@taskmesh/source', program]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const port = Number(new URL(stdout.trim()).port)
  expect(port).toBeGreaterThan(0)
  await expect.poll(() => isOpen(port), { timeout: 20_000 }).toBe(false)
})
