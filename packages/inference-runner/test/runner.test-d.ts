import type { PreparedRun, Runner, TaskPiece } from '@taskmesh/inference-runner'
import type { TaskOutput } from '@taskmesh/tasks'
import { expectTypeOf, test } from 'vitest'

declare const runner: Runner

test('default: the output is typed by the task and its inputs', async () => {
  const one = await runner.run('translation', { inputs: 'Hello' })
  expectTypeOf(one.output).toEqualTypeOf<TaskOutput<'translation'>>()
  const several = await runner.run('translation', { inputs: ['Hello', 'Bye'] })
  expectTypeOf(several.output).toEqualTypeOf<TaskOutput<'translation'>[]>()
  expectTypeOf(one.task).toEqualTypeOf<'translation'>()
})

test('error: inputs and parameters of another task do not compile', () => {
  // @ts-expect-error a question needs an image
  void runner.run('visual-question-answering', { inputs: 'Hello' })
  // @ts-expect-error top_k is a number
  void runner.run('text-classification', { inputs: 'Hello', parameters: { top_k: '1' } })
  // @ts-expect-error there is no such task
  void runner.run('text-clasification', { inputs: 'Hello' })
})

test('default: what is prepared keeps its types, and a request of unknown type is taken', async () => {
  const several = await runner.prepare('translation', { inputs: ['Hello', 'Bye'] })
  const { output } = await runner.run(several)
  expectTypeOf(output).toEqualTypeOf<TaskOutput<'translation'>[]>()
  const body: unknown = {}
  const either = await runner.run('translation', body)
  expectTypeOf(either.output).toEqualTypeOf<
    TaskOutput<'translation'> | TaskOutput<'translation'>[]
  >()
  expectTypeOf(await runner.prepare('translation', body)).toEqualTypeOf<
    PreparedRun<'translation'>
  >()
})

test('default: events of a stream are typed by the task', async () => {
  for await (const event of runner.stream('text-generation', { inputs: 'Once' })) {
    if (event.type === 'piece') {
      expectTypeOf(event.piece).toEqualTypeOf<TaskPiece<'text-generation'>>()
    } else {
      expectTypeOf(event.result.output).toEqualTypeOf<TaskOutput<'text-generation'>>()
    }
  }
})

test('error: requests of another task do not compile in prepare and stream either', () => {
  // @ts-expect-error a question needs an image
  void runner.prepare('visual-question-answering', { inputs: 'Hello' })
  // @ts-expect-error top_k is a number
  void runner.stream('text-classification', { inputs: 'Hello', parameters: { top_k: '1' } })
})
