import { isRecord } from '@taskmesh/errors'
import { inlineMedia } from '@taskmesh/tasks/media'
import { TASK_SCHEMAS } from '@taskmesh/tasks'
import type { FastifyReply } from 'fastify'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import type { DialectContext } from '../core/dialect.ts'
import { readAs } from '../textEmbeddings/bodySchemas.ts'
import { tensorError } from './errors.ts'
import { inferBody } from './inferBody.ts'
import { OUTPUT } from './metadata.ts'
import { readInputs } from './readInputs.ts'
import { readTensor } from './tensor.ts'
import { writeOutputs } from './writeOutputs.ts'

/** The parameters of the protocol itself and of MLServer's, which are no parameters of a task. */
const OWN_PARAMETERS = ['binary_data_output', 'content_type', 'headers']

/** The parameters of a task: what is no scalar may come as JSON in a string. */
function taskParameters(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(given).filter(([name]) => !OWN_PARAMETERS.includes(name))
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return [name, value]
      try {
        return [name, JSON.parse(value)]
      } catch {
        return [name, value]
      }
    }),
  )
}

function isBinary(parameters: unknown, name: string): boolean {
  return isRecord(parameters) && parameters[name] === true
}

/**
 * Runs an inference.
 *
 * Source: Open Inference Protocol, version 2, "Inference".
 *
 * @throws InvalidRequestError for tensors that do not fit, and for those in binary form.
 */
export async function infer(
  { calls }: Pick<DialectContext, 'calls'>,
  reply: FastifyReply,
  { task, id: model }: ModelInfo,
): Promise<Record<string, unknown>> {
  const body = readAs(task, inferBody, reply.request.body)
  const { id, parameters, outputs: wanted } = body
  for (const [index, { name, parameters: how }] of (wanted ?? []).entries()) {
    if (name !== OUTPUT) {
      throw tensorError(task, `outputs[${index}].name`, `"${OUTPUT}"`, JSON.stringify(name))
    }
    if (isBinary(how, 'binary_data')) {
      const expected = 'false: this server writes no tensors in binary form'
      throw tensorError(task, `outputs[${index}].parameters.binary_data`, expected, 'true')
    }
  }
  if (isBinary(parameters, 'binary_data_output')) {
    const expected = 'false: this server writes no tensors in binary form'
    throw tensorError(task, 'parameters.binary_data_output', expected, 'true')
  }
  const tensors = body.inputs.map((tensor, index) => readTensor(task, tensor, index))
  const inputs = readInputs(task, tensors)
  const run = async (given: unknown) => {
    const request = { inputs: given, parameters: taskParameters(parameters ?? {}) }
    return calls.run(reply, task, request, { model })
  }
  const warnings: string[] = []
  const outputs: unknown[] = []
  if (TASK_SCHEMAS[task].batch && inputs.length > 1) {
    const result = await run(inputs)
    warnings.push(...result.warnings)
    outputs.push(...(Array.isArray(result.output) ? result.output : [result.output]))
  } else {
    for (const input of inputs) {
      const result = await run(input)
      warnings.push(...result.warnings)
      outputs.push(result.output)
    }
  }
  const { list } = await inlineMedia({ list: outputs })
  return {
    model_name: model,
    model_version: task,
    ...((id ?? null) === null ? {} : { id }),
    ...(warnings.length === 0 ? {} : { parameters: { warnings: warnings.join('\n') } }),
    outputs: [writeOutputs(task, list)],
  }
}
