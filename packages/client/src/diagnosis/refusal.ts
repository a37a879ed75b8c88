import { ContractRevertError } from '../errors/chainErrors.ts'
import { REVERT_REASONS, type RevertName } from '../errors/revertReasons.ts'

/** Makes the error of a call that a contract refuses for one of its known reasons. */
export function refusal(
  functionName: string,
  name: RevertName,
  reason: string,
): ContractRevertError {
  return new ContractRevertError({ functionName, reason, ...REVERT_REASONS[name] })
}
