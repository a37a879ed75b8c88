export { type CidLayout, computeCid } from './cid/computeCid.ts'
export { cidOfUrl, ipfsPathOf, type IpfsPath } from './cid/ipfsPathOf.ts'
export { CidMismatchError, verifyCid } from './cid/verifyCid.ts'
export {
  ContentTooLargeError,
  FetchError,
  printableUrl,
  UnsafeAddressError,
} from './fetch/errors.ts'
export { isPublicAddress } from './fetch/isPublicAddress.ts'
export { safeFetch, type SafeFetchOptions, type SafeFetchResult } from './fetch/safeFetch.ts'
