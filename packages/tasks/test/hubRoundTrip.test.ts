import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeHubOutput,
  decodeHubRequest,
  encodeHubOutput,
  encodeHubRequest,
} from '../src/dialects/hub/index.ts'
import { isRecord } from '@taskmesh/errors'
import { TASK_EXAMPLES } from '../src/examples.ts'
import { parseOutput, parseRequest, TASK_IDS, type TaskId } from '../src/index.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'
import { arbitraryJson } from './arbitraryJson.ts'
import { arbitraryOf } from './arbitraryOf.ts'
import { comparable, readBlobs } from './comparable.ts'

/** Tasks that the API runs as a chat, where a temperature means that tokens are drawn. */
const CHATS = new Set<TaskId>(['image-text-to-text', 'audio-text-to-text', 'video-text-to-text'])

const extra = fc.dictionary(fc.stringMatching(/^x_[a-z]{1,5}$/), arbitraryJson({ maxDepth: 2 }), {
  maxKeys: 2,
  noNullPrototype: true,
})

function travel(wire: unknown): unknown {
  if (wire instanceof Uint8Array || wire instanceof Blob) return wire
  return JSON.parse(JSON.stringify(wire))
}

/** What a request says, whatever the form in which it says it. */
function meaning(
  task: TaskId,
  { inputs, parameters = {} }: { inputs: unknown; parameters?: object },
) {
  const drawn =
    CHATS.has(task) && 'temperature' in parameters && !('do_sample' in parameters)
      ? { do_sample: true }
      : {}
  const { images, ...rest }: Record<string, unknown> = isRecord(inputs) ? inputs : {}
  const isEmpty = CHATS.has(task) && Array.isArray(images) && images.length === 0
  return {
    inputs: comparable(task, 'inputs', isEmpty ? rest : inputs),
    parameters: comparable(task, 'parameters', { ...drawn, ...parameters }),
  }
}

function withoutEmpty(output: unknown): unknown {
  if (!Array.isArray(output)) return output
  return output.map((one: unknown) => {
    if (Array.isArray(one)) return withoutEmpty(one)
    if (!isRecord(one)) return one
    const { score, entity, entity_group: group, aggregator, coordinates, cells, ...rest } = one
    const hasNoCells = [coordinates, cells].every((list) => !Array.isArray(list) || !list.length)
    return {
      ...rest,
      ...(score === null ? {} : { score }),
      ...(entity === undefined ? { entity_group: group } : { entity }),
      ...(hasNoCells ? {} : { coordinates: coordinates ?? [], cells: cells ?? [] }),
      ...(aggregator === '' ? {} : { aggregator }),
    }
  })
}

/** What an output says, whatever the form in which it says it. */
async function sense(task: TaskId, output: unknown): Promise<unknown> {
  return withoutEmpty(comparable(task, 'output', await readBlobs(output)))
}

async function expectSameOutput(task: TaskId, output: unknown, inputs: unknown) {
  const typed = parseOutput(task, output, inputs as never)
  const wire = travel(encodeHubOutput(task, typed, inputs as never))
  const back = decodeHubOutput(task, wire, inputs as never)
  expect(await sense(task, back)).toEqual(await sense(task, output))
}

function expectSameRequest(task: TaskId, request: { inputs: unknown; parameters?: object }) {
  const parsed = parseRequest(task, request)
  const wire = travel(encodeHubRequest(task, parsed))
  expect(meaning(task, decodeHubRequest(task, wire))).toEqual(meaning(task, request))
}

describe('property: canonical → wire → canonical is the identity', () => {
  test.each(TASK_IDS)('%s: the examples', async (task) => {
    for (const { request, output } of TASK_EXAMPLES[task]) {
      expectSameRequest(task, request)
      await expectSameOutput(task, output, request.inputs)
    }
  })

  test.each(TASK_IDS)('%s: any request that fits', (task) => {
    const { inputs, parameters, batch } = ZOD_SCHEMAS[task]
    const one = arbitraryOf(inputs)
    const some = batch ? fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 })) : one
    fc.assert(
      fc.property(some, arbitraryOf(parameters), extra, (given, known, unknown) => {
        expectSameRequest(task, { inputs: given, parameters: { ...unknown, ...Object(known) } })
      }),
      { numRuns: 60 },
    )
  })

  test.each(TASK_IDS)('%s: any output that fits', async (task) => {
    const { inputs, output, batch } = ZOD_SCHEMAS[task]
    await fc.assert(
      fc.asyncProperty(
        arbitraryOf(inputs),
        fc.array(arbitraryOf(output), { minLength: 1, maxLength: 3 }),
        async (input, outputs) => {
          await expectSameOutput(task, outputs[0], input)
          if (batch)
            await expectSameOutput(
              task,
              outputs,
              outputs.map(() => input),
            )
        },
      ),
      { numRuns: 60 },
    )
  })
})
