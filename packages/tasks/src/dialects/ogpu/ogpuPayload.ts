import type { UntypedRequest } from '../shared/untypedRequest.ts'

/** What a task's config on the chain holds. Source: OGPU guide "Hugging Face sources". */
export interface OgpuPayload {
  function_name: 'inference'
  data: OgpuData
}

/** The part of the payload that a source's service receives. */
export interface OgpuData {
  input: unknown
  args: Record<string, unknown>
}

/** The payload of a call, which is the same for every task. */
export function payloadOf({ inputs, parameters }: UntypedRequest): OgpuPayload {
  return { function_name: 'inference', data: { input: inputs, args: { ...parameters } } }
}
