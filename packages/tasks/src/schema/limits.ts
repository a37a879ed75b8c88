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
/**
 * Most tokens that one call may ask a model to write. Callers ask for as much as the context holds, and
 * the longest on offer is that of Llama 4 Scout: ten times 2²⁰ tokens.
 */
export const MAX_GENERATED_TOKENS = 10_485_760
/**
 * Most characters of one text in a chat: what OpenAI takes of one string. It holds contexts of two
 * million tokens.
 */
export const MAX_CHAT_TEXT_LENGTH = 10_485_760
/** Most characters of a text that a language model continues: the same models have the same contexts. */
export const MAX_PROMPT_LENGTH = MAX_CHAT_TEXT_LENGTH
/** Most messages of one chat. OpenAI takes 2048; agents that work for hours on other servers need more. */
export const MAX_MESSAGES = 10_000
/** Most parts of one message: OpenAI takes 1500 pictures, Gemini 3000, with words between them. */
export const MAX_MESSAGE_PARTS = 6000
/** Most tools of one chat. OpenAI takes 128; agents with several MCP servers bring more elsewhere. */
export const MAX_TOOLS = 1024
/** Most characters of what is said of a tool or a form of answer, for the model to read. */
export const MAX_DESCRIPTION_LENGTH = 100_000
/** Most strings that end an answer: OpenAI takes 4, DeepSeek 16, vLLM any number. Each is sought after each token. */
export const MAX_STOPS = 128
/** Most characters of one of them. */
export const MAX_STOP_LENGTH = 1000
/** Most answers to one chat, which is what OpenAI takes as `n`. */
export const MAX_CHOICES = 128
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
