import { TASK_IDS } from '@taskmesh/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchRunnerTasks, RunnerAnswerError, RunnerError, RunnerHttpError } from '../src/index.ts'
import { serve, serveRunner } from './support/services.ts'

describe('fetchRunnerTasks', () => {
  let service: Awaited<ReturnType<typeof serveRunner>>
  beforeAll(async () => {
    service = await serveRunner(['translation'])
  })
  afterAll(() => service.stop())

  test('lists every task, with the models or with the reason why there is none', async () => {
    const tasks = await fetchRunnerTasks(service.url)
    expect(tasks.map(({ id }) => id)).toEqual(TASK_IDS)
    expect(tasks.find(({ id }) => id === 'translation')).toEqual({
      id: 'translation',
      models: ['taskmesh/demo-en-fr'],
      runnable: true,
    })
    expect(tasks.find(({ id }) => id === 'text-generation')).toMatchObject({
      models: [],
      runnable: false,
      reason: expect.stringMatching(/\w+ .*\.$/),
    })
  })

  async function listOf(status: number, body: string, options = {}) {
    const { url, stop } = await serve((_, response) => response.writeHead(status).end(body))
    try {
      return await fetchRunnerTasks(url, options)
    } finally {
      await stop()
    }
  }

  test('leaves out tasks that are not known, and codes', async () => {
    const tasks = [
      { id: 'telepathy', models: ['a'], runnable: true },
      { id: 'translation', models: [], runnable: false, reason: 'No.', reasonCode: 'NO_ENGINE' },
      { id: 'robotics', models: [], runnable: false, reason: 'No.', reasonCode: 'TOO_HOT' },
      { id: 'summarization', models: [], runnable: false },
    ]
    expect(await listOf(200, JSON.stringify({ tasks }))).toEqual([
      { id: 'translation', models: [], runnable: false, reason: 'No.', code: 'NO_ENGINE' },
      { id: 'robotics', models: [], runnable: false, reason: 'No.' },
      { id: 'summarization', models: [], runnable: false, reason: 'The runner gives no reason.' },
    ])
  })

  test.each([
    ['a page', 200, '<html>'],
    ['other JSON', 200, '{"tasks":[1]}'],
    ['too much', 200, ' '.repeat(2 * 1024 * 1024)],
  ])('error: %s', async (_name, status, body) => {
    await expect(listOf(status, body)).rejects.toBeInstanceOf(RunnerAnswerError)
  })

  test('error: an HTTP error', async () => {
    const list = listOf(500, '{"tasks":[]}')
    await expect(list).rejects.toBeInstanceOf(RunnerHttpError)
    await expect(list).rejects.toMatchObject({ status: 500, retryable: true })
  })

  test('error: what the runner says', async () => {
    const error = { code: 'RUNNER_CLOSED', message: 'Closed.', actor: 'provider', retryable: true }
    const list = listOf(503, JSON.stringify({ error }))
    await expect(list).rejects.toBeInstanceOf(RunnerError)
    await expect(list).rejects.toMatchObject({ code: 'RUNNER_CLOSED', retryable: true })
  })

  test('error: what aborts it', async () => {
    const reason = new Error('Left.')
    const list = listOf(200, '{}', { signal: AbortSignal.abort(reason) })
    await expect(list).rejects.toBe(reason)
  })
})
