import { isTaskId, type TaskId } from '@taskmesh/tasks/registry'
import * as z from 'zod/mini'

const MAX_SOURCES = 1000

const httpUrl = z.url({ protocol: /^https?$/ }).check(z.maxLength(2048))
const hex = (bytes: number) =>
  z.templateLiteral(['0x', z.string().check(z.regex(new RegExp(`^[0-9a-fA-F]{${bytes * 2}}$`)))])
const address = hex(20)
const wei = z.codec(
  z.string().check(z.regex(/^[0-9]{1,40}$/, { error: 'an amount in wei, in decimal digits' })),
  z.bigint(),
  { decode: (digits) => BigInt(digits), encode: (amount) => amount.toString() },
)
const taskId = z.custom<TaskId>(isTaskId)
const sources = z.codec(
  z
    .record(z.string(), address)
    .check(z.refine((record) => Object.keys(record).length <= MAX_SOURCES)),
  z.map(taskId, address),
  {
    // A network may be newer and offer tasks that are not known here.
    decode: (record) =>
      new Map(
        Object.entries(record).flatMap(([id, source]) => (isTaskId(id) ? [[id, source]] : [])),
      ),
    encode: (map) => Object.fromEntries(map),
  },
)

const chain = z.object({
  rpcUrl: httpUrl,
  chainId: z.int().check(z.positive()),
  storageUrl: httpUrl,
  sources,
  payment: wei,
  account: z.optional(z.object({ address, privateKey: hex(32) })),
})

const BASE = 'https://site.invalid/'

/** A URL, or a path from the folder of `taskmesh.json`. */
const place = z.string().check(
  z.minLength(1),
  z.maxLength(2048),
  z.refine(
    (text) =>
      URL.canParse(text, BASE) && /^https?:$/.test(new URL(text, BASE).protocol),
    { error: 'an http or https URL, or a path' },
  ),
)
const browserModel = z.object({ id: z.string().check(z.maxLength(256)), url: place })
const browserModels = z.codec(
  z
    .record(z.string(), browserModel)
    .check(z.refine((record) => Object.keys(record).length <= MAX_SOURCES)),
  z.map(taskId, browserModel),
  {
    decode: (record) =>
      new Map(Object.entries(record).flatMap(([id, model]) => (isTaskId(id) ? [[id, model]] : []))),
    encode: (map) => Object.fromEntries(map),
  },
)

const browser = z.object({
  wasmUrl: place,
  models: browserModels,
  version: z.optional(z.string().check(z.regex(/^[\w.-]{1,64}$/))),
})

/**
 * The form of `taskmesh.json`, which tells pages and programs where a runner and a chain are. It is
 * read with `z.safeParse(networkFile, json)` and written with `z.encode(networkFile, file)`, which
 * checks it too.
 *
 * - `runnerUrl`: a runner.
 * - `chain`: a chain with, for each task, the address of a source that offers it (a `Map`; an object
 *   in JSON); `payment` in wei (a bigint; decimal digits in JSON); `account` on local networks only,
 *   whose keys are worth nothing.
 * - `browser`: models that pages run themselves, by task (a `Map`; an object in JSON), each with its folder as a URL;
 *   `wasmUrl` is the folder with the files of onnxruntime-web. URLs may be paths from the folder of `taskmesh.json`.
 *   Browsers keep the files by `version`, and load them again when it changes.
 */
export const networkFile = z.object({
  runnerUrl: z.optional(httpUrl),
  chain: z.optional(chain),
  browser: z.optional(browser),
})

/** What `taskmesh.json` says, as it is read. */
export type NetworkFile = z.output<typeof networkFile>

/** The chain that `taskmesh.json` names. */
export type NetworkChain = NonNullable<NetworkFile['chain']>

/** The models that `taskmesh.json` names for the browser. */
export type NetworkBrowser = NonNullable<NetworkFile['browser']>
