import type { Runner } from '@taskmesh/inference-runner'
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
