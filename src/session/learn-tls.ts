import { hexOf, sha256 } from '../analyse/digest.js'
import { uncompressedCertificate } from '../analyse/tls/uncompressed-certificate.js'
import { LIMITS } from '../decode/limits.js'
import { scan } from '../decode/reader.js'
import { CIPHER_SUITES, EMPTY_RENEGOTIATION_INFO_SCSV } from '../decode/registry/cipher-suites.js'
import { GROUPS } from '../decode/registry/groups.js'
import { hex, isGrease } from '../decode/registry/names.js'
import { SIGNATURE_SCHEMES } from '../decode/registry/signature-schemes.js'
import { isTls13, versionName } from '../decode/registry/versions.js'
import type { CertificateMessage } from '../decode/tls/certificate.js'
import type { ClientHello } from '../decode/tls/client-hello.js'
import type { Said } from '../decode/tls/extensions/facts.js'
import type { Message } from '../decode/tls/handshake.js'
import type { ServerHello } from '../decode/tls/server-hello.js'
import { certificate } from '../decode/x509/certificate.js'
import { subjectPublicKeyInfo } from '../decode/x509/public-key.js'
import type { Role } from './conversation.js'
import type { SentCertificate, TlsFacts, TlsOffer } from './tls-facts.js'

/** What a conversation knows before its first message. */
export const NO_FACTS: TlsFacts = {
	helloRetryRequest: false,
	earlyData: 'unknown',
	certificates: [],
	clientCertificates: [],
}

/** What a readable message adds to the facts. Of two ClientHellos the second counts, but for its fingerprint. */
export function learn(facts: TlsFacts, from: Role, message: Message): TlsFacts {
	switch (message.kind) {
		case 'client_hello':
			return { ...facts, ...offered(facts, message.body) }
		case 'hello_retry_request':
			return { ...facts, ...retried(facts, message.body) }
		case 'server_hello':
			return { ...facts, ...chosen(facts, message.body) }
		case 'encrypted_extensions':
			return {
				...facts,
				...(message.body.alpn?.[0] !== undefined && { alpn: message.body.alpn[0] }),
				...(facts.earlyData === 'unknown' && { earlyData: message.body.earlyData ? 'accepted' : 'rejected' }),
			}
		case 'certificate':
			return { ...facts, ...shown(from, message.body) }
		case 'compressed_certificate': {
			const certificate = uncompressedCertificate(message.body, from)
			return certificate ? { ...facts, ...shown(from, certificate) } : facts
		}
		case 'server_key_exchange':
			return {
				...facts,
				...groupOf(message.body.group),
				...(message.body.primeBits !== undefined && { primeBits: message.body.primeBits }),
				...schemeOf(message.body.scheme),
			}
		case 'certificate_verify':
			return from === 'server' ? { ...facts, ...schemeOf(message.body.scheme) } : facts
		default:
			return facts
	}
}

function offered(facts: TlsFacts, hello: ClientHello): Partial<TlsFacts> {
	return {
		...(hello.serverName !== undefined && { serverName: hello.serverName }),
		...(hello.ech && { hasEch: true }),
		...(hello.alpn && { alpnOffered: hello.alpn.filter(name => !isGreaseName(name)) }),
		offered: offerOf(hello),
		clientRandom: hexOf(hello.random),
		earlyData: hello.earlyData ? 'unknown' : facts.helloRetryRequest ? facts.earlyData : 'none',
	}
}

function offerOf(hello: ClientHello): TlsOffer {
	const { supportedVersions, legacyVersion, suites, groups, keyShares, signatureSchemes, psks } = hello
	const names = psks?.map(({ identity }) => printable(identity)).filter(name => name !== undefined) ?? []
	return {
		versions: supportedVersions ?? [legacyVersion],
		suites,
		...(groups && { groups }),
		...(keyShares && { shares: keyShares.map(share => share.group) }),
		...(signatureSchemes && { schemes: signatureSchemes }),
		psk: psks !== undefined,
		...(names.length > 0 && { pskIdentities: names }),
		...(hello.renegotiationInfoLength === undefined &&
			!suites.includes(EMPTY_RENEGOTIATION_INFO_SCSV) && { lacksRenegotiationInfo: true as const }),
		...(hello.extensions.some(({ type }) => type === STATUS_REQUEST) && { asksForStaple: true as const }),
	}
}

/** RFC 6066, 8. */
const STATUS_REQUEST = 5

/** Bytes that are nothing but printable ASCII, as a text. */
function printable(bytes: Uint8Array): string | undefined {
	const isText = bytes.length > 0 && bytes.every(byte => byte >= 0x20 && byte < 0x7f)
	return isText ? String.fromCharCode(...bytes) : undefined
}

function retried(facts: TlsFacts, { keyShares }: Said): Partial<TlsFacts> {
	const group = keyShares?.[0]?.group
	return {
		helloRetryRequest: true,
		...(group !== undefined && { retryGroup: group }),
		earlyData: facts.earlyData === 'none' ? 'none' : 'rejected',
	}
}

function chosen(facts: TlsFacts, hello: ServerHello): Partial<TlsFacts> {
	const version = hello.negotiatedVersion
	const is13 = isTls13(version)
	return {
		version: versionName(version),
		negotiated: version,
		suite: hello.suite,
		cipherSuite: CIPHER_SUITES(hello.suite) ?? hex(hello.suite),
		...groupOf(hello.keyShares?.[0]?.group),
		...(hello.alpn?.[0] !== undefined && { alpn: hello.alpn[0] }),
		...(hello.encryptThenMac && { encryptThenMac: true }),
		...(hello.downgrade && { downgrade: hello.downgrade }),
		...(is13
			? { resumed: hello.selectedPsk !== undefined }
			: hello.renegotiationInfoLength === undefined && { lacksRenegotiationInfo: true as const }),
		// Whether early data was taken stands in EncryptedExtensions; without a PSK it cannot have been.
		...(facts.earlyData === 'unknown' &&
			(!is13 || hello.selectedPsk === undefined) && { earlyData: 'rejected' as const }),
	}
}

function shown(from: Role, message: CertificateMessage): Partial<TlsFacts> {
	return { [from === 'server' ? 'certificates' : 'clientCertificates']: sent(message) }
}

function sent(message: CertificateMessage): SentCertificate[] {
	return message.certificates.flatMap(({ der, isRawKey }) => {
		const name = sha256(der)
		const known = isRawKey ? undefined : read.get(name)
		if (known) return [known]
		const { value } = scan('certificate', der, certificate)
		if (!value) return []
		// Of a certificate, a raw key (RFC 7250) has the key only.
		const key = isRawKey ? scan('key', der, r => subjectPublicKeyInfo(r)).value : undefined
		const certificateSent = { ...value, ...(key && { key }), sha256: name, length: der.length }
		if (!isRawKey) remember(certificateSent)
		return [certificateSent]
	})
}

/** Certificates that were read already, by their hashes: a server sends the same ones in every connection. */
const read = new Map<string, SentCertificate>()

function remember(certificate: SentCertificate): void {
	if (certificate.length > LIMITS.knownCertificate) return
	if (read.size >= LIMITS.knownCertificates) read.delete(read.keys().next().value!)
	read.set(certificate.sha256, certificate)
}

function groupOf(group: number | undefined): Partial<TlsFacts> {
	return group === undefined ? {} : { group: GROUPS(group) ?? hex(group) }
}

function schemeOf(scheme: number | undefined): Partial<TlsFacts> {
	return scheme === undefined ? {} : { signatureScheme: SIGNATURE_SCHEMES(scheme) ?? hex(scheme) }
}

/** ALPN names that are GREASE are two equal bytes (RFC 8701, 2). */
function isGreaseName(name: string): boolean {
	return name.length === 2 && isGrease(name.charCodeAt(0) * 0x100 + name.charCodeAt(1))
}
