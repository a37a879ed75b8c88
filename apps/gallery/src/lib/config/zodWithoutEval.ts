import { config } from 'zod/mini'

// The content security policy forbids compiling code from text, which is only an optimisation of zod.
config({ jitless: true })
