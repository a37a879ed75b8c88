import * as z from 'zod/mini'
import type { HuggingFaceSpec, OnnxFileSpec } from '../../../engine/modelSpec.ts'
import { readFolderSettings } from './readFolderSettings.ts'

const config = z.looseObject({
  id2label: z.nullish(z.record(z.string(), z.coerce.string())),
  num_frames: z.nullish(z.int().check(z.gte(1), z.lte(1000))),
})

/** The names of classes, and of how many frames a video is, by the `config.json` beside a graph. */
export async function readLabels(
  spec: HuggingFaceSpec | OnnxFileSpec,
): Promise<{ labels?: string[]; frameCount?: number }> {
  const { data } = z.safeParse(config, await readFolderSettings(spec, 'config.json'))
  const { id2label, num_frames } = data ?? {}
  const count = Object.keys(id2label ?? {}).length
  const labels = Array.from({ length: count }, (_, index) => id2label?.[index] ?? `LABEL_${index}`)
  return {
    ...(count === 0 ? {} : { labels }),
    ...(typeof num_frames === 'number' ? { frameCount: num_frames } : {}),
  }
}
