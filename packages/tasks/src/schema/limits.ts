/** Most characters that one text may have. */
export const MAX_TEXT_LENGTH = 200_000
/** Most items that one batch may have. */
export const MAX_BATCH_SIZE = 256
/** Most bytes that one image, sound or video may have once decoded from base64. */
export const MAX_MEDIA_BYTES = 20 * 1024 * 1024
/** Most characters of a URL. */
export const MAX_URL_LENGTH = 2048
/** Most results that one call may ask for with `num_return_sequences`. */
export const MAX_RETURN_SEQUENCES = 16
/** Most tokens that one call may ask a model to write. */
export const MAX_GENERATED_TOKENS = 32_768
