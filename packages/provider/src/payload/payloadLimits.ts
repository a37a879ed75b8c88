/** What a payload may be made of, before it is parsed at all. */
export interface PayloadLimits {
  /** Most bytes. Default 32 MiB. */
  maxBytes: number
  /** How deep objects and arrays may lie in each other. Default 100. */
  maxDepth: number
  /** Most keys of all objects together. Default 100 000. */
  maxKeys: number
  /** Most values: the items of all arrays and the entries of all objects. Default 1 000 000. */
  maxValues: number
}

/** The limits that hold unless others are given. */
export const PAYLOAD_LIMITS: PayloadLimits = {
  maxBytes: 32 * 1024 * 1024,
  maxDepth: 100,
  maxKeys: 100_000,
  maxValues: 1_000_000,
}
