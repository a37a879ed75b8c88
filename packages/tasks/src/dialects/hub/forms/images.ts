import { withoutApiOptions } from '../../shared/apiOptions.ts'
import { moved, unchanged, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { isMedia } from '../../shared/isMedia.ts'
import { splitBase64, toUrl } from '../../shared/mediaForms.ts'
import type { HubForm } from '../hubForm.ts'

const SIZE = /^(\d{1,5})x(\d{1,5})$/

function sizeOf(size: unknown): Record<string, unknown> {
  const [, width, height] = (typeof size === 'string' && SIZE.exec(size)) || []
  if (width === undefined) return size === undefined || size === 'auto' ? {} : { size }
  return { width: Number(width), height: Number(height) }
}

const readImageBody: Step = (body) => {
  if (!isJsonObject(body)) return unchanged(body)
  const {
    prompt,
    inputs: _none,
    size,
    response_format: _format,
    user: _user,
    ...rest
  } = withoutApiOptions(body)
  return moved({ inputs: prompt, ...sizeOf(size), ...rest }, [
    { to: ['inputs'], from: ['prompt'] },
    { to: ['width'], from: ['size'] },
    { to: ['height'], from: ['size'] },
  ])
}

/** A picture as base64, or as a URL where the call asks for one or there is nothing else. */
function imageOf(output: unknown, isUrl: boolean): unknown {
  const image = isJsonObject(output) ? output['image'] : undefined
  if (!isMedia(image)) return {}
  const base64 = splitBase64(image)?.base64
  return base64 === undefined || isUrl ? { url: toUrl(image) } : { b64_json: base64 }
}

/**
 * `{ prompt, size?, … }` of `/v1/images/generations`.
 *
 * Source: OpenAI API reference, "Create image".
 */
export const imagesForm: HubForm = {
  name: 'images',
  isBody: ({ prompt, inputs }) => (prompt ?? null) !== null && (inputs ?? null) === null,
  decodeBody: readImageBody,
  keep: ({ response_format: format }) => format === 'url',
  encodeAnswer: ({ outputs, form, facts: { created = 0 } }) => ({
    created,
    data: outputs.map((output) => imageOf(output, form.kept === true)),
  }),
}
