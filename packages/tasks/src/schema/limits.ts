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
/** Most arrays and objects that may lie in one another. */
export const MAX_NESTING = 100
/** Most items of one array. */
export const MAX_ITEMS = 500_000
/** Most keys of one object. */
export const MAX_KEYS = 10_000
/** Most arrays and objects of one value, counted all together. */
export const MAX_CONTAINERS = 1_000_000
/** Most faults that are listed of one value. */
export const MAX_ISSUES = 100
/** Most texts that one call may have written to get the best of them with `best_of`. OpenAI takes as many. */
export const MAX_BEST_OF = 20
/** Most tokens that one call may have listed for each place with `top_n_tokens`. OpenAI lists as many. */
export const MAX_TOP_TOKENS = 20
/** Most texts that one call may have followed at once with `num_beams`: each needs memory of its own. */
export const MAX_BEAMS = 128
