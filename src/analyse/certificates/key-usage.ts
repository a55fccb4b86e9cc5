import { type Certified, subjectOf } from './certified.js'
import type { Finding } from './finding.js'
import type { SentChain } from './sent-chain.js'
import { joined } from './words.js'

/** Whether the key may be used as this handshake uses it (RFC 5280, 4.2.1.3 and 4.2.1.12), by the whole path. */
export function proveKeyUsage(
	path: readonly Certified[],
	{ side, keyExchange }: Pick<SentChain, 'side' | 'keyExchange'>,
): Finding {
	const leaf = path[0]!
	const over = `key usages of ${subjectOf(leaf)}`
	const purpose = side === 'server' ? 'serverAuth' : 'clientAuth'
	const wanted = side === 'server' ? SERVER : CLIENT
	const narrow = path.find(({ said }) => said.extendedKeyUsage && !said.extendedKeyUsage.some(use => wanted.has(use)))
	if (narrow) {
		const uses = joined(narrow.said.extendedKeyUsage!) || 'nothing'
		return {
			over,
			state: 'failed',
			fault: 'wrong_purpose',
			why: `${subjectOf(narrow)} is for ${uses}, not for ${purpose}`,
		}
	}
	const purposes = leaf.said.extendedKeyUsage ? `for ${purpose}` : 'for any purpose'
	const { keyUsage } = leaf.said
	if (!keyUsage)
		return { over, state: 'verified', why: `the certificate is ${purposes}, and does not restrict its key` }
	const usage = usageOf(side, keyExchange)
	if (usage === undefined) {
		const why = `the certificate is ${purposes}, its key for ${joined(keyUsage)}; what the handshake uses it for is not known`
		return { over, state: 'unchecked', missing: 'negotiated key exchange', why }
	}
	const how = side === 'client' ? 'a client' : (WORDS[keyExchange!] ?? keyExchange!)
	if (!keyUsage.includes(usage)) {
		const why = `${how} needs ${usage}, the key is for ${joined(keyUsage) || 'nothing'}`
		return { over, state: 'failed', fault: 'wrong_key_usage', why }
	}
	return {
		over,
		state: 'verified',
		why: `the certificate is ${purposes}, and its key for ${usage}, which ${how} needs`,
	}
}

/** Gated cryptography is what servers were for while strong ciphers could not be exported: authorities of then name it. */
const SERVER: ReadonlySet<string> = new Set([
	'serverAuth',
	'anyExtendedKeyUsage',
	'netscapeServerGatedCrypto',
	'msServerGatedCrypto',
])
const CLIENT: ReadonlySet<string> = new Set(['clientAuth', 'anyExtendedKeyUsage'])

/** A client signs (RFC 5246, 7.4.6); what a server does depends on the key exchange (7.4.2; RFC 8446, 4.4.2.2). */
function usageOf(side: SentChain['side'], keyExchange: SentChain['keyExchange']): string | undefined {
	if (side === 'client') return 'digitalSignature'
	if (keyExchange === undefined) return undefined
	return keyExchange === 'rsa' ? 'keyEncipherment' : keyExchange === 'ecdh' ? 'keyAgreement' : 'digitalSignature'
}

const WORDS: Readonly<Record<string, string>> = {
	rsa: 'RSA key exchange',
	dhe: 'DHE',
	ecdhe: 'ECDHE',
	ecdh: 'static ECDH',
	tls13: 'TLS 1.3',
}
