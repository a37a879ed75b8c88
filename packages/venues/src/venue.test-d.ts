import { expectTypeOf } from 'vitest'
import { defineTask } from '@taskmesh/tasks/define'
import * as z from 'zod/mini'
import { chainVenue, type ChainVenueOptions } from './chain/index.ts'
import { defineVenue, httpRunner, type Venue } from './index.ts'

declare const options: ChainVenueOptions
const onChain = chainVenue(options)
const onRunner = httpRunner({ url: 'http://127.0.0.1:8080' })

// Whatever a venue reports and returns beyond the common fields, it is a venue.
const venues: Venue[] = [onChain, onRunner]
const [venue] = venues
if (venue === undefined) throw new Error('There are two.')

// The output follows from the task and from the inputs.
const one = await venue.run('translation', { inputs: 'Hello' })
expectTypeOf(one.output.translation_text).toEqualTypeOf<string>()
const many = await venue.run('translation', { inputs: ['Hello', 'Good night'] })
expectTypeOf(many.output[0]?.translation_text).toEqualTypeOf<string | undefined>()
// @ts-expect-error no task of that name
await venue.run('telepathy', { inputs: 'Hello' })
// @ts-expect-error inputs of another task
await venue.run('visual-question-answering', { inputs: 'Hello' })

// Facts of a venue are typed.
const paid = await onChain.run('translation', { inputs: 'Hello' })
expectTypeOf(paid.payment).toEqualTypeOf<bigint>()
expectTypeOf(paid.output.translation_text).toEqualTypeOf<string>()
// @ts-expect-error a runner is not paid
void one.payment

// So are those of a venue that somebody else defines.
const metered = defineVenue({
  id: 'metered',
  label: 'Metered',
  run: async () => ({ output: undefined, joules: 3 }),
})
const { joules } = await metered.run('translation', { inputs: 'Hello' })
expectTypeOf(joules).toEqualTypeOf<number>()

// Steps of the chain have their facts.
await onChain.run(
  'translation',
  { inputs: 'Hello' },
  {
    onProgress: (progress) => {
      if (progress.step === 'published') expectTypeOf(progress.expiryTime).toEqualTypeOf<bigint>()
      // @ts-expect-error not known at every step
      void progress.provider
    },
  },
)

// A task of one's own runs where it is taken, with its types.
const wordCount = defineTask({
  id: 'word-count',
  schema: { inputs: z.string(), output: z.object({ count: z.int() }), batch: true },
})
const counted = await onRunner.run(wordCount, { inputs: ['one', 'two'] })
expectTypeOf(counted.output[0]?.count).toEqualTypeOf<number | undefined>()
// @ts-expect-error a string goes in
await onRunner.run(wordCount, { inputs: 42 })
// @ts-expect-error the chain runs the tasks of the registry
await onChain.run(wordCount, { inputs: 'one' })
// @ts-expect-error so does any venue of which nothing else is known
await venue.run(wordCount, { inputs: 'one' })
