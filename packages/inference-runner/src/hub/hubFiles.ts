import { listFiles, HubApiError } from '@huggingface/hub'
import * as z from 'zod/mini'
import { ModelUnavailableError } from '../errors.ts'
import type { HubFile } from './chooseFiles.ts'

const MOST_FILES = 10_000
const UNREACHABLE =
  'Check the connection, name a mirror by HF_ENDPOINT, or give the path of a folder that holds the model.'

const entry = z.object({
  type: z.string(),
  path: z.string().check(z.maxLength(1000), z.regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\0\\]+$/)),
  size: z.int().check(z.gte(0)),
  oid: z.optional(z.string().check(z.regex(/^[0-9a-f]{40}$/))),
  lfs: z.optional(z.object({ oid: z.string().check(z.regex(/^[0-9a-f]{64}$/)), size: z.int() })),
})

/** Where files of models come from. */
export interface HubPlace {
  id: string
  revision: string
  hubUrl: string
  accessToken: string | undefined
  fetch: typeof fetch
}

/** What went wrong at the Hub, as an error that says what to do. */
export function toUnavailable({ id, hubUrl, revision }: HubPlace, cause: unknown): Error {
  if (cause instanceof ModelUnavailableError) return cause
  const fail = (reason: string, retryable: boolean, details?: string) =>
    new ModelUnavailableError(id, reason, {
      retryable,
      cause,
      ...(details === undefined ? {} : { details }),
    })
  if (cause instanceof HubApiError) {
    const { statusCode } = cause
    if ([401, 403, 404].includes(statusCode)) {
      const name = revision === 'main' ? 'it' : `it, or its revision ${JSON.stringify(revision)},`
      return fail(
        `${name} does not exist at ${hubUrl}, or may be read with a token in HF_TOKEN only`,
        false,
      )
    }
    return fail(`${hubUrl} answered ${statusCode}`, statusCode >= 500 || statusCode === 429)
  }
  if (cause instanceof z.core.$ZodError) return fail(`${hubUrl} gave no list of files`, false)
  return fail(`${hubUrl} cannot be reached`, true, UNREACHABLE)
}

/** Lists the files of a model's repository. */
export async function readHubFiles(place: HubPlace): Promise<HubFile[]> {
  const { id, revision, hubUrl, accessToken } = place
  const files: HubFile[] = []
  const entries = listFiles({
    repo: { type: 'model', name: id },
    recursive: true,
    revision,
    hubUrl,
    fetch: place.fetch,
    ...(accessToken === undefined ? {} : { accessToken }),
  })
  for await (const raw of entries) {
    const { type, path, size, oid, lfs } = z.parse(entry, raw)
    if (type !== 'file') continue
    if (files.length >= MOST_FILES) {
      throw new ModelUnavailableError(id, 'it has too many files', { retryable: false })
    }
    const digest = lfs?.oid ?? oid
    const algorithm = lfs === undefined ? 'git' : 'sha256'
    files.push({
      path,
      bytes: lfs?.size ?? size,
      hash: digest === undefined ? undefined : { algorithm, digest },
    })
  }
  return files
}
