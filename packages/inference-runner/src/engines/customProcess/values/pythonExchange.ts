import { isRecord } from '@taskmesh/errors'
import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import { decodeHubOutput } from '@taskmesh/tasks/dialects/hub'
import type { DecodedAudio } from '../../../engine/decodedAudio.ts'
import { ModelOutputError } from '../../../errors.ts'
import type { Exchange } from '../PipelineModel.ts'
import type { PipelineOutput } from '../process/messages.ts'
import { toMono } from '../../sounds/toMono.ts'
import { isStreamed } from '../../streams/streamedTask.ts'
import { joinYielded, readYielded } from '../../streams/yielded.ts'

/** Samples per second of sounds for a pipeline that names no other rate. */
const DEFAULT_SAMPLING_RATE = 16_000

function isSound(value: unknown): value is DecodedAudio {
  return isRecord(value) && Array.isArray(value['channels']) && 'samplingRate' in value
}

/** The value with its sounds as one channel at a rate. */
function withSounds(value: unknown, samplingRate: number): unknown {
  if (isSound(value)) return { samplingRate, channels: [toMono(value, samplingRate)] }
  if (Array.isArray(value)) return value.map((item) => withSounds(item, samplingRate))
  if (!isRecord(value) || 'data' in value) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withSounds(item, samplingRate)]),
  )
}

function readOutput(task: TaskId, output: PipelineOutput, input: unknown): unknown {
  // The request was parsed; where its media stood, decoded ones stand, which no reading of answers needs.
  const inputs = input as TaskInputs<TaskId>
  const wire = 'whole' in output ? output.whole : yieldedOf(task, output.yielded)
  return decodeHubOutput(task, wire, inputs)
}

function yieldedOf(task: TaskId, yielded: readonly unknown[]): unknown {
  return isStreamed(task) ? joinYielded(task, yielded) : yielded
}

/**
 * How the values of a pipeline in Python are those of its task: outputs come in any form that Hugging
 * Face's servers have for it.
 *
 * @param takesFiles - whether it gets sounds at their own rate.
 */
export function pythonExchange(task: TaskId, { takesFiles }: { takesFiles: boolean }): Exchange {
  return {
    inputsFor: (inputs, { samplingRate }) =>
      takesFiles
        ? inputs
        : inputs.map((input) => withSounds(input, samplingRate ?? DEFAULT_SAMPLING_RATE)),
    read: ({ outputs }, inputs) =>
      outputs.map((output, index) => readOutput(task, output, inputs[index])),
    readPieces(pieces) {
      if (!isStreamed(task)) throw new ModelOutputError(`${task} has no pieces`)
      return readYielded(task, pieces)
    },
  }
}
