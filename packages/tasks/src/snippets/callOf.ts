import { TASK_EXAMPLES } from '../examples.ts'
import { isBatch } from '../parse/isBatch.ts'
import { mapMedia } from '../dialects/shared/mapMedia.ts'
import type { TaskId } from '../registry/tasks.ts'
import type { Media } from '../schema/mediaValue.ts'
import type { MediaKind } from '../schema/mediaKind.ts'
import { mediaPaths } from '../compiled/mediaPaths.ts'
import { TASK_SCHEMAS } from '../schemas.ts'
import type { Call, SnippetOptions } from './snippet.ts'

const LONGEST_MEDIA = 100
const RUNNER = 'http://127.0.0.1:8080'
const SOURCE = '0x…'

/** Addresses that stand for files. */
const MEDIA_URLS = {
  image: 'https://example.com/picture.png',
  audio: 'https://example.com/sound.wav',
  video: 'https://example.com/video.mp4',
  '3d': 'https://example.com/model.glb',
} as const satisfies Record<MediaKind, string>

/** Changes all media of a value, by what a schema says of its places. */
export function changeMedia(
  value: unknown,
  schema: Parameters<typeof mediaPaths>[0],
  change: (media: Media, kind: MediaKind) => unknown,
): unknown {
  return mediaPaths(schema).reduce(
    (current, place) => mapMedia(current, [place], (media) => change(media, place.kind)),
    value,
  )
}

function shorten(media: Media, kind: MediaKind): string {
  const isShort = typeof media === 'string' && media.length <= LONGEST_MEDIA
  return isShort ? media : MEDIA_URLS[kind]
}

function firstRequest(task: TaskId): Call['request'] {
  const [first]: readonly { request: Call['request'] }[] = TASK_EXAMPLES[task]
  return first?.request ?? { inputs: null }
}

/** What the snippets of a task show. */
export function callOf<Id extends TaskId>(task: Id, options: SnippetOptions<Id>): Call {
  const { inputs: schema, parameters: parametersSchema } = TASK_SCHEMAS[task]
  const { inputs, parameters } = options.example?.request ?? firstRequest(task)
  const shortInputs = isBatch(task, inputs)
    ? inputs.map((input) => changeMedia(input, schema, shorten))
    : changeMedia(inputs, schema, shorten)
  const shortParameters = changeMedia({ ...parameters }, parametersSchema, shorten)
  return {
    task,
    request: {
      inputs: shortInputs,
      ...(parameters === undefined ? {} : { parameters: { ...Object(shortParameters) } }),
    },
    model: options.model,
    source: options.source ?? SOURCE,
    runnerUrl: (options.runnerUrl ?? RUNNER).replace(/\/+$/, ''),
  }
}
