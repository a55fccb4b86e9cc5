import type { Conversation, Role } from '../../src/session/conversation.js'

/** A kind of protection or of handshake, and how a conversation of it is known. */
export type Family = { readonly name: string; readonly has: (conversation: Conversation, file: string) => boolean }

/** Everything that keys at hand can open, of which each has a fixture that they do open. */
export const FAMILIES: readonly Family[] = [
	...['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].map(version => ({
		name: version,
		has: ({ tls }: Conversation) => tls?.version === version,
	})),

	suite('AES-128-GCM', /WITH_AES_128_GCM/),
	suite('AES-256-GCM', /WITH_AES_256_GCM/),
	suite('AES-128-GCM in TLS 1.3', /^TLS_AES_128_GCM/),
	suite('AES-256-GCM in TLS 1.3', /^TLS_AES_256_GCM/),
	suite('ChaCha20-Poly1305', /WITH_CHACHA20/),
	suite('ChaCha20-Poly1305 in TLS 1.3', /^TLS_CHACHA20/),
	suite('AES-CCM', /WITH_AES_(128|256)_CCM$/),
	suite('AES-CCM-8', /WITH_AES_(128|256)_CCM_8$/),
	suite('AES-CCM in TLS 1.3', /^TLS_AES_128_CCM_SHA256/),
	suite('AES-CCM-8 in TLS 1.3', /^TLS_AES_128_CCM_8/),
	suite('ARIA-128-GCM', /ARIA_128_GCM/),
	suite('ARIA-256-GCM', /ARIA_256_GCM/),

	suite('AES-CBC with SHA-1 and chained IVs', /AES_(128|256)_CBC_SHA$/, ({ tls }) => isBefore(tls?.version, 'TLS 1.1')),
	suite(
		'AES-CBC with SHA-1 and an IV in each record',
		/AES_(128|256)_CBC_SHA$/,
		({ tls }) => !isBefore(tls?.version, 'TLS 1.1'),
	),
	suite('AES-CBC with SHA-256', /AES_(128|256)_CBC_SHA256$/),
	suite('AES-CBC with SHA-384', /AES_(128|256)_CBC_SHA384$/),
	suite('Camellia-CBC with SHA-1', /CAMELLIA_(128|256)_CBC_SHA$/),
	suite('Camellia-CBC with SHA-256', /CAMELLIA_(128|256)_CBC_SHA256$/),
	suite('Camellia-CBC with SHA-384', /CAMELLIA_(128|256)_CBC_SHA384$/),
	suite('Triple-DES in SSL 3.0', /3DES_EDE_CBC/, ({ tls }) => tls?.version === 'SSL 3.0'),
	suite('Triple-DES with chained IVs', /3DES_EDE_CBC/, ({ tls }) => tls?.version === 'TLS 1.0'),
	suite('Triple-DES with an IV in each record', /3DES_EDE_CBC/, ({ tls }) => !isBefore(tls?.version, 'TLS 1.1')),
	suite('DES', /_DES_CBC/),
	suite('encrypt-then-MAC', /CBC/, ({ tls }) => tls?.encryptThenMac === true),
	suite(
		'encrypt-then-MAC with chained IVs',
		/CBC/,
		({ tls }) => tls?.encryptThenMac === true && tls.version === 'TLS 1.0',
	),
	suite('MAC-then-encrypt', /CBC/, ({ tls }) => tls?.version === 'TLS 1.2' && !tls.encryptThenMac),
	suite('RC4 with MD5', /RC4_128_MD5/),
	suite('RC4 with SHA-1', /RC4_128_SHA/),
	suite('NULL with MD5', /NULL_MD5/),
	suite('NULL with SHA-1', /NULL_SHA$/),
	suite('NULL with SHA-256', /NULL_SHA256/),
	suite('NULL with SHA-384', /NULL_SHA384/),
	suite('export suites with RC4 in SSL 3.0', /EXPORT_WITH_RC4_40/, ({ tls }) => tls?.version === 'SSL 3.0'),
	suite('export suites with RC4 in TLS 1.0', /EXPORT_WITH_RC4_40/, ({ tls }) => tls?.version === 'TLS 1.0'),
	suite('export suites with DES in SSL 3.0', /EXPORT_WITH_DES40/, ({ tls }) => tls?.version === 'SSL 3.0'),
	suite('export suites with DES in TLS 1.0', /EXPORT_WITH_DES40/, ({ tls }) => tls?.version === 'TLS 1.0'),

	suite('RSA key exchange', /^TLS_RSA_WITH/),
	suite('DHE with RSA', /^TLS_DHE_RSA/),
	suite('DHE with DSA', /^TLS_DHE_DSS/),
	suite('ECDHE with RSA', /^TLS_ECDHE_RSA/),
	suite('ECDHE with ECDSA', /^TLS_ECDHE_ECDSA/),
	suite('anonymous DH', /^TLS_DH_anon/),
	suite('anonymous ECDH', /^TLS_ECDH_anon/),
	suite('PSK', /^TLS_PSK/),
	suite('DHE-PSK', /^TLS_DHE_PSK/),
	suite('ECDHE-PSK', /^TLS_ECDHE_PSK/),
	suite('RSA-PSK', /^TLS_RSA_PSK/),
	suite('SRP', /^TLS_SRP/),
	...['x25519', 'secp256r1', 'secp384r1', 'x448', 'ffdhe2048', 'X25519MLKEM768', 'SecP256r1MLKEM768', 'MLKEM1024'].map(
		group => ({
			name: `key agreement by ${group}`,
			has: ({ tls }: Conversation) => tls?.version === 'TLS 1.3' && tls.group?.toLowerCase() === group.toLowerCase(),
		}),
	),

	...[
		'rsa_pkcs1_sha256',
		'rsa_pss_rsae_sha256',
		'rsa_pss_pss_sha256',
		'ecdsa_secp256r1_sha256',
		'ecdsa_secp384r1_sha384',
		'ecdsa_secp521r1_sha512',
		'ed25519',
		'ed448',
	].map(scheme => ({
		name: `signed by ${scheme}`,
		has: ({ tls, messages }: Conversation) =>
			tls?.signatureScheme === scheme || messages.some(({ summary }) => summary.includes(scheme)),
	})),

	fixture('extended main secret', 'nginx-tls12-ecdhe'),
	fixture('main secret as it was before', 'openssl-mac-then-encrypt'),
	fixture('renegotiation that the client asks for', 'openssl-renegotiation'),
	fixture('renegotiation that the server asks for', 'openssl-renegotiation-server'),
	fixture('resumption by session ID', 'nginx-tls12-session-id', ({ tls }) => tls?.resumed === true),
	fixture('resumption by ticket', 'nginx-tls12-ticket', ({ tls }) => tls?.resumed === true),
	fixture('resumption by PSK', 'nginx-tls13-resumed', ({ tls }) => tls?.resumed === true),
	fixture('a PSK of their own in TLS 1.3', 'openssl-psk-tls13'),
	fixture('a PSK without key agreement', 'openssl-psk-ke-tls13'),
	fixture('early data, accepted', 'openssl-early-data', ({ tls }) => tls?.earlyData === 'accepted'),
	fixture('early data, rejected', 'openssl-early-data', ({ tls }) => tls?.earlyData === 'rejected'),
	fixture(
		'early data, rejected by HelloRetryRequest',
		'openssl-early-data-retry',
		({ tls }) => tls?.earlyData === 'rejected',
	),
	message('KeyUpdate', 'key_update'),
	{ name: 'HelloRetryRequest', has: ({ tls }) => tls?.helloRetryRequest === true },
	fixture('post-handshake authentication', 'openssl-post-handshake-auth'),
	fixture('padding', 'openssl-padding'),
	fixture('only what the server sent', 'capture-one-way'),
	fixture('only what the server sent, in TLS 1.3', 'capture-one-way-tls13'),
	fixture('only what the client sent, in TLS 1.3', 'capture-one-way-client'),
	{
		name: 'client certificates in TLS 1.2',
		has: ({ tls }) => tls?.version === 'TLS 1.2' && tls.clientCertificates.length > 0,
	},
	{
		name: 'client certificates in TLS 1.3',
		has: ({ tls }) => tls?.version === 'TLS 1.3' && tls.clientCertificates.length > 0,
	},
	message('OCSP stapling in TLS 1.2', 'certificate_status'),
	fixture('OCSP stapling in TLS 1.3', 'openssl-ocsp-tls13'),
	fixture('SCTs in TLS 1.2', 'openssl-sct-tls12'),
	fixture('SCTs in TLS 1.3', 'openssl-sct-tls13'),
	fixture('raw public keys in TLS 1.2', 'gnutls-raw-public-key-tls12'),
	fixture('raw public keys in TLS 1.3', 'gnutls-raw-public-key'),
	message('certificate compression', 'compressed_certificate'),
	{ name: 'ALPN', has: ({ tls }) => tls?.alpn !== undefined },
	fixture('HTTP/2', 'nginx-tls13-h2'),
	fixture('a ClientHello of SSL 2.0’s format', 'java-tls10', ({ number }) => number === 1),
]

/** What both sides said, by the fixtures' names: the first that fits is meant. */
export const SAID: readonly (readonly [file: RegExp, Readonly<Record<Role, RegExp>>])[] = [
	[/^openssl-early-data-retry/, { client: /^(fluffy tail, early\nfluffy tail\n)?$/, server: /^(fluffy tail\n)?$/ }],
	[/^openssl-early-data/, { client: /^(fluffy tail, early\nfluffy tail\n(Q\n)?)?$/, server: /^(fluffy tail\n)?$/ }],
	[/^openssl-key-update\./, { client: /^(fluffy tail\n){2}$/, server: /^fluffy tail\n$/ }],
	[
		/^openssl-(post-handshake-auth|renegotiation-server)/,
		{ client: /^(fluffy tail\n){1,2}$/, server: /^(fluffy tail\n)?$/ },
	],
	[/^openssl-client-certificate-missing/, { client: /^fluffy tail\n$/, server: /^$/ }],
	[/^(openssl-(key-update|renegotiation))/, { client: /^(fluffy tail\n){2}$/, server: /^(liat yffulf\n){2}$/ }],
	[/^(openssl|java|boringssl)-/, { client: /^fluffy tail\n$/, server: /^liat yffulf\n$/ }],
	// The first connection only gets the ticket.
	[/^gnutls-.*(ticket|resumed)/, { client: /^(fluffy tail\n)?$/, server: /^(fluffy tail\n)?$/ }],
	[/^gnutls-/, { client: /^fluffy tail\n$/, server: /^fluffy tail\n$/ }],
	[/^nss-/, { client: /^GET \/fluffy-tail HTTP\/1.0\r\n\r\n$/, server: /GET \/fluffy-tail HTTP\/1.0\r\n\r\n/ }],
	[/^(nginx-tls13-h2|http2-curl)/, { client: /^PRI \* HTTP\/2.0\r\n\r\nSM\r\n\r\n/, server: /fluffy tail/ }],
	[/^http2-streams/, { client: /^PRI \* HTTP\/2.0\r\n\r\nSM\r\n\r\n/, server: /fluffy tail\n\n/ }],
	[/^http2-tls/, { client: /^PRI \* HTTP\/2.0\r\n\r\nSM\r\n\r\n/, server: /fluffy: very/ }],
	[/^nginx-tls13-large/, { client: /^GET \/large.txt /, server: /\r\n\r\n(fluffy tail, bushy tail, ){4000}$/ }],
	[/^(socketio|websocket|events)/, { client: /^GET /, server: /^HTTP\/1.1 [12]0[01] / }],
	[/^capture-lost/, { client: /^(GET .*){3}$/s, server: /fluffy tail$/ }],
	[/^capture-one-way-client/, { client: /^GET \/ HTTP/, server: /^$/ }],
	[/^capture-one-way/, { client: /^$/, server: /\r\n\r\nfluffy tail$/ }],
	[/^capture-snaplen/, { client: /^GET \/ HTTP/, server: /^$/ }],
	[/^(alert-|tutorial-https-refused)/, { client: /^$/, server: /^$/ }],
	[/^/, { client: /^GET \/.*\r\n\r\n$/s, server: /^HTTP\/1\.[01] 200 .*\r\n\r\n.*fluffy tail\n?$/s }],
]

const VERSIONS = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']

function isBefore(version: string | undefined, other: string): boolean {
	return version !== undefined && VERSIONS.indexOf(version) < VERSIONS.indexOf(other)
}

function suite(name: string, pattern: RegExp, has: Family['has'] = () => true): Family {
	return {
		name,
		has: (conversation, file) => pattern.test(conversation.tls?.cipherSuite ?? '') && has(conversation, file),
	}
}

function fixture(name: string, wanted: string, has: Family['has'] = () => true): Family {
	return { name, has: (conversation, file) => file.startsWith(`${wanted}.`) && has(conversation, file) }
}

function message(name: string, type: string): Family {
	return { name, has: ({ messages }) => messages.some(message => message.type === type) }
}
