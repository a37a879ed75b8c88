import * as z from 'zod/mini'

const count = z.int().check(z.nonnegative())
const positive = z.int().check(z.positive())

/** What every fault has. */
const common = {
  /** Share of the requests that it is in, of those that it can be in: 0 to 1. Default 1, all. */
  share: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  /** Most requests that it is in. Default: no limit. */
  times: z.optional(count),
  /** JSON-RPC methods that it is limited to. Default: all that it can be in. */
  methods: z.optional(z.array(z.string())),
}

/** A way in which a node, or the network before it, fails. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** The connection ends before the node sees the request. */
  z.strictObject({ kind: z.literal('drop'), ...common }),
  /** The node gets the request; the connection ends without its answer. */
  z.strictObject({ kind: z.literal('dropAfterForwarding'), ...common }),
  /** No answer ever comes; the node does not see the request. */
  z.strictObject({ kind: z.literal('hang'), ...common }),
  /** The request waits. `ms`: milliseconds. */
  z.strictObject({ kind: z.literal('delay'), ...common, ms: positive }),
  /** HTTP 429. `retryAfter`: the header, in seconds. Default 0. */
  z.strictObject({
    kind: z.literal('tooManyRequests'),
    ...common,
    retryAfter: z.optional(z.number().check(z.nonnegative())),
  }),
  /** HTTP 502 with a page of HTML. */
  z.strictObject({ kind: z.literal('badGateway'), ...common }),
  /** HTTP 503 without content. */
  z.strictObject({ kind: z.literal('unavailable'), ...common }),
  /** The node gets the request; half of its answer comes. */
  z.strictObject({ kind: z.literal('truncatedJson'), ...common }),
  /** The node takes the transaction; the answer is "already known". */
  z.strictObject({ kind: z.literal('alreadyKnown'), ...common }),
  /** The node takes the transaction; the answer is "nonce too low". */
  z.strictObject({ kind: z.literal('nonceTooLow'), ...common }),
  /** The node takes the transaction; the answer is an error. `message`: default that of insufficient funds. */
  z.strictObject({
    kind: z.literal('refusedAfterForwarding'),
    ...common,
    message: z.optional(z.string()),
  }),
  /** The node does not take the transaction. `message`: default that of insufficient funds. */
  z.strictObject({ kind: z.literal('refused'), ...common, message: z.optional(z.string()) }),
  /** The methods `txpool_…` do not exist, so that nobody sees what waits behind a missing nonce. */
  z.strictObject({ kind: z.literal('hiddenPool'), ...common }),
  /** The node gets the call twice; the second answer is given. */
  z.strictObject({ kind: z.literal('hedge'), ...common }),
  /** `eth_getTransactionCount` answers as `blocks` before. Default 2. */
  z.strictObject({ kind: z.literal('staleCount'), ...common, blocks: z.optional(positive) }),
  /** A node that is `blocks` behind answers all calls of the request. Default 2. */
  z.strictObject({ kind: z.literal('lag'), ...common, blocks: z.optional(positive) }),
  /** `eth_getLogs` answers `[]`. */
  z.strictObject({ kind: z.literal('emptyLogs'), ...common }),
  /** `eth_getLogs` answers the first logs only, and does not say so. `limit`: default 1. */
  z.strictObject({ kind: z.literal('cappedLogs'), ...common, limit: z.optional(count) }),
  /** `eth_getLogs` refuses ranges of more than `blocks`. Default 10. */
  z.strictObject({ kind: z.literal('rangeLimit'), ...common, blocks: z.optional(positive) }),
  /** Receipts are `null`, as if the transaction were under way. */
  z.strictObject({ kind: z.literal('nullReceipt'), ...common }),
  /** The state of blocks older than the latest `blocks` is refused. Default 1: of all but the latest. */
  z.strictObject({ kind: z.literal('noHistory'), ...common, blocks: z.optional(positive) }),
  /**
   * After the transaction the latest `depth` blocks are replaced by empty ones. Default 1. Their
   * transactions are mined again, unless `loses`.
   */
  z.strictObject({
    kind: z.literal('reorg'),
    ...common,
    depth: z.optional(positive),
    loses: z.optional(z.boolean()),
  }),
  /**
   * The base fee rises by `factor`, default 100, after the transaction is in the pool, where it waits
   * until the fee has fallen (an eighth with each block, one every `blockMs`, default 100) or another
   * transaction of the same nonce pays more.
   */
  z.strictObject({
    kind: z.literal('feeSpike'),
    ...common,
    factor: z.optional(z.number().check(z.gt(1))),
    blockMs: z.optional(positive),
  }),
  /** Blocks come by time: one every `ms`. Default 12 000. Its `share`, `times` and `methods` mean nothing. */
  z.strictObject({ kind: z.literal('slowBlocks'), ...common, ms: z.optional(positive) }),
])

/** A way in which a node, or the network before it, fails. */
export type Fault = z.infer<typeof faultSchema>
/** The name of a kind of fault. */
export type FaultKind = Fault['kind']
export type FaultOf<Kind extends FaultKind> = Extract<Fault, { kind: Kind }>

/** All kinds of faults. */
export const faultKinds: readonly FaultKind[] = faultSchema.def.options.flatMap((option) => [
  ...option.shape.kind.def.values,
])
