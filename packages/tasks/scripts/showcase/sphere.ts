import type { Body } from '../media/glb.ts'

/** A sphere around the origin, as faces between meridians and circles of latitude. */
export function sphere(radius: number, meridians = 32, circles = 15): Omit<Body, 'color'> {
  const rings = Array.from({ length: circles }, (_ring, index) => {
    const latitude = (Math.PI * (index + 1)) / (circles + 1) - Math.PI / 2
    return Array.from({ length: meridians }, (_point, at) => {
      const longitude = (2 * Math.PI * at) / meridians
      const across = radius * Math.cos(latitude)
      return [
        across * Math.sin(longitude),
        radius * Math.sin(latitude),
        across * Math.cos(longitude),
      ] as const
    })
  })
  const bottom = meridians * circles
  const top = bottom + 1
  const corner = (ring: number, at: number) => ring * meridians + (at % meridians)
  const faces = Array.from({ length: meridians }, (_slice, at) => [
    [bottom, corner(0, at + 1), corner(0, at)],
    ...Array.from({ length: circles - 1 }, (_face, ring) => [
      corner(ring, at),
      corner(ring, at + 1),
      corner(ring + 1, at + 1),
      corner(ring + 1, at),
    ]),
    [corner(circles - 1, at), corner(circles - 1, at + 1), top],
  ]).flat()
  return { points: [...rings.flat(), [0, -radius, 0], [0, radius, 0]], faces }
}
