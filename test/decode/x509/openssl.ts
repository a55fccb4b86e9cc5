import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import type { Field } from '../../../src/decode/field.js'
import type { Certificate } from '../../../src/decode/x509/certificate.js'

/** Whether the openssl command is there to compare with. */
export function hasOpenssl(): boolean {
	return spawnSync('openssl', ['version']).status === 0
}

/** What openssl prints; nothing when it refuses. */
export function openssl(args: readonly string[], input?: Uint8Array): string | undefined {
	const { status, stdout } = spawnSync('openssl', args, {
		...(input && { input }),
		encoding: 'utf8',
		maxBuffer: 1 << 26,
	})
	return status === 0 ? stdout : undefined
}

/** `offset:header:length` of every value, as `openssl asn1parse` sees them; `inside` a string at that offset. */
export function valuesOf(der: Uint8Array, inside?: number): string[] {
	const text = openssl(
		['asn1parse', '-inform', 'DER', ...(inside === undefined ? [] : ['-strparse', String(inside)])],
		der,
	)
	return [...(text ?? '').matchAll(/^ *(\d+):d=\d+ +hl=(\d+) +l= *(\d+) /gm)].map(([, ...numbers]) => numbers.join(':'))
}

/**
 * The same of our tree: the values that stand in one another, and apart from them those inside an OCTET STRING or
 * BIT STRING, by the offset of the string.
 */
function valuesOfTree(root: Field): { outer: string[]; inside: Map<number, Inside> } {
	const outer: string[] = []
	const inside = new Map<number, Inside>()
	const walk = (field: Field, into: string[]) => {
		const children = field.children ?? []
		const length = children.find(child => child.name === 'length')
		if (children[0]?.name !== 'tag' || length === undefined) {
			for (const child of children) walk(child, into)
			return
		}
		const { start, end } = field.span
		into.push([start, length.span.end - start, end - length.span.end].join(':'))
		const within = children.filter(child => child.children)
		const constructed = (Number(children[0].value) & 0x20) !== 0
		if (constructed) for (const child of within) walk(child, into)
		else if (within[0]) {
			const values: string[] = []
			for (const child of within) walk(child, values)
			inside.set(start, { at: within[0].span.start, end, values })
		}
	}
	walk(root, outer)
	return { outer, inside }
}

/** What stands in a string: where it begins, where the string ends, and the values. */
type Inside = { readonly at: number; readonly end: number; readonly values: readonly string[] }

/** Every line of `asn1parse` is one of our values, and each of ours a line of it; `depth` also inside the strings. */
export function assertSameValues(der: Uint8Array, field: Field, depth: 'outside' | 'inside strings'): void {
	const { outer, inside } = valuesOfTree(field)
	assert.deepEqual(outer, valuesOf(der))
	if (depth === 'outside') return
	for (const [string, { at, end, values }] of inside) {
		const moved = valuesInside(der, string, end).map(line =>
			line.replace(/^\d+/, offset => String(Number(offset) + at)),
		)
		// A string inside the string is one line of asn1parse: what stands in it is parsed on its own.
		assert.deepEqual(values, moved, `inside the string at ${string}`)
	}
}

/** What stands in the string from `start` to `end`. Openssl is asked once for strings of the same bytes: its start takes longest. */
function valuesInside(der: Uint8Array, start: number, end: number): readonly string[] {
	const bytes = Buffer.from(der.subarray(start, end)).toString('latin1')
	const values = asked.get(bytes) ?? valuesOf(der, start)
	asked.set(bytes, values)
	return values
}

const asked = new Map<string, readonly string[]>()

/** What `openssl x509` prints of a certificate, beside what we read. */
export function assertSameFacts(der: Uint8Array, certificate: Certificate): void {
	const text = openssl(
		['x509', '-inform', 'DER', '-noout', '-subject', '-issuer', '-serial', '-dates', '-text', ...NAMES, ...PARSED],
		der,
	)
	assert.ok(text !== undefined, 'openssl refuses the certificate')
	const line = (pattern: RegExp) => pattern.exec(text)?.[1]?.trim()
	const seconds = (date: string | undefined) => Date.parse(date ?? '') / 1000
	const { key, signatureAlgorithm } = certificate
	assert.equal(certificate.subject?.text, line(/^subject=(.*)$/m) ?? '')
	assert.equal(certificate.issuer?.text, line(/^issuer=(.*)$/m) ?? '')
	assert.equal(certificate.serial, line(/^serial=(.*)$/m)?.toLowerCase())
	assert.equal(certificate.notBefore?.epoch, seconds(line(/^notBefore=(.*)$/m)))
	assert.equal(certificate.notAfter?.epoch, seconds(line(/^notAfter=(.*)$/m)))
	assert.equal(String(certificate.version), line(/Version: (\d+)/))
	assert.equal(signatureAlgorithm?.name, line(/Signature Algorithm: (.*)$/m))
	assert.equal(key?.algorithm.name, line(/Public Key Algorithm: (.*)$/m))
	const size = line(/Public-Key: \((\d+) bit\)/)
	if (size !== undefined && key?.bits !== undefined) assert.equal(String(key.bits), size)
	const curve = line(/ASN1 OID: (.*)$/m)
	if (curve !== undefined) assert.equal(key?.algorithm.curve, CURVES[curve] ?? curve)
	assertSameExtensions(text, certificate)
}

function assertSameExtensions(text: string, certificate: Certificate): void {
	const said = (name: string) =>
		new RegExp(`^ {12}${name}:[^\\n]*\\n((?: {16}.*\\n| *\\n)*)`, 'm').exec(text)?.[1]?.replace(/\n +/g, '\n').trim()
	const hex = (text: string | undefined) => text?.replaceAll(':', '').toLowerCase()
	const uris = (text: string | undefined) =>
		[...(text ?? '').matchAll(/URI:(.*?)(?: {2,}.*)?$/gm)].map(([, uri]) => uri!.trim())
	assert.equal(
		certificate.keyUsage?.join(', '),
		said('X509v3 Key Usage')?.replace(/[A-Z][\w -]+/g, name => USAGES[name] ?? name),
	)
	const { basicConstraints } = certificate
	if (basicConstraints) {
		const { ca, pathLength } = basicConstraints
		const words = `CA:${ca ? 'TRUE' : 'FALSE'}${pathLength === undefined ? '' : `, pathlen:${pathLength}`}`
		assert.equal(words, said('X509v3 Basic Constraints'))
	}
	assert.equal(certificate.subjectKeyId, hex(said('X509v3 Subject Key Identifier')))
	const authority = said('X509v3 Authority Key Identifier')
	assert.equal(certificate.authorityKeyId?.keyId, hex(/^(?:keyid:)?((?:[0-9A-F]{2}:?)+)$/m.exec(authority ?? '')?.[1]))
	assert.equal(certificate.authorityKeyId?.serial, hex(/serial:([0-9A-F:]+)/.exec(authority ?? '')?.[1]))
	const dns = [...(said('X509v3 Subject Alternative Name') ?? '').matchAll(/DNS:([^,]*)/g)].map(([, name]) => name)
	const ours = certificate.subjectAltNames?.filter(name => name.kind === 'dns').map(name => name.text) ?? []
	// Names with control characters are not printed by openssl.
	if (ours.every(name => /^[\x20-\x7e]*$/.test(name))) assert.deepEqual(ours, dns)
	assert.deepEqual(
		certificate.crls.filter(name => URI.test(name)).map(name => name.trim()),
		uris(said('X509v3 CRL Distribution Points')),
	)
	assert.deepEqual(
		certificate.policies?.map(policy => (policy.id === '2.5.29.32.0' ? 'X509v3 Any Policy' : policy.id)),
		said('X509v3 Certificate Policies') === undefined
			? undefined
			: [...said('X509v3 Certificate Policies')!.matchAll(/Policy: (.*)/g)].map(([, policy]) => policy!.trim()),
	)
	const access = (said('Authority Information Access') ?? '').split('\n').filter(line => line !== '')
	assert.deepEqual(
		[...certificate.ocsp].map(name => name.trim()),
		uris(access.filter(line => line.startsWith('OCSP')).join('\n')),
	)
	const logs = [...(said('CT Precertificate SCTs') ?? '').matchAll(/Log ID *: ([0-9A-F:\s]+)\n *Timestamp : (.*)/g)]
	assert.deepEqual(
		certificate.scts?.map(sct => [sct.logId, sct.timestamp]) ?? [],
		logs.map(([, id, time]) => [hex(id!.replace(/\s/g, '')), Date.parse(time!)]),
	)
}

const URI = /^\s*[a-z]+:/i

/** RFC 4514 as we write it: openssl would escape what is not ASCII or not printable. */
const NAMES = ['-nameopt', 'RFC2253,utf8,-esc_msb,-esc_ctrl']

/** Unknown extensions as a tree, so that no line of theirs is taken for another. */
const PARSED = ['-certopt', 'ext_parse']

const CURVES: { readonly [name: string]: string } = { prime256v1: 'secp256r1', prime192v1: 'secp192r1' }

const USAGES: { readonly [name: string]: string } = {
	'Digital Signature': 'digitalSignature',
	'Non Repudiation': 'nonRepudiation',
	'Key Encipherment': 'keyEncipherment',
	'Data Encipherment': 'dataEncipherment',
	'Key Agreement': 'keyAgreement',
	'Certificate Sign': 'keyCertSign',
	'CRL Sign': 'cRLSign',
	'Encipher Only': 'encipherOnly',
	'Decipher Only': 'decipherOnly',
}
