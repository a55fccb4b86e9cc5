import type { Reader } from '../reader.js'

/** What secures datagrams as TLS does streams. It is told by its looks and not read. */
export type SecureDatagram = 'QUIC' | 'DTLS'

/**
 * Which of them the datagram is that stands ahead, never by its port: a long header of QUIC with a version that there is
 * (RFC 9000, 17.2; RFC 9369), or a record of DTLS 1.0 or 1.2 (RFC 6347, 4.1; RFC 9146, 4). Most of what follows a QUIC
 * handshake has a short header, which is told from nothing.
 */
export function secureDatagram(r: Reader): SecureDatagram | undefined {
	const first = r.ahead() ?? 0
	if (first >= 0xc0) return isQuic(r) ? 'QUIC' : undefined
	if (first >= CHANGE_CIPHER_SPEC && first <= CONNECTION_ID) return isDtls(r) ? 'DTLS' : undefined
	return undefined
}

/** Behind the version stands the length of a connection ID, 20 bytes at most. */
function isQuic(r: Reader): boolean {
	const version = (r.ahead(1) ?? 0) * 0x100_0000 + uint24(r, 2)
	return (QUIC.has(version) || version >>> 8 === QUIC_DRAFTS) && (r.ahead(5) ?? 0xff) <= 20
}

/** Behind the version stand epoch, sequence number and length: a datagram may hold several records, and all of each. */
function isDtls(r: Reader): boolean {
	const version = (r.ahead(1) ?? 0) * 0x100 + (r.ahead(2) ?? 0)
	return DTLS.has(version) && r.ahead(12) !== undefined
}

function uint24(r: Reader, at: number): number {
	return (r.ahead(at) ?? 0) * 0x10000 + (r.ahead(at + 1) ?? 0) * 0x100 + (r.ahead(at + 2) ?? 0)
}

/** Content types from change_cipher_spec to tls12_cid. */
const CHANGE_CIPHER_SPEC = 20
const CONNECTION_ID = 25

/** Versions 1 and 2; drafts are 0xff0000 and their number. */
const QUIC: ReadonlySet<number> = new Set([0x0000_0001, 0x6b33_43cf])
const QUIC_DRAFTS = 0xff0000

/** 1.0 and 1.2. */
const DTLS: ReadonlySet<number> = new Set([0xfeff, 0xfefd])
