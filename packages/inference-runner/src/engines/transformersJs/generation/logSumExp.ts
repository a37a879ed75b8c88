/** Natural logarithm of the sum of the exponentials, without overflow. */
export function logSumExp(logits: Float32Array): number {
  let greatest = -Infinity
  for (const logit of logits) if (logit > greatest) greatest = logit
  if (greatest === -Infinity) return greatest
  let sum = 0
  for (const logit of logits) sum += Math.exp(logit - greatest)
  return greatest + Math.log(sum)
}
