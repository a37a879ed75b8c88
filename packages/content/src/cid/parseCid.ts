import { bases } from 'multiformats/basics'
import { CID } from 'multiformats/cid'

const LONGEST_CID = 1024

const decoders = Object.values(bases).map((base) => base.decoder)

/**
 * Reads a content identifier in any base of the multibase table.
 *
 * @returns nothing when the text is none.
 */
export function parseCid(text: string): CID | undefined {
  if (text.length === 0 || text.length > LONGEST_CID) return undefined
  // Version 0 has no prefix: base58 as it is.
  if (text.startsWith('Qm')) return tryParse(() => CID.parse(text))
  const decoder = decoders.find(({ prefix }) => text.startsWith(prefix))
  return decoder && tryParse(() => CID.decode(decoder.decode(text)))
}

function tryParse(parse: () => CID): CID | undefined {
  try {
    return parse()
  } catch {
    return undefined
  }
}
