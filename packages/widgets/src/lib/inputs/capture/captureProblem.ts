import { reasonOf } from '@taskmesh/errors'

/** A microphone or a camera, as people call it. */
export type Device = 'microphone' | 'camera'

/** What keeps a page from using a device, as a sentence. Source: Media Capture and Streams, 10.6. */
export function captureProblem(device: Device, error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') {
    return `The browser was not allowed to use the ${device}. Allow it beside the address of the page.`
  }
  if (name === 'NotFoundError' || name === 'OverconstrainedError')
    return `There is no ${device} here.`
  if (name === 'NotReadableError') return `Another program uses the ${device}.`
  return `The ${device} can’t be used: ${reasonOf(error)}`
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
    throw new Error('browsers allow it on pages of https:// and of this computer only.')
  }
  return devices.getUserMedia(
    device === 'camera' ? { video: { facingMode: 'environment' } } : { audio: true },
  )
}

/** Lets go of a device. */
export function closeStream(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
