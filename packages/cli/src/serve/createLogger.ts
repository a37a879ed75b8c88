import type { Logger } from '@taskmesh/inference-runner'
import pino from 'pino'
import pretty from 'pino-pretty'

export interface LoggerOptions {
  format: 'pretty' | 'json'
  level: 'info' | 'warn' | 'error' | 'silent'
}

/**
 * Makes the logger of a server: JSON lines on standard output, one object each, or lines for a person on standard
 * error. Both are written at once, so that none is lost when the process ends.
 */
export function createLogger({ format, level }: LoggerOptions): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  if (format === 'json') return pino(options, pino.destination({ dest: 1, sync: true }))
  const stream = pretty({
    destination: 2,
    sync: true,
    colorize: process.stderr.isTTY,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'id',
  })
  return pino(options, stream)
}
