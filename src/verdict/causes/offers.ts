import { TLS12, TLS13 } from '../../decode/registry/versions.js'
import type { TlsFacts } from '../../session/tls-facts.js'
import type { Course } from '../course.js'
import { complaintEvidence, stepEvidence } from '../evidence.js'
import { earnest, type NegotiatedThing, negotiationOf } from '../negotiation.js'
import type { Evidence, Values } from '../verdict.js'

/** What the client offers of one thing: as evidence, and as values of a text. */
export function offerOf(course: Course, what: NegotiatedThing): { evidence: Evidence[]; values: Values } {
	const names = namesOf(course, what)
	const values = { offered: listOf(course, what), count: names.length }
	return {
		evidence: [
			...complaintEvidence(course),
			...stepEvidence(course.hello, 'offer', { ...values, what }, `client_hello.${FIELDS[what]}`),
		],
		values,
	}
}

const FIELDS: Readonly<Record<NegotiatedThing, string>> = {
	version: 'supported_versions',
	cipher_suite: 'cipher_suites',
	group: 'supported_groups',
	signature_scheme: 'signature_algorithms',
	alpn: 'application_layer_protocol_negotiation',
}

/** The names of what it offers in earnest. */
export function namesOf({ tls }: Course, what: NegotiatedThing): readonly string[] {
	if (!tls) return []
	let names = known.get(tls)
	if (!names) {
		names = new Map(negotiationOf(tls).map(row => [row.what, earnest(row)]))
		known.set(tls, names)
	}
	return names.get(what) ?? []
}

/** Asked for by many rules; facts that have changed are another object. */
const known = new WeakMap<TlsFacts, ReadonlyMap<NegotiatedThing, readonly string[]>>()

/** The first of them, as a text. */
export function listOf(course: Course, what: NegotiatedThing): string {
	const names = namesOf(course, what)
	return names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')}, …` : names.join(', ')
}

const SHOWN = 4

/** The newest version that the client offers. */
export function newest({ tls }: Course): number {
	const versions = tls?.offered?.versions.filter(version => version >> 8 === 3) ?? []
	return Math.max(0, ...versions)
}

/**
 * Whether the client offers few of a thing, or none of what nearly every server needs: a server has an RSA or an ECDSA key,
 * knows X25519 or P-256, and AES-GCM (RFC 8446, 9.1; what curl, browsers, Java and Go offer has all of these).
 */
export function isNarrow(course: Course, what: NegotiatedThing): boolean {
	const names = namesOf(course, what)
	return names.length > 0 && (names.length <= FEW[what] || lacksUsual(course, what, names))
}

/** What today's clients offer more of: 3 suites of TLS 1.3 alone, 4 to 10 groups, 8 to 20 schemes (curl, browsers, Java, Go). */
const FEW: Readonly<Record<NegotiatedThing, number>> = {
	version: 1,
	cipher_suite: 2,
	group: 1,
	signature_scheme: 3,
	alpn: 1,
}

function lacksUsual(course: Course, what: NegotiatedThing, names: readonly string[]): boolean {
	const has = (usual: RegExp) => names.some(name => usual.test(name))
	if (what === 'group') return !has(/^(x25519|secp256r1)$/)
	// RFC 8446, 4.2.3: PKCS #1 signs only certificates in TLS 1.3.
	if (what === 'signature_scheme') return !has(/^ecdsa_/) || !has(offersOnlyTls13(course) ? /^rsa_pss_/ : /^rsa_/)
	if (what !== 'cipher_suite') return false
	// Suites of TLS 1.3 fit every key.
	if (newest(course) >= TLS13 && has(/^TLS_AES_(128|256)_GCM/)) return false
	return !has(/_RSA_WITH_/) || !has(/_ECDSA_WITH_/)
}

function offersOnlyTls13({ tls }: Course): boolean {
	return tls?.offered?.versions.every(version => version > TLS12 || version >> 8 !== 3) ?? false
}
