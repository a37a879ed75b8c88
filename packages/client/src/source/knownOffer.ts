import { ipfsPathOf } from '@taskmesh/content'
import { LRUCache } from 'lru-cache'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { findOffer, type Offer } from './findOfferedTask.ts'

const MAX_OFFERS = 1000

type Offers = LRUCache<string, Promise<Offer | undefined>>

const offersByStorage = new WeakMap<ContentStorage, Offers>()

function offersOf(storage: ContentStorage): Offers {
  const offers = offersByStorage.get(storage) ?? new LRUCache({ max: MAX_OFFERS })
  offersByStorage.set(storage, offers)
  return offers
}

/**
 * Returns what a source runs, as {@link findOffer} does. Content whose identifier is in the URL
 * cannot change, so it is read once; a failure is not remembered.
 */
export function knownOffer(
  storage: ContentStorage,
  metadataUrl: string,
): Promise<Offer | undefined> {
  const offers = offersOf(storage)
  const known = offers.get(metadataUrl)
  if (known !== undefined) return known
  const reading = findOffer(storage, metadataUrl)
  if (ipfsPathOf(metadataUrl)?.path.length !== 0) return reading
  offers.set(metadataUrl, reading)
  reading.catch(() => offers.delete(metadataUrl))
  return reading
}
