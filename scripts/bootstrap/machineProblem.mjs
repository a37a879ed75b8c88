const LEAST_NODE = 20
/** What both onnxruntime and anvil are made for. */
const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64']

/** Those in words. */
export const SUPPORTED = 'Linux with glibc on x64 or arm64, macOS on arm64, or Windows on x64'

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
  if (!PLATFORMS.includes(`${platform}-${arch}`)) {
    return `onnxruntime or anvil is not made for ${platform} on ${arch}: use ${SUPPORTED}.`
  }
  if (isMusl()) {
    return 'There is no onnxruntime for musl, which Alpine has: use a system with glibc, such as the image node:24-slim.'
  }
  return undefined
}
