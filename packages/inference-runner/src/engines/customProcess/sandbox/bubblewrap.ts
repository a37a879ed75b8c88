import type { Confinement } from './confinement.ts'

/** What every program reads. Devices and processes are its own. */
const SYSTEM = [
  '/usr',
  '/lib',
  '/lib32',
  '/lib64',
  '/bin',
  '/sbin',
  '/nix/store',
  '/etc/alternatives',
  '/etc/ssl',
  '/etc/pki',
  '/etc/fonts',
  '/etc/ld.so.cache',
  '/etc/localtime',
  '/etc/mime.types',
  '/etc/nsswitch.conf',
  '/etc/os-release',
  '/etc/passwd',
  '/etc/group',
]
const OWN = ['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp']
const OF_NETWORK = ['/etc/hosts', '/etc/resolv.conf', '/run/systemd/resolve']

/** Bubblewrap (`bwrap`): a root of its own that holds what may be read, and namespaces. */
export const bubblewrap: Confinement = {
  name: 'bubblewrap',
  limits: { files: true, network: true, orphans: true },

  wrap({ command, args }, { readable, writable, network }) {
    const bind = (flag: string, paths: readonly string[]) =>
      paths.flatMap((path) => [flag, path, path])
    return {
      command: 'bwrap',
      args: [
        '--die-with-parent',
        '--unshare-all',
        ...(network ? ['--share-net'] : []),
        ...OWN,
        ...bind('--ro-bind-try', [...SYSTEM, ...(network ? OF_NETWORK : [])]),
        ...bind('--ro-bind-try', readable),
        ...bind('--bind-try', writable),
        '--',
        command,
        ...args,
      ],
    }
  },
}
