import '#lib/config/zodWithoutEval.ts'
import type { EIP6963ProviderDetail } from 'mipd'
import type { Address } from 'viem'
import * as z from 'zod/mini'
import type { Wallet } from './wallet.ts'

const LONGEST_ICON = 256 * 1024

const info = z.object({
  rdns: z.string().check(z.regex(/^[\w.-]{1,253}$/)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
})
const icon = z.string().check(z.regex(/^data:image\//), z.maxLength(LONGEST_ICON))
const accounts = z.array(z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/))).check(z.maxLength(1000))

/** Reads what a wallet announces, which any script of the page may have written; `undefined` when it is none. */
export function readWallet(detail: EIP6963ProviderDetail): Wallet | undefined {
  const { success, data } = z.safeParse(info, detail.info)
  if (!success || typeof detail.provider?.request !== 'function') return undefined
  const { provider } = detail
  return { ...data, icon: z.safeParse(icon, detail.info.icon).data, provider }
}

/** Reads the accounts that a wallet returns: the first is the one that its user has chosen. */
export function readAccount(value: unknown): Address | undefined {
  const [first] = z.safeParse(accounts, value).data ?? []
  // The pattern has made sure of it.
  return first === undefined ? undefined : `0x${first.slice(2)}`
}
