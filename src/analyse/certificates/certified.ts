import { scan } from '../../decode/reader.js'
import { type Certificate, certificate } from '../../decode/x509/certificate.js'
import { sha256 } from '../digest.js'

/** A certificate with its bytes, as far as it could be read. */
export type Certified = {
	readonly der: Uint8Array
	/** Hex: what it is known by. */
	readonly sha256: string
	readonly said: Certificate
	/** Why it cannot take part in any check: bytes that are no certificate. */
	readonly fault?: string
	/** The signed part names another algorithm than the signature has, which RFC 5280, 4.1.1.2 forbids. */
	readonly disagrees: boolean
}

/** Reads a certificate. Never throws: what is no certificate has a `fault`. */
export function readCertificate(der: Uint8Array): Certified {
	const { value, issues } = scan('certificate', der, r => certificate(r))
	const said = value ?? NO_CERTIFICATE
	const fault = faultOf(said, issues[0]?.text)
	return {
		der,
		sha256: sha256(der),
		said,
		...(fault !== undefined && { fault }),
		disagrees: issues.some(({ text }) => text.startsWith('signed with ')),
	}
}

/** How a sentence names a certificate: `CN=localhost,O=My Company`. */
export function subjectOf({ said }: Certified): string {
	return said.subject?.text || said.subjectAltNames?.[0]?.text || 'a certificate without a subject'
}

/** How a sentence names who has signed it. */
export function issuerOf({ said }: Certified): string {
	return said.issuer?.text || 'an issuer without a name'
}

/** The whole SubjectPublicKeyInfo, as node:crypto takes it. */
export function publicKeyOf({ der, said }: Certified): Uint8Array {
	return said.key ? der.subarray(said.key.span.start, said.key.span.end) : der.subarray(0, 0)
}

const NO_CERTIFICATE = scan('certificate', Uint8Array.of(0x30, 0), r => certificate(r)).value!

/** What every check needs: without one of these nothing can be computed. */
function faultOf(said: Certificate, issue: string | undefined): string | undefined {
	const { spans, key, notBefore, notAfter, serial, signatureAlgorithm } = said
	const missing = [
		[spans.tbs, 'signed part'],
		[serial, 'serial number'],
		[spans.issuer, 'issuer'],
		[notBefore && notAfter, 'validity'],
		[spans.subject, 'subject'],
		[key, 'public key'],
		[signatureAlgorithm, 'signature algorithm'],
		[spans.signature, 'signature'],
	].find(([there]) => there === undefined)
	return missing && `its ${missing[1]} cannot be read${issue === undefined ? '' : `: ${issue}`}`
}
