/** Weights below which more than one thread costs more than it gives: 4 MiB. */
const SMALL_BYTES = 4 * 1024 * 1024

/** How ONNX Runtime is to use the processor for one graph. */
export interface SessionSettings {
  intraOpNumThreads?: number
  extra: { session: { intra_op: { allow_spinning: '0' } } }
}

/**
 * Makes the settings of a session. Threads that have nothing to do sleep: in ONNX Runtime's default they spin, which
 * takes the processor from the server and from other models.
 *
 * @param threads - what was asked for; `undefined` leaves it to the size of the weights.
 * @param weightBytes - the size of the weights, where it is known: small ones run on one thread.
 * Source: ONNX Runtime, `onnxruntime_session_options_config_keys.h` and "Thread management".
 */
export function sessionSettings(
  threads: number | undefined,
  weightBytes: number = Infinity,
): SessionSettings {
  const count = threads ?? (weightBytes < SMALL_BYTES ? 1 : undefined)
  return {
    ...(count === undefined ? {} : { intraOpNumThreads: count }),
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  }
}
