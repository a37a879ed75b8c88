/** Where a vote stands. */
export interface Count {
  /** Members of the largest agreeing group. */
  agreeing: number
  /** Members of the largest agreeing group among the others. */
  rivals: number
  /** How many voices may still come. */
  open: number
  quorum: number
}

export type Verdict = 'agreed' | 'open' | 'hopeless'

/**
 * Returns whether a group has won: it has the quorum, and no other group can become as large. It is
 * hopeless when no group can get there any more.
 */
export function verdictOf({ agreeing, rivals, open, quorum }: Count): Verdict {
  if (agreeing >= quorum && agreeing > rivals + open) return 'agreed'
  const isTie = open === 0 && agreeing === rivals
  return agreeing + open < quorum || isTie ? 'hopeless' : 'open'
}
