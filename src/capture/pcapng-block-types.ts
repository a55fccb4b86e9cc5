/** Block types (draft-ietf-opsawg-pcapng, 4, and for the old packet block, appendix A). */
export const SECTION = 0x0a0d0d0a
export const INTERFACE = 1
export const OLD_PACKET = 2
export const SIMPLE_PACKET = 3
export const STATISTICS = 5
export const ENHANCED_PACKET = 6
export const SECRETS = 10
