import { moved, unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

/** An image task whose image lies in an object of its own: `{ inputs: { image } }`. */
export const unwrapImage: Step = (body) => {
  if (!isJsonObject(body) || !isJsonObject(body['inputs'])) return unchanged(body)
  const { image, ...rest } = body['inputs']
  return image === undefined || Object.keys(rest).length > 0
    ? unchanged(body)
    : moved({ ...body, inputs: image }, [{ to: ['inputs'], from: ['inputs', 'image'] }])
}
