import type { HubDialect } from '../../dialects/hubDialect.ts'
import { unchanged } from '../../dialects/decoded.ts'
import { onEach, renamed } from '../../dialects/hubParts.ts'
import { isRecord } from '../../dialects/isRecord.ts'

/** The API's speech segmentation calls the label `class`. */
export default {
  encodeOutput: (output) => (Array.isArray(output) ? output.map(writeSegment) : output),
  decodeOutput: onEach((segment) =>
    isRecord(segment) ? renamed(segment, 'class', 'label') : unchanged(segment),
  ),
} satisfies HubDialect

function writeSegment(segment: unknown): unknown {
  if (!isRecord(segment) || !('label' in segment)) return segment
  const { label, ...rest } = segment
  return { class: label, ...rest }
}
