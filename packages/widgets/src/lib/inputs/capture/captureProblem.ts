import { reasonOf } from '@taskmesh/errors'
import type { Translate } from '../../messages/useTranslate.ts'

/** A microphone or a camera, as people call it. */
export type Device = 'microphone' | 'camera'

/** What keeps a page from using a device, as a sentence. Source: Media Capture and Streams, 10.6. */
export function captureProblem(device: Device, error: unknown, t: Translate): string {
  const isCamera = device === 'camera'
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') {
    return t(
      isCamera
        ? 'The browser was not allowed to use the camera. Allow it beside the address of the page.'
        : 'The browser was not allowed to use the microphone. Allow it beside the address of the page.',
    )
  }
  if (name === 'NotFoundError' || name === 'OverconstrainedError')
    return t(isCamera ? 'There is no camera here.' : 'There is no microphone here.')
  if (name === 'NotReadableError') {
    return t(isCamera ? 'Another program uses the camera.' : 'Another program uses the microphone.')
  }
  return t(
    isCamera ? 'The camera can’t be used: {0}' : 'The microphone can’t be used: {0}',
    reasonOf(error),
  )
}

/**
 * Asks for a device.
 *
 * @throws what {@link captureProblem} has words for.
 */
export async function openDevice(device: Device): Promise<MediaStream> {
  // Browsers have none of it on pages that are not secure.
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (devices === undefined) {
    throw new DOMException(
      'browsers allow it on pages of https:// and of this computer only.',
      'NotSupportedError',
    )
  }
  return devices.getUserMedia(
    device === 'camera' ? { video: { facingMode: 'environment' } } : { audio: true },
  )
}

/** Lets go of a device. */
export function closeStream(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
