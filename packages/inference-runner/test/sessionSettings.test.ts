import { describe, expect, it } from 'vitest'
import { sessionSettings } from '../src/engines/sessionSettings.ts'

const MIB = 1024 * 1024

describe('the settings of a session', () => {
  it('let threads sleep that have nothing to do', () => {
    expect(sessionSettings(undefined).extra.session.intra_op.allow_spinning).toBe('0')
  })

  it('give small weights one thread, and leave the others to ONNX Runtime', () => {
    expect(sessionSettings(undefined, MIB).intraOpNumThreads).toBe(1)
    expect(sessionSettings(undefined, 100 * MIB)).not.toHaveProperty('intraOpNumThreads')
    expect(sessionSettings(undefined)).not.toHaveProperty('intraOpNumThreads')
  })

  it('take the number that was asked for', () => {
    expect(sessionSettings(3, MIB).intraOpNumThreads).toBe(3)
  })
})
