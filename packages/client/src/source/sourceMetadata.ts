import type { Environment } from '@taskmesh/contracts'
import * as z from 'zod/mini'

const text = z.string().check(z.maxLength(4096))

/**
 * What the metadata URL of a source leads to. `cpu`, `nvidia` and `amd` are URLs of compose files,
 * or empty. Source: OGPU SDK, `imageMetadata.json`. `huggingface` is an addition of Taskmesh.
 */
export const sourceMetadataSchema = z.looseObject({
  name: z.optional(text),
  description: z.optional(text),
  logoUrl: z.optional(text),
  cpu: z.optional(text),
  nvidia: z.optional(text),
  amd: z.optional(text),
  huggingface: z.optional(
    z.looseObject({ task: text, model: z.optional(text), revision: z.optional(text) }),
  ),
})

/** The description of a source, as it is stored. */
export type SourceMetadata = z.infer<typeof sourceMetadataSchema>

/** The key of the compose file for an environment. */
export const METADATA_KEYS = {
  CPU: 'cpu',
  NVIDIA: 'nvidia',
  AMD: 'amd',
} as const satisfies Record<Environment, keyof SourceMetadata>
