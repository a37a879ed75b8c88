/** Versions of `huggingface_hub`: the newest, and the last before 1.0. */
export const VERSIONS = [
  { version: '2.4.0', requirements: new URL('python/requirements-2.txt', import.meta.url) },
  { version: '0.36.2', requirements: new URL('python/requirements-0.txt', import.meta.url) },
]
