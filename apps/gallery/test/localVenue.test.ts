import { InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import {
  fetchRunnerTasks,
  RunnerAnswerError,
  RunnerHttpError,
  RunnerUnreachableError,
} from '@taskmesh/venues'
import { describe, expect, inject, test, vi } from 'vitest'
import { readConfig } from '#lib/config/configState.ts'
import { unreachable } from '#lib/config/askRunner.ts'
import { localModels, localVenue } from '#lib/local/localVenue.ts'

const state = readConfig(inject('config'))
const tasks = await fetchRunnerTasks(state.config.runnerUrl ?? '')
const call = (inputs: string) => localVenue({ state }).run('translation', { inputs })

/** Why the venue can't run a task. */
function reasonOf(task: TaskId, local: Parameters<typeof localVenue>[0]): string | undefined {
  const ability = localVenue(local).can(task)
  return ability.runnable ? undefined : ability.reason
}

describe('a run on the local runner', () => {
  test('posts the request and returns what came', async () => {
    const { output, ...others } = await call('hello')
    expect(JSON.parse(output.translation_text)).toEqual({
      path: '/v1/tasks/translation',
      inputs: 'hello',
    })
    expect(others).toEqual({ model: 'echo', warnings: [], ms: 1 })
  })

  test('files travel as data: URLs', async () => {
    const image = new File(['x'], 'x.png', { type: 'image/png' })
    const { output } = await localVenue({ state }).run('image-to-text', { inputs: image })
    expect(JSON.stringify(output)).toContain('data:image/png;base64,eA==')
  })

  test('error: what the runner says is kept', async () => {
    await expect(call('refuse')).rejects.toBeInstanceOf(InvalidRequestError)
    await expect(call('refuse')).rejects.toMatchObject({
      path: 'inputs',
      issues: [{ path: 'inputs', expected: 'another word', received: '"refuse"' }],
    })
  })

  test('error: what is no answer of a runner is told apart', async () => {
    await expect(call('garbage')).rejects.toBeInstanceOf(RunnerAnswerError)
    await expect(call('crash')).rejects.toBeInstanceOf(RunnerHttpError)
    await expect(call('crash')).rejects.toMatchObject({ status: 500, reason: 'oops' })
  })

  test('error: nobody there', async () => {
    const nobody = { ...state, config: { runnerUrl: 'http://127.0.0.1:1' } }
    const run = localVenue({ state: nobody }).run('translation', { inputs: 'a' })
    await expect(run).rejects.toBeInstanceOf(RunnerUnreachableError)
  })

  test('a run that cannot reach the runner has the connection looked at', async () => {
    const nobody = { ...state, config: { runnerUrl: 'http://127.0.0.1:1' } }
    const check = vi.fn(async () => {})
    const run = localVenue({ state: nobody, check }).run('translation', { inputs: 'a' })
    await expect(run).rejects.toBeInstanceOf(RunnerUnreachableError)
    expect(check).toHaveBeenCalledOnce()
  })
})

describe('localVenue', () => {
  test('can run what the runner lists, and nothing as long as nothing is known', () => {
    expect(localVenue({ state, tasks }).can('translation')).toEqual({ runnable: true })
    expect(reasonOf('translation', { state })).toBe('Looking for the runner…')
  })

  test('cannot run anything while the runner does not answer', () => {
    const runner = unreachable('http://127.0.0.1:1', new Error('refused'))
    expect(reasonOf('translation', { state, tasks, runner })).toBe(
      'The runner at 127.0.0.1:1 is not in order.',
    )
  })

  test('each further model of a task is a venue of its own, for comparisons', async () => {
    const several = tasks.map((task) =>
      task.id === 'translation' ? { ...task, models: ['echo', 'other'] } : task,
    )
    const [other, ...more] = localModels({ state, tasks: several }, 'translation')
    expect(more).toEqual([])
    expect(other?.label).toBe('Run locally: other')
    expect(localModels({ state, tasks }, 'translation')).toEqual([])
  })

  test('says how to try a task that has an engine but no model here', () => {
    const reason = reasonOf('summarization', { state, tasks })
    expect(reason).toMatch(/No model for this task.*taskmesh run summarization … --model/)
  })

  test('says that no engine runs a task, and what the page is good for', () => {
    const reason = reasonOf('robotics', { state, tasks })
    expect(reason).toMatch(
      /^No engine of this runner runs robotics: .* The form still shows what goes in/,
    )
    expect(reason).not.toContain('--model')
  })

  test('says what the runner says about other tasks', () => {
    expect(reasonOf('any-to-any', { state, tasks })).toContain('does not know this task')
  })

  test('says how to get one when there is none', () => {
    expect(reasonOf('translation', { state: { status: 'absent', config: {} } })).toContain(
      'npm start',
    )
    expect(reasonOf('translation', { state: { status: 'loading', config: {} } })).toContain(
      'Looking',
    )
    const broken = readConfig('{"runnerUrl":5}')
    expect(reasonOf('translation', { state: broken })).toBe(broken.reason)
  })
})
