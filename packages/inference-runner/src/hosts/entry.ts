/** The process of a host. It is started by `startHostProcess` and by nothing else. */
import { warmEngines } from '../engines/engines.ts'
import { loadModel } from './loadModel.ts'
import { runHostProcess } from './runHostProcess.ts'

runHostProcess({ load: loadModel, warm: warmEngines })
