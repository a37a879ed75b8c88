export type { ChainProgress, ChainStep } from './chainProgress.ts'
export {
  chainVenue,
  type ChainFacts,
  type ChainVenue,
  type ChainVenueClient,
  type ChainVenueOptions,
} from './chainVenue.ts'
export { HeldPaymentError, TaskNotOfferedError, type HeldPayment } from './errors.ts'
export { formatExpiry } from './formatExpiry.ts'
