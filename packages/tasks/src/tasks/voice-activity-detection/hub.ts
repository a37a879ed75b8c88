import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { unchanged } from '../../dialects/shared/decoded.ts'
import { onEach } from '../../dialects/shared/onParts.ts'
import { renamed } from '../../dialects/shared/renamed.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'

/** The API's speech segmentation calls the label `class`. */
export default {
  encodeOutput: (output) => (Array.isArray(output) ? output.map(writeSegment) : output),
  decodeOutput: onEach((segment) =>
    isJsonObject(segment) ? renamed(segment, 'class', 'label') : unchanged(segment),
  ),
} satisfies HubDialect

function writeSegment(segment: unknown): unknown {
  if (!isJsonObject(segment) || !('label' in segment)) return segment
  const { label, ...rest } = segment
  return { class: label, ...rest }
}
