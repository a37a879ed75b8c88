import type { Confinement } from './confinement.ts'

const PARENT = ['--pdeathsig', 'KILL', '--no-new-privs', '--', 'unshare']
const NAMESPACES = ['--user', '--map-current-user', '--pid', '--fork', '--kill-child']

/**
 * Namespaces of Linux by `unshare` and `setpriv` of util-linux: without a network, and without sight of
 * other processes to send signals to. Files are left to others.
 */
export const namespaces: Confinement = {
  name: 'namespaces',
  limits: { files: false, network: true, orphans: true },

  wrap({ command, args }, { network }) {
    return {
      command: 'setpriv',
      args: [...PARENT, ...NAMESPACES, ...(network ? [] : ['--net']), '--', command, ...args],
    }
  },
}
