/** The folder of the package's sources. */
export const SOURCE = new URL('../../src/', import.meta.url)
