/** What a list beside a picture says of one thing that was found in it. */
export interface Finding {
  /** Place in the answer. */
  index: number
  /** Its label, or its number when it has none. */
  name: string
  /** How sure the model is, as text; empty when it does not say. */
  score: string
  color: string
}
