import sharp from 'sharp'

type Colour = 'red' | 'blue' | 'white'

/** A PNG of one colour. */
export function plainPng(width: number, height: number, background: Colour): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()
}

/** A PNG of a few bytes whose header says that it is huge. */
export async function bombPng(side: number): Promise<Buffer> {
  const png = await plainPng(1, 1, 'white')
  const header = Buffer.from(png.subarray(12, 29))
  header.writeUInt32BE(side, 4)
  header.writeUInt32BE(side, 8)
  header.copy(png, 12)
  png.writeUInt32BE(crc32(header), 29)
  return png
}

/** The checksum of PNG chunks (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
