import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { runnableTasks } from '#lib/config/runnableTasks.ts'
import { readConfig } from '#lib/config/configState.ts'
import { loadConfig } from '#lib/config/loadConfig.ts'

const config = JSON.parse(inject('config'))

describe('readConfig', () => {
  test('reads what `taskmesh dev` serves', () => {
    const { status, config: read } = readConfig(inject('config'))
    expect(status).toBe('ready')
    expect(read.chain?.payment).toBe(2_000_000_000_000_000n)
  })

  test('every part may be missing', () => {
    expect(readConfig('{}')).toEqual({ status: 'ready', config: {} })
  })

  test('says what does not fit, and takes nothing of it', () => {
    const bad = { runnerUrl: 'javascript:alert(1)', chain: { ...config.chain, payment: '0.1' } }
    const { status, config: read, reason } = readConfig(JSON.stringify(bad))
    expect(status).toBe('invalid')
    expect(read).toEqual({})
    expect(reason).toContain('runnerUrl')
    expect(reason).toContain('chain.payment')
  })

  test('never shows a private key', () => {
    const account = { address: '0x0', privateKey: 'secret' }
    const { status, reason } = readConfig(JSON.stringify({ chain: { ...config.chain, account } }))
    expect(status).toBe('invalid')
    expect(reason).not.toContain('secret')
  })

  test('property: any text is read without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['ready', 'invalid']).toContain(readConfig(text).status)
      }),
    )
  })
})

describe('runnableTasks', () => {
  test('are those of the runner and those that the chain’s sources offer', () => {
    const { config: read } = readConfig(inject('config'))
    const reason = 'No model.'
    const tasks = [
      { id: 'translation', models: ['m'], runnable: true },
      { id: 'robotics', models: [], runnable: false, reason },
    ] as const
    expect([...runnableTasks(read, tasks)]).toEqual(['translation', 'text-classification'])
    expect([...runnableTasks({}, undefined)]).toEqual([])
  })
})

describe('loadConfig', () => {
  test('an address that leads nowhere, or to a page, means that there is none', async () => {
    expect((await loadConfig('http://127.0.0.1:1/taskmesh.json')).status).toBe('absent')
    expect((await loadConfig('/')).status).toBe('absent')
  })
})
