import * as z from 'zod'
import { bytes, whole } from './values.ts'

/** A client that may call: its key as a hash, or where the key can be read. */
export const keySetting = z
  .strictObject({
    name: z
      .string()
      .regex(/^[\w.@:-]{1,64}$/, { error: 'expected 1 to 64 letters, digits and . _ - @ :' })
      .describe('Name of the client, for logs and quotas.'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, { error: 'expected the SHA-256 of the key, 64 hexadecimal digits' })
      .optional()
      .describe('SHA-256 of the key; `taskmesh key <name>` makes a key and this.'),
    file: z.string().min(1).optional().describe('A file that holds the key, such as a secret.'),
    scopes: z
      .array(z.enum(['call', 'admin']))
      .min(1)
      .optional()
      .describe('call (default) runs models; admin also loads and unloads them.'),
    requestsPerMinute: whole(1).optional(),
    concurrency: whole(1).optional().describe('Requests that are under way at once.'),
    bytesPerDay: bytes().optional().describe('Bytes of request bodies, such as 1GB.'),
  })
  .refine(({ sha256, file }) => (sha256 === undefined) !== (file === undefined), {
    error: 'expected either sha256 or file',
  })

export type KeySetting = z.infer<typeof keySetting>
