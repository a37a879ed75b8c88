/** A call whose task nobody has named to the compiler. */
export interface UntypedRequest {
  readonly inputs: unknown
  readonly parameters?: Readonly<Record<string, unknown>> | undefined
}
