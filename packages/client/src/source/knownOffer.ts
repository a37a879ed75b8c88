import { cidOfUrl } from '@taskmesh/content'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { findOffer, type Offer } from './findOfferedTask.ts'

const MOST = 1000
const known = new WeakMap<ContentStorage, Map<string, Promise<Offer | undefined>>>()

function offersOf(storage: ContentStorage): Map<string, Promise<Offer | undefined>> {
  const offers = known.get(storage) ?? new Map<string, Promise<Offer | undefined>>()
  known.set(storage, offers)
  return offers
}

/**
 * What a source runs, as {@link findOffer} tells, read once for content that cannot change because
 * its identifier is in the URL. A failure is not remembered.
 */
export function knownOffer(
  storage: ContentStorage,
  metadataUrl: string,
): Promise<Offer | undefined> {
  const offers = offersOf(storage)
  const remembered = offers.get(metadataUrl)
  if (remembered !== undefined) return remembered
  const reading = findOffer(storage, metadataUrl)
  if (cidOfUrl(metadataUrl) === undefined) return reading
  const [oldest] = offers.keys()
  if (offers.size >= MOST && oldest !== undefined) offers.delete(oldest)
  offers.set(metadataUrl, reading)
  reading.catch(() => offers.delete(metadataUrl))
  return reading
}
