/** In how many parts a base fee is told by how full a block may change it. Source: EIP-1559. */
const BASE_FEE_MAX_CHANGE_DENOMINATOR = 8n
/** How many times its target a block may be full. Source: EIP-1559. */
const ELASTICITY_MULTIPLIER = 2n

/** What {@link nextBaseFeeOf} takes. */
export interface BlockGas {
  baseFeePerGas: bigint
  gasUsed: bigint
  gasLimit: bigint
}

/** The base fee of the block after one, in wei. Source: EIP-1559, "Specification". */
export function nextBaseFeeOf({ baseFeePerGas, gasUsed, gasLimit }: BlockGas): bigint {
  const target = gasLimit / ELASTICITY_MULTIPLIER
  if (target === 0n || gasUsed === target) return baseFeePerGas
  const distance = gasUsed > target ? gasUsed - target : target - gasUsed
  const change = (baseFeePerGas * distance) / target / BASE_FEE_MAX_CHANGE_DENOMINATOR
  if (gasUsed < target) return baseFeePerGas - change
  return baseFeePerGas + (change > 0n ? change : 1n)
}
