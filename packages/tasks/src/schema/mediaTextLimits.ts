/**
 * Most characters that break lines of base64: the largest file in lines of 64 letters, as PEM has them, with CR LF and a
 * CR that some program on Windows added to it, and room.
 */
export const MAX_LINE_BREAKS = 1_500_000

/** Most characters of what a `data:` URL says before its base64. */
export const MAX_HEADER_LENGTH = 1000

/**
 * Most characters of media as a string: base64 of the largest file, four letters for three bytes, two characters at the
 * end of each line, and a `data:` header.
 */
export const MAX_MEDIA_TEXT_LENGTH = 28_963_028

/** Fewest letters of base64 without a header, so that a word is not taken for a file. */
export const MIN_PLAIN_LETTERS = 16
