import { type Said, saying } from '../saying.js'
import { type Certified, subjectOf } from './certified.js'
import type { Finding } from './finding.js'
import type { SentChain } from './sent-chain.js'

/** Whether the key may be used as this handshake uses it (RFC 5280, 4.2.1.3 and 4.2.1.12), by the whole path. */
export function proveKeyUsage(
	path: readonly Certified[],
	{ side, keyExchange }: Pick<SentChain, 'side' | 'keyExchange'>,
): Finding {
	const leaf = path[0]!
	const over = saying('key_usages_of', { name: subjectOf(leaf) })
	const purpose = side === 'server' ? 'serverAuth' : 'clientAuth'
	const wanted = side === 'server' ? SERVER : CLIENT
	const narrow = path.find(({ said }) => said.extendedKeyUsage && !said.extendedKeyUsage.some(use => wanted.has(use)))
	if (narrow) {
		const uses = orNothing(narrow.said.extendedKeyUsage!)
		return {
			over,
			state: 'failed',
			fault: 'wrong_purpose',
			why: saying('wrong_purpose', { name: subjectOf(narrow), uses, purpose }),
		}
	}
	const purposes = leaf.said.extendedKeyUsage ? saying('for_purpose', { purpose }) : saying('any_purpose')
	const { keyUsage } = leaf.said
	if (!keyUsage) return { over, state: 'verified', why: saying('unrestricted_key', { purposes }) }
	const usage = usageOf(side, keyExchange)
	if (usage === undefined) {
		const why = saying('unknown_use', { purposes, uses: keyUsage })
		return { over, state: 'unchecked', missing: saying('key_exchange'), why }
	}
	const who = side === 'client' ? saying('a_client') : (WORDS[keyExchange!] ?? keyExchange!)
	if (!keyUsage.includes(usage)) {
		const why = saying('wrong_usage', { who, usage, uses: orNothing(keyUsage) })
		return { over, state: 'failed', fault: 'wrong_key_usage', why }
	}
	return {
		over,
		state: 'verified',
		why: saying('right_usage', { purposes, usage, who }),
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

function orNothing(uses: readonly string[]): Said {
	return uses.length > 0 ? uses : saying('nothing')
}

const WORDS: Readonly<Record<string, Said>> = {
	rsa: saying('rsa_key_exchange'),
	dhe: 'DHE',
	ecdhe: 'ECDHE',
	ecdh: saying('static_ecdh'),
	tls13: 'TLS 1.3',
}
