import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { moved, unchanged } from '../../dialects/shared/decoded.ts'

/** Several masks have a list each; that of a single one may lie in a list as well. */
export default {
  decodeOutput: (wire) =>
    Array.isArray(wire) && wire.length === 1 && Array.isArray(wire[0])
      ? moved(wire[0], [{ to: [], from: [0] }])
      : unchanged(wire),
} satisfies HubDialect
