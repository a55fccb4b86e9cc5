import { saying } from '../saying.js'
import { subjectOf } from './certified.js'
import type { Path } from './paths.js'
import type { Remark } from './sent-chain.js'
import { hashOf } from './signature.js'

/**
 * Keys and signatures of a path that no longer hold what they promise. The signature of a trusted or self-signed end
 * does not count: nobody relies on it. Where nobody has the issuer of the last, whoever trusts that issuer does.
 */
export function weaknesses({ steps, end }: Path): Remark[] {
	const remarks: Remark[] = []
	const relied = end === 'no_issuer' ? steps.length : steps.length - 1
	for (const [i, { certificate, place }] of steps.entries()) {
		const name = subjectOf(certificate)
		const at = place === undefined ? {} : { certificate: place }
		const { key, signatureAlgorithm } = certificate.said
		const hash = signatureAlgorithm && hashOf(signatureAlgorithm)
		if (hash !== undefined && BROKEN.has(hash) && i < relied)
			remarks.push({
				code: 'weak_signature',
				...at,
				text: saying('weak_hash', { name, hash }),
			})
		const least = LEAST[key?.algorithm.name ?? '']
		if (key?.bits !== undefined && least !== undefined && key.bits < least)
			remarks.push({
				code: 'weak_key',
				...at,
				text: saying('weak_key', { name, key: key.description, least: String(least) }),
			})
	}
	return remarks
}

const BROKEN: ReadonlySet<string> = new Set(['MD2', 'MD4', 'MD5', 'SHA-1'])

/** Bits of about 112 bits of strength (NIST SP 800-57 part 1, table 2). */
const LEAST: Readonly<Record<string, number>> = {
	rsaEncryption: 2048,
	rsassaPss: 2048,
	dsaEncryption: 2048,
	'id-ecPublicKey': 224,
}
