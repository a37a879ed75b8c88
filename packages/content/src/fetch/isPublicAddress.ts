import ipaddr from 'ipaddr.js'

/**
 * Returns whether an IP address is one of the public internet: not loopback, private, link-local,
 * carrier-grade NAT, multicast, reserved, or an IPv6 form that wraps such an address.
 *
 * @example
 * ```ts
 * isPublicAddress('93.184.216.34') // true
 * isPublicAddress('169.254.169.254') // false
 * isPublicAddress('::ffff:127.0.0.1') // false
 * ```
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}
