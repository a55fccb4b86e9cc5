import { type SuiteParts, suiteParts } from '../registry/suite-parts.js'
import { isTls13, SSL30, TLS10 } from '../registry/versions.js'

export type Sealing = {
	/** The negotiated version. */
	readonly version: number
	readonly suite: number
	/** RFC 7366: both ends agreed on it. */
	readonly encryptThenMac?: boolean | undefined
}

/**
 * How long a record's fragment becomes for `length` bytes inside it, with the least padding the version allows; nothing for a suite
 * that is not known. A hint, not a proof: padding may be longer.
 */
export function sealedLength(length: number, sealing: Sealing): number | undefined {
	const parts = suiteParts(sealing.suite)
	if (parts === undefined) return undefined
	if (isTls13(sealing.version)) return parts.keyExchange === 'tls13' ? length + 1 + tagOf(parts) : undefined
	if (parts.isAead) return nonceOf(parts) + length + tagOf(parts)
	const mac = MACS.get(parts.hash)
	if (mac === undefined) return undefined
	const block = blockOf(parts.cipher)
	if (block === undefined) return length + mac
	const iv = sealing.version > TLS10 ? block : 0
	if (sealing.encryptThenMac) return iv + padded(length, block) + mac
	return iv + padded(length + mac, block)
}

/** Bytes of a Finished message, header and body (RFC 8446, 4.4.4; RFC 5246, 7.4.9; RFC 6101, 5.6.9). */
export function finishedLength({ version, suite }: Sealing): number {
	if (version === SSL30) return 4 + 36
	if (!isTls13(version)) return 4 + 12
	return 4 + (MACS.get(suiteParts(suite)?.hash ?? '') ?? 32)
}

/** Bytes of a hash, and of the HMAC made with it. */
const MACS = new Map([
	['MD5', 16],
	['SHA', 20],
	['SHA256', 32],
	['SHA384', 48],
	['SHA512', 64],
	['SM3', 32],
])

/** Padding always adds at least one byte. */
function padded(length: number, block: number): number {
	return (Math.floor(length / block) + 1) * block
}

/** Bytes of a cipher's block in CBC mode; nothing for a stream cipher and for none. */
function blockOf(cipher: string): number | undefined {
	if (!cipher.includes('CBC')) return undefined
	return /AES|CAMELLIA|ARIA|SEED|SM4/.test(cipher) ? 16 : 8
}

/** RFC 5288, 3 and RFC 6655, 3: part of the nonce travels; with ChaCha20 none does (RFC 7905, 2). */
function nonceOf({ cipher }: SuiteParts): number {
	return /GCM|CCM/.test(cipher) ? 8 : 0
}

function tagOf({ cipher, hash }: SuiteParts): number {
	if (cipher.endsWith('CCM_8')) return 8
	// Integrity-only suites (RFC 9150) carry an HMAC.
	if (/^SHA\d+$/.test(cipher)) return MACS.get(hash) ?? 32
	return 16
}
