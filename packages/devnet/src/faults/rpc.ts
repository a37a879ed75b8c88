import * as z from 'zod/mini'

const callSchema = z.looseObject({
  id: z.optional(z.union([z.number(), z.string(), z.null()])),
  method: z.string().check(z.maxLength(200)),
  params: z.optional(z.array(z.unknown())),
})

/** The body of a JSON-RPC request: one call, or a batch. */
export const requestSchema = z.union([callSchema, z.array(callSchema).check(z.minLength(1))])

const answerSchema = z.looseObject({
  result: z.optional(z.unknown()),
  error: z.optional(z.looseObject({ code: z.number(), message: z.string() })),
})

/** A call of a JSON-RPC method. */
export type RpcCall = z.infer<typeof callSchema>

/** What a node says to a call. */
export interface RpcAnswer {
  result?: unknown
  error?: { code: number; message: string; data?: unknown } | undefined
}

/** Makes a call and gives its answer. */
export type Ask = (call: RpcCall) => Promise<RpcAnswer>

/** Returns a function that makes calls of the node at a URL. */
export function askNode(rpcUrl: string): Ask {
  return async ({ method, params = [] }) => {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    const { result, error } = z.parse(answerSchema, await response.json())
    return error === undefined ? { result } : { error }
  }
}

/** An answer that refuses, with the code that nodes use for what they say in words. */
export function refusal(message: string, code = -32_000): RpcAnswer {
  return { error: { code, message } }
}

/** Reads a number of a block, or of something else, as nodes write it. */
export function toNumber(value: unknown): number | undefined {
  return typeof value === 'string' && /^0x[\da-f]{1,13}$/i.test(value) ? Number(value) : undefined
}

/** Writes a number as nodes do. */
export function toQuantity(value: number): string {
  return `0x${Math.max(0, value).toString(16)}`
}

/** The number of the latest block. */
export async function headOf(ask: Ask): Promise<number> {
  return toNumber((await ask({ method: 'eth_blockNumber' })).result) ?? 0
}
