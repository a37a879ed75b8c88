const LEAST_NODE = 20
const SYSTEMS = ['linux', 'darwin', 'win32']
const PROCESSORS = ['x64', 'arm64']

/** Whether the C library is another than glibc, as on Alpine. */
function isMusl() {
  if (process.platform !== 'linux') return false
  return process.report.getReport().header.glibcVersionRuntime === undefined
}

/** Why nothing can be installed on this machine, in a sentence with what to do; undefined when it can. */
export function machineProblem() {
  const { platform, arch, versions } = process
  if (Number(versions.node.split('.')[0]) < LEAST_NODE) {
    return `Node.js ${versions.node} is too old: install Node.js ${LEAST_NODE} or newer, from https://nodejs.org.`
  }
  if (!SYSTEMS.includes(platform) || !PROCESSORS.includes(arch)) {
    return `There is no onnxruntime for ${platform} on ${arch}: use Linux, macOS or Windows on x64 or arm64.`
  }
  if (isMusl()) {
    return 'There is no onnxruntime for musl, which Alpine has: use a system with glibc, such as the image node:24-slim.'
  }
  return undefined
}
