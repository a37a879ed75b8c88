import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { environmentNames } from '@taskmesh/contracts'
import { policySchema, type PolicyOptions } from '@taskmesh/provider'
import { TASK_IDS } from '@taskmesh/tasks'
import { formatEther, isAddress, parseEther, type Address } from 'viem'
import * as z from 'zod'
import { ConfigurationError } from '../configuration/errors.ts'
import { readSmallFile } from '../configuration/readConfigurationFile.ts'
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../keystore/keystoreFile.ts'
import { NoProviderHereError } from './errors.ts'
import type { ProviderFolder } from './providerFolder.ts'

const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http(s) URL' }).max(2048)
const address = z.custom<Address>((value) => typeof value === 'string' && isAddress(value), {
  error: 'expected an address: 0x and 40 hexadecimal digits',
})
/** An amount in OGPU, such as "0.01"; wei for programs. */
const amount = z.codec(
  z.string().regex(/^\d{1,18}(\.\d{1,18})?$/, { error: 'expected an amount in OGPU, as "0.01"' }),
  z.bigint(),
  { decode: (text) => parseEther(text), encode: (wei) => formatEther(wei) },
)

/** A policy as it was written: its defaults are filled in by who reads it. */
const policy = z.custom<PolicyOptions>().superRefine((value, { addIssue }) => {
  for (const { path, message } of policySchema.safeParse(value).error?.issues ?? []) {
    addIssue({ code: 'custom', path: [...path], message })
  }
})

/** A source that the provider works for. */
const source = z.strictObject({
  source: address.describe('Address of the source.'),
  task: z
    .enum(TASK_IDS, { error: 'expected the name of a task' })
    .describe('What the source is for.'),
  model: z
    .string()
    .min(1)
    .max(4096)
    .optional()
    .describe('A folder, or a name on the Hub. Default: the demonstration model of the task.'),
  dtype: z.string().min(1).max(20).optional().describe('Type of the weights, such as "q8".'),
  revision: z.string().min(1).max(200).optional().describe('Version of a model of the Hub.'),
})

/** `provider.json`: what a provider works for, and within which limits. */
export const providerFile = z.strictObject({
  $schema: z.string().max(2048).optional().describe('For editors: provider.schema.json.'),
  network: z.strictObject({
    chain: z.enum(['mainnet', 'testnet', 'devnet'], {
      error: 'expected mainnet, testnet or devnet',
    }),
    rpcUrl: httpUrl.describe('URL of a node of the chain.'),
    storageUrl: httpUrl
      .optional()
      .describe('URL of the storage for results. Default: that of the chain.'),
  }),
  provider: address.describe('The account that works and signs.'),
  master: address.describe('The account that stakes and withdraws.'),
  environment: z.enum(environmentNames).default('CPU').describe('What the models run on.'),
  sources: z
    .array(source)
    .min(1, { error: 'expected at least one source' })
    .max(1000)
    .describe('What the provider works for.'),
  concurrency: z.int().min(1).max(1024).default(2).describe('Tasks to work on at once.'),
  policy: policy.prefault({}).describe('Which tasks to take.'),
  maxFeePerTransaction: amount
    .prefault('0.05')
    .describe('Most that one transaction of the provider may cost, in OGPU.'),
  maxFeePerDay: amount
    .prefault('2')
    .describe(
      'Most that the gas of one day (UTC) may cost before no new task is attempted, in OGPU.',
    ),
  allowHosts: z
    .array(z.string().min(1).max(300))
    .max(100)
    .default([])
    .describe('Hosts that payloads and media may be fetched from although they are not public.'),
})

/** What `provider.json` says, as it is read. */
export type ProviderFile = z.output<typeof providerFile>

/** Whether there is a provider in the folder. */
export function hasProvider({ settings }: ProviderFolder): boolean {
  return existsSync(settings)
}

/**
 * Reads `provider.json`.
 *
 * @throws NoProviderHereError; ConfigurationError that names the place and what was expected.
 */
export async function readProviderFile(files: ProviderFolder): Promise<ProviderFile> {
  const { settings, folder } = files
  if (!hasProvider(files)) throw new NoProviderHereError(folder)
  const text = await readSmallFile(settings, 'provider.json')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ConfigurationError('provider.json', `${settings} is not JSON.`)
  }
  const { success, data, error } = z.safeDecode(providerFile, value as z.input<typeof providerFile>)
  if (success) return data
  const [issue] = error.issues
  const place = issue === undefined ? '' : z.core.toDotPath(issue.path)
  const words = [settings, place, issue?.message ?? 'not readable'].filter((word) => word !== '')
  throw new ConfigurationError(place, words.join(': '))
}

/** Replaces a file in one step, so that nobody reads half of it. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER })
  const next = `${path}.${process.pid}.tmp`
  await writeFile(next, text, { mode: PRIVATE_FILE, flush: true })
  await rename(next, path)
}

/** Writes `provider.json`. */
export async function writeProviderFile(
  { settings }: ProviderFolder,
  file: ProviderFile,
): Promise<void> {
  await replaceFile(settings, `${JSON.stringify(z.encode(providerFile, file), undefined, 2)}\n`)
}
