import { concatBytes, keccak256, slice, stringToBytes, toBytes, type Account } from 'viem'
import { IdempotencyError } from '../errors/publishErrors.ts'

const LONGEST_KEY = 200
const TAG_BYTES = 16
const TAG = /[#&]idempotency=([0-9a-f]{32})(?:&|$)/
/** What accounts sign to get a secret that nobody else has. Changing it orphans every key. */
const MESSAGE =
  'Taskmesh: the secret of this account’s idempotency keys. Never sign this for others.'

/** Accounts whose signatures of one message are always the same (RFC 6979). */
const DETERMINISTIC = new Set(['privateKey', 'hd'])

/** Refuses what is no usable key. */
export function checkKey(key: string): void {
  if (typeof key === 'string' && key.length > 0 && key.length <= LONGEST_KEY) return
  throw new IdempotencyError(`expected a string of 1 to ${LONGEST_KEY} characters.`)
}

const secrets = new WeakMap<Account, Promise<Uint8Array>>()

async function signedSecret(account: Account): Promise<Uint8Array> {
  // Of what the account itself says, for accounts without a private key here.
  const isSigning =
    account.type === 'local' && DETERMINISTIC.has(account.source) && account.signMessage
  if (!isSigning) return toBytes(keccak256(toBytes(account.address)))
  const [first, second] = await Promise.all([
    account.signMessage({ message: MESSAGE }),
    account.signMessage({ message: MESSAGE }),
  ])
  if (first === second) return toBytes(keccak256(first))
  throw new IdempotencyError(
    'the account signs differently each time, so a key would not be found again; give an `idempotencySecret`.',
  )
}

function secretOf(account: Account): Promise<Uint8Array> {
  const known = secrets.get(account)
  if (known !== undefined) return known
  const secret = signedSecret(account)
  secrets.set(account, secret)
  return secret
}

/**
 * Returns what stands for a key in public: 16 bytes of a keyed hash, as 32 hexadecimal digits.
 *
 * The secret of the hash is derived from a signature of the account, so that every process with
 * the same private key makes the same tag and nobody else can guess keys from it. An account whose
 * private key is elsewhere (a wallet, a KMS) gives no such signature: there the hash is salted with
 * the address only, and keys that can be guessed can be confirmed by guessing, unless the caller
 * gives a secret.
 *
 * @param secret - of the caller; the same in every process that uses the account.
 */
export async function keyTag(
  account: Account,
  key: string,
  secret: string | undefined,
): Promise<string> {
  const salt = secret === undefined ? await secretOf(account) : toBytes(keccak256(toBytes(secret)))
  const owner = toBytes(account.address.toLowerCase())
  const hash = keccak256(concatBytes([salt, owner, stringToBytes(key)]))
  return slice(hash, 0, TAG_BYTES).slice(2)
}

/** Adds a tag to a URL, in the fragment, which is never sent to a server. */
export function withTag(url: string, tag: string): string {
  return `${url}${url.includes('#') ? '&' : '#'}idempotency=${tag}`
}

/** Reads the tag of a URL. */
export function tagOf(url: string): string | undefined {
  return TAG.exec(url)?.[1]
}
