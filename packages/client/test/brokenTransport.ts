import { custom, http, type CustomTransport } from 'viem'

export interface RpcCall {
  method: string
  params: unknown
}

/** Sees each request before the node does. What it returns is the answer; `undefined` asks the node. */
export type Interference = (
  call: RpcCall,
  ask: () => Promise<unknown>,
) => Promise<unknown> | undefined

/** A transport to a real node through a connection that does as it likes. */
export function brokenTransport(url: string, interfere: Interference): CustomTransport {
  const node = http(url)({ retryCount: 0 })
  return custom(
    {
      request({ method, params }: { method: string; params?: unknown }) {
        const call = { method, params: params ?? [] }
        // The node gets what viem gave.
        const ask = () => node.request(call as Parameters<typeof node.request>[0])
        return interfere(call, ask) ?? ask()
      },
    },
    { retryCount: 0 },
  )
}
