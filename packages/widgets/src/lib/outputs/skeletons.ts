type Line = readonly [from: string, to: string]

/** A chain of points, each joined with the next. */
function chain(...names: string[]): Line[] {
  return names.slice(1).map((name, index) => [names[index] ?? name, name])
}

const finger = (name: string, ...joints: string[]) => joints.map((joint) => `${name}_${joint}`)

const HAND: readonly Line[] = [
  ...chain('wrist', ...finger('thumb', 'cmc', 'mcp', 'ip', 'tip')),
  ...['index_finger', 'middle_finger', 'ring_finger', 'pinky'].flatMap((name) =>
    chain(...finger(name, 'mcp', 'pip', 'dip', 'tip')),
  ),
  ...chain('wrist', 'index_finger_mcp', 'middle_finger_mcp', 'ring_finger_mcp', 'pinky_mcp'),
  ['wrist', 'pinky_mcp'],
]

const side = (name: string): Line[] => [
  ...chain('nose', `${name}_eye_inner`, `${name}_eye`, `${name}_eye_outer`, `${name}_ear`),
  ...chain(`${name}_wrist`, `${name}_pinky`, `${name}_index`, `${name}_wrist`, `${name}_thumb`),
  ...chain(`${name}_ankle`, `${name}_heel`, `${name}_foot_index`, `${name}_ankle`),
]

/**
 * What MediaPipe joins beside what COCO does: the landmarks of a hand, and those of a body that COCO
 * has not. Source: `HandLandmarksConnections` and `PoseLandmarksConnections` of MediaPipe Tasks 0.10.
 */
export const MEDIAPIPE_SKELETON: readonly Line[] = [
  ...HAND,
  ...side('left'),
  ...side('right'),
  ['mouth_left', 'mouth_right'],
]
