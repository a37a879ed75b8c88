/** What a parse that does not throw gives. */
export type ParseResult<Data, Failure> =
  { success: true; data: Data } | { success: false; error: Failure }
