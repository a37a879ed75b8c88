import { isUtf8 } from 'node:buffer'
import { isRecord } from '@taskmesh/errors'
import { withStreamFlag } from '../calls/liberalStream.ts'
import { BadRequestError } from '../core/errors.ts'
import { parseJsonBody } from '../core/parseJsonBody.ts'

const OPENING_BRACE = 0x7b
const SPACES = [0x20, 0x09, 0x0a, 0x0d]

/** A body that came: the object that its JSON is, or its bytes. */
export interface HuggingFaceBody {
  body: unknown
  /** Whether the call waits until its model is loaded, as `options` of the body say. */
  waits: boolean
}

function isObject(bytes: Uint8Array): boolean {
  return bytes.find((byte) => !SPACES.includes(byte)) === OPENING_BRACE
}

/**
 * Reads a body whose `Content-Type` may say anything: clients send files without one, and JSON as text.
 *
 * @throws {@link BadRequestError} when it should be JSON and is not.
 */
export async function readBody(
  bytes: unknown,
  contentType: string | undefined,
): Promise<HuggingFaceBody> {
  const whole = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0)
  const isJson = contentType !== undefined && /[/+]json\b/i.test(contentType)
  if (!isJson && !isObject(whole)) return { body: whole, waits: false }
  try {
    if (!isUtf8(whole)) throw new SyntaxError('It is not UTF-8.')
    const body = withStreamFlag(await parseJsonBody(whole, JSON.parse))
    const options = isRecord(body) ? body['options'] : undefined
    return { body, waits: isRecord(options) && options['wait_for_model'] === true }
  } catch (cause) {
    if (isJson) throw new BadRequestError('The body is not JSON, which its type says it is.', cause)
    return { body: whole, waits: false }
  }
}
