import * as z from 'zod/mini'
import type { VenueProgress } from '../venue.ts'

const count = z.number().check(z.gte(0))

const progress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('queued'), place: count }),
  z.object({
    state: z.literal('loading'),
    file: z.string().check(z.maxLength(500)),
    loadedBytes: count,
    totalBytes: count,
  }),
  z.object({ state: z.literal('running') }),
])

/** Says what a runner tells of a call for the person who waits; `undefined` for what a newer runner tells. */
export function toVenueProgress(value: unknown): VenueProgress | undefined {
  const { success, data } = z.safeParse(progress, value)
  if (!success) return undefined
  if (data.state === 'running') return { status: 'running', message: 'The model runs.' }
  if (data.state === 'queued') {
    return { status: 'running', message: `Waits for the model, as number ${data.place}.` }
  }
  const { file, loadedBytes, totalBytes } = data
  const share = totalBytes > 0 ? `, ${Math.floor((100 * loadedBytes) / totalBytes)} %` : ''
  return { status: 'loading', message: `Loads ${file}${share}.` }
}
