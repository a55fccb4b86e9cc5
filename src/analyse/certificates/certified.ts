import { Reader, scan } from '../../decode/reader.js'
import { type Certificate, certificate } from '../../decode/x509/certificate.js'
import { any, isNext, isWhole, sequence, tlv } from '../../decode/x509/der.js'
import { contextOf, TAG } from '../../decode/x509/tags.js'
import { sha256 } from '../digest.js'
import { type Said, type Saying, saying } from '../saying.js'

/** A certificate with its bytes, as far as it could be read. */
export type Certified = {
	readonly der: Uint8Array
	/** Hex: what it is known by. */
	readonly sha256: string
	readonly said: Certificate
	/** Why it cannot take part in any check: bytes that are no certificate. */
	readonly fault?: Saying
	/** What stands outside the signed part is not what the signed part says: such a signature counts for nothing. */
	readonly disagrees: boolean
}

/** Reads a certificate, the same bytes once: a bundle is looked through more than once. Never throws: what is no certificate has a `fault`. */
export function readCertificate(der: Uint8Array): Certified {
	const before = known.get(der)
	if (before) return before
	const certified = readAnew(der)
	known.set(der, certified)
	return certified
}

const known = new WeakMap<Uint8Array, Certified>()

function readAnew(der: Uint8Array): Certified {
	const { value, issues } = scan('certificate', der, r => certificate(r))
	const said = value ?? NO_CERTIFICATE
	const fault = isWhole(new Reader(der))
		? faultOf(said, issues[0]?.text)
		: saying('not_one_value', { bytes: der.length })
	return {
		der,
		sha256: sha256(der),
		said,
		...(fault !== undefined && { fault }),
		disagrees: !isSealed(der),
	}
}

/**
 * Whether what is not signed adds nothing: the algorithm outside is that of the signed part, parameters included (RFC 5280,
 * 4.1.1.2), and every bit of the signature counts. Otherwise a byte could be changed without a signature that fails.
 */
function isSealed(der: Uint8Array): boolean {
	const read = scan('certificate', der, r =>
		sequence(r, 'certificate', r => {
			const inside = sequence(r, 'tbs_certificate', r => {
				if (isNext(r, contextOf(0))) any(r, 'version')
				any(r, 'serial_number')
				const algorithm = bytesRead(r, () => any(r, 'signature'))
				r.rest('rest')
				return algorithm
			})
			const outside = bytesRead(r, () => any(r, 'signature_algorithm'))
			return tlv(r, 'signature_value', TAG.bitString, r => {
				const unused = r.u8('unused_bits')
				r.rest('contents')
				return inside !== undefined && unused === 0 && isEqual(inside, outside)
			})
		}),
	)
	return read.value ?? false
}

function bytesRead(r: Reader, read: () => void): Uint8Array {
	const start = r.at
	read()
	return r.bytes.subarray(start, r.at)
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** How a sentence names a certificate: `CN=localhost`, or without a common name the most specific part there is. */
export function subjectOf({ said }: Certified): Said {
	const { attributes = [] } = said.subject ?? {}
	const own = attributes.findLast(({ type }) => type === 'CN') ?? attributes.at(-1)
	return own?.text ?? said.subjectAltNames?.[0]?.text ?? saying('no_subject')
}

/** How a sentence names who has signed it, in full: what one has to look for. */
export function issuerOf({ said }: Certified): Said {
	return said.issuer?.text || saying('no_issuer_name')
}

/** The whole SubjectPublicKeyInfo, as node:crypto takes it. */
export function publicKeyOf({ der, said }: Certified): Uint8Array {
	return said.key ? der.subarray(said.key.span.start, said.key.span.end) : der.subarray(0, 0)
}

const NO_CERTIFICATE = scan('certificate', Uint8Array.of(0x30, 0), r => certificate(r)).value!

/** What every check needs: without one of these nothing can be computed. */
function faultOf(said: Certificate, issue: string | undefined): Saying | undefined {
	const { spans, key, notBefore, notAfter, serial, signatureAlgorithm } = said
	const parts = [
		[spans.tbs, 'signed_part'],
		[serial, 'serial_number'],
		[spans.issuer, 'issuer'],
		[notBefore && notAfter, 'validity'],
		[spans.subject, 'subject'],
		[key, 'public_key_part'],
		[signatureAlgorithm, 'signature_algorithm'],
		[spans.signature, 'signature'],
	] as const
	const [, missing] = parts.find(([there]) => there === undefined) ?? []
	if (!missing) return undefined
	const what = saying('part_unreadable', { part: saying(missing) })
	return issue === undefined ? what : saying('because', { what, why: issue })
}
