import { lookup as resolve, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, fetch as undiciFetch, FormData as UndiciFormData } from 'undici'
import { FetchError, UnsafeAddressError } from '../fetch/errors.ts'
import { isPublicAddress } from '../fetch/isPublicAddress.ts'
import type { Transport } from './transport.ts'

const CONNECT_TIMEOUT_MS = 10_000

/** Resolves a name and refuses it unless every address is public; the checked ones are used. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    const addresses: LookupAddress[] = found ?? []
    const unsafe = addresses.find(({ address }) => !isPublicAddress(address))
    const problem =
      error ??
      (unsafe && new UnsafeAddressError(`http://${hostname}`, `it resolves to ${unsafe.address}`))
    const [first] = addresses
    if (problem) return callback(problem, [])
    if (first === undefined) {
      return callback(new FetchError(`http://${hostname}`, 'its name has no address'), [])
    }
    if (options.all) return callback(null, addresses)
    return callback(null, first.address, first.family)
  })
}

const guarded = new Agent({ connect: { lookup: publicLookup, timeout: CONNECT_TIMEOUT_MS } })
const unguarded = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS } })

function toUndiciBody(body: string | Uint8Array | FormData | undefined) {
  if (!(body instanceof FormData)) return body
  const form = new UndiciFormData()
  for (const [name, value] of body.entries()) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value, value.name)
  }
  return form
}

/** Connects only to public addresses when guarded, whatever the name resolves to at that moment. */
export const transport: Transport = (url, { method, headers, body, signal, isGuarded }) =>
  undiciFetch(url, {
    method,
    headers,
    body: toUndiciBody(body),
    signal,
    redirect: 'manual',
    dispatcher: isGuarded ? guarded : unguarded,
  })
