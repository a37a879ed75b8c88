import type { Fault } from '@taskmesh/devnet/faults'

const SEND = ['eth_sendRawTransaction']

/** What a publisher has to live through, by its name: the faults of the node that it has. */
export const SOAK_KINDS = {
  drop: [
    { kind: 'drop', share: 0.1 },
    { kind: 'dropAfterForwarding', share: 0.4, methods: SEND },
    { kind: 'dropAfterForwarding', share: 0.05 },
  ],
  delay: [{ kind: 'delay', ms: 60, share: 0.4 }],
  tooManyRequests: [{ kind: 'tooManyRequests', share: 0.3 }],
  badGateway: [{ kind: 'badGateway', share: 0.3 }],
  truncatedJson: [{ kind: 'truncatedJson', share: 0.3 }],
  alreadyKnown: [{ kind: 'alreadyKnown', share: 0.5 }],
  nonceTooLow: [
    { kind: 'nonceTooLow', share: 0.4 },
    { kind: 'hedge', share: 0.3 },
  ],
  refused: [
    { kind: 'refusedAfterForwarding', share: 0.3 },
    { kind: 'refusedAfterForwarding', share: 0.3, message: 'Transaction creation failed' },
  ],
  notTaken: [{ kind: 'refused', share: 0.15 }],
  hiddenPool: [
    { kind: 'hiddenPool' },
    { kind: 'refused', share: 0.15 },
    { kind: 'staleCount', share: 0.5 },
  ],
  staleCount: [{ kind: 'staleCount', share: 0.5 }],
  lag: [{ kind: 'lag', share: 0.5, blocks: 2 }],
  emptyLogs: [{ kind: 'emptyLogs' }],
  cappedLogs: [{ kind: 'cappedLogs' }],
  noHistory: [{ kind: 'noHistory' }],
  nullReceipt: [{ kind: 'nullReceipt', share: 0.6 }],
  reorg: [{ kind: 'reorg', share: 0.2 }],
  feeSpike: [{ kind: 'feeSpike', share: 0.1, factor: 30, blockMs: 40 }],
  slowBlocks: [{ kind: 'slowBlocks', ms: 240 }],
  everything: [
    { kind: 'badGateway', share: 0.05 },
    { kind: 'tooManyRequests', share: 0.05 },
    { kind: 'truncatedJson', share: 0.05 },
    { kind: 'dropAfterForwarding', share: 0.05 },
    { kind: 'nonceTooLow', share: 0.1 },
    { kind: 'refusedAfterForwarding', share: 0.1 },
    { kind: 'lag', share: 0.2, blocks: 1 },
    { kind: 'nullReceipt', share: 0.2 },
  ],
} as const satisfies Record<string, readonly Fault[]>

export type SoakKind = keyof typeof SOAK_KINDS

/**
 * How tasks are published: by one process; by two with the same keys at once; by one that is killed
 * now and then and started again; by one without keys, which repeats nothing that may have landed; by
 * one with `publishTasks`, which repeats those that failed; by one such that is killed now and then;
 * and by one such that keeps what it signed in a store.
 */
export const SOAK_MODES = [
  'one',
  'two',
  'killed',
  'unkeyed',
  'group',
  'groupKilled',
  'storeKilled',
] as const

export type SoakMode = (typeof SOAK_MODES)[number]

function isKeyOf<Table extends object>(table: Table, name: PropertyKey): name is keyof Table {
  return Object.hasOwn(table, name)
}

/** All kinds, in their order. */
export const ALL_KINDS: readonly SoakKind[] = Object.keys(SOAK_KINDS).filter(
  (name): name is SoakKind => isKeyOf(SOAK_KINDS, name),
)
