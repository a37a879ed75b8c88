// For programs that sign, keep and send transactions of the protocol themselves, as a provider does.
export { diagnoseWork } from '../diagnosis/diagnoseWork.ts'
export { redactedReason } from '../errors/redactedReason.ts'
export { broadcast, type SignedTransaction } from '../transactions/broadcast.ts'
export { feeCap, parseSigned, raiseFees, type FeeLimit } from '../transactions/raiseFees.ts'
export {
  highestFee,
  prepareTransaction,
  signTransaction,
  type PreparedTransaction,
  type TransactionFees,
} from '../transactions/signTransaction.ts'
export { toCallError, type CallContext } from '../transactions/toCallError.ts'
