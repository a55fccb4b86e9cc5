import type { ProofName } from '../../../src/analyse/proofs/proof.js'

/** How a handshake went: which of its messages rest on which depends on it. */
export type Family =
	| 'TLS 1.2, signed key exchange'
	| 'TLS 1.2, RSA key exchange'
	| 'TLS 1.2, client certificate'
	| 'TLS 1.2, resumed'
	| 'TLS 1.0'
	| 'TLS 1.3'
	| 'TLS 1.3, HelloRetryRequest'
	| 'TLS 1.3, client certificate'
	| 'TLS 1.3, resumed'

/** What is changed. Of a Certificate: the subject's key, the rest of the first certificate, or the bytes around it. */
export type Place =
	| 'ClientHello.random'
	| 'ServerHello.random'
	| 'first ClientHello'
	| 'server Certificate, key'
	| 'server Certificate, first'
	| 'server Certificate, around'
	| 'ServerKeyExchange'
	| 'ClientKeyExchange'
	| 'server CertificateVerify'
	| 'client Certificate, key'
	| 'client Certificate, first'
	| 'client Certificate, around'
	| 'client CertificateVerify'
	| 'client Finished'
	| 'server Finished'
	| 'record'

/** What one changed byte must do to the proofs that were verified before; every other proof stays as it was. */
export type Row = {
	readonly family: Family
	readonly place: Place
	/** These fail. */
	readonly failed: readonly ProofName[]
	/** These are not verified any more: they fail, or cannot be checked. */
	readonly lost: readonly ProofName[]
	/** These may change with the byte that it is. */
	readonly may: readonly ProofName[]
}

/** What a certificate says of itself changes with the byte. */
const SAID = ['trust', 'host_name', 'validity', 'key_usage', 'ocsp', 'sct'] as const
const FINISHED = ['client_finished', 'server_finished'] as const

/** Written down before there was an engine: which promise rests on which bytes. */
export const TABLE: readonly Row[] = [
	// The ServerKeyExchange signature is over both randoms; Finished is over everything before it. That nobody was made to
	// take an older version rests on one of them.
	...rows('TLS 1.2, signed key exchange', [
		['ClientHello.random', ['server_key_exchange', ...FINISHED], ['downgrade'], []],
		['ServerHello.random', ['server_key_exchange', ...FINISHED], [], ['downgrade']],
		['server Certificate, key', FINISHED, ['chain', 'server_key_exchange'], [...SAID, 'downgrade']],
		['server Certificate, first', FINISHED, ['chain'], [...SAID, 'server_key_exchange', 'downgrade']],
		['server Certificate, around', FINISHED, [], ['chain', ...SAID, 'server_key_exchange', 'downgrade']],
		['ServerKeyExchange', ['server_key_exchange', ...FINISHED], [], ['downgrade']],
		['ClientKeyExchange', FINISHED, [], []],
		['client Finished', FINISHED, [], []],
		['server Finished', ['server_finished'], [], []],
		['record', ['records'], [], []],
	]),
	// Nobody signs: only Finished tells, and the certificate's own signature.
	...rows('TLS 1.2, RSA key exchange', [
		['ClientHello.random', FINISHED, [], ['downgrade']],
		['ServerHello.random', FINISHED, [], ['downgrade']],
		['server Certificate, key', FINISHED, ['chain'], [...SAID, 'downgrade']],
		['server Certificate, first', FINISHED, ['chain'], [...SAID, 'downgrade']],
		['server Certificate, around', FINISHED, [], ['chain', ...SAID, 'downgrade']],
		['ClientKeyExchange', FINISHED, [], ['downgrade']],
		['client Finished', FINISHED, [], ['downgrade']],
		['server Finished', ['server_finished'], [], ['downgrade']],
		['record', ['records'], [], []],
	]),
	// The client signs everything up to ClientKeyExchange.
	...rows('TLS 1.2, client certificate', [
		['ClientHello.random', ['server_key_exchange', 'client_certificate_verify', ...FINISHED], ['downgrade'], []],
		['ServerHello.random', ['server_key_exchange', 'client_certificate_verify', ...FINISHED], [], ['downgrade']],
		[
			'server Certificate, key',
			['client_certificate_verify', ...FINISHED],
			['chain', 'server_key_exchange'],
			[...SAID, 'downgrade'],
		],
		[
			'server Certificate, first',
			['client_certificate_verify', ...FINISHED],
			['chain'],
			[...SAID, 'server_key_exchange', 'downgrade'],
		],
		['ServerKeyExchange', ['server_key_exchange', 'client_certificate_verify', ...FINISHED], [], ['downgrade']],
		['client Certificate, key', FINISHED, ['client_certificate_verify', 'chain'], [...SAID]],
		// The kind of key stands beside the key: where that is changed, nothing can be checked with it.
		['client Certificate, first', FINISHED, ['client_certificate_verify', 'chain'], [...SAID]],
		['client Certificate, around', FINISHED, ['client_certificate_verify'], ['chain', ...SAID]],
		['ClientKeyExchange', ['client_certificate_verify', ...FINISHED], [], []],
		['client CertificateVerify', ['client_certificate_verify', ...FINISHED], [], []],
		['client Finished', FINISHED, [], []],
		['server Finished', ['server_finished'], [], []],
		['record', ['records'], [], []],
	]),
	// The server's Finished comes first.
	...rows('TLS 1.2, resumed', [
		['ClientHello.random', FINISHED, [], ['downgrade']],
		['ServerHello.random', FINISHED, [], ['downgrade']],
		['server Finished', FINISHED, [], ['downgrade']],
		['client Finished', ['client_finished'], [], ['downgrade']],
		['record', ['records'], [], []],
	]),
	...rows('TLS 1.0', [
		['ClientHello.random', ['server_key_exchange', ...FINISHED], [], ['downgrade']],
		['ServerHello.random', ['server_key_exchange', ...FINISHED], [], ['downgrade']],
		['server Certificate, key', FINISHED, ['chain', 'server_key_exchange'], [...SAID, 'downgrade']],
		['server Certificate, first', FINISHED, ['chain'], [...SAID, 'server_key_exchange', 'downgrade']],
		['ServerKeyExchange', ['server_key_exchange', ...FINISHED], [], ['downgrade']],
		['ClientKeyExchange', FINISHED, [], ['downgrade']],
		['client Finished', FINISHED, [], ['downgrade']],
		['server Finished', ['server_finished'], [], ['downgrade']],
		['record', ['records'], [], []],
	]),
	// CertificateVerify is over everything before it, and so is each Finished, the server's first.
	...rows('TLS 1.3', [
		['ClientHello.random', ['server_certificate_verify', ...FINISHED], [], []],
		['ServerHello.random', ['server_certificate_verify', ...FINISHED], [], []],
		['server Certificate, key', FINISHED, ['server_certificate_verify', 'chain'], SAID],
		['server Certificate, first', FINISHED, ['server_certificate_verify', 'chain'], SAID],
		['server Certificate, around', FINISHED, ['server_certificate_verify'], ['chain', ...SAID]],
		['server CertificateVerify', ['server_certificate_verify', ...FINISHED], [], []],
		['server Finished', FINISHED, [], []],
		['client Finished', ['client_finished'], [], []],
		['record', ['records'], [], []],
	]),
	// The first ClientHello stays in the transcript, as its hash.
	...rows('TLS 1.3, HelloRetryRequest', [
		['first ClientHello', ['server_certificate_verify', ...FINISHED], [], []],
		['ClientHello.random', ['server_certificate_verify', ...FINISHED], [], []],
		['ServerHello.random', ['server_certificate_verify', ...FINISHED], [], []],
		['server Certificate, key', FINISHED, ['server_certificate_verify', 'chain'], SAID],
		['server CertificateVerify', ['server_certificate_verify', ...FINISHED], [], []],
		['server Finished', FINISHED, [], []],
		['client Finished', ['client_finished'], [], []],
		['record', ['records'], [], []],
	]),
	// The client signs after the server's Finished.
	...rows('TLS 1.3, client certificate', [
		['ClientHello.random', ['server_certificate_verify', 'client_certificate_verify', ...FINISHED], [], []],
		[
			'server Certificate, key',
			['client_certificate_verify', ...FINISHED],
			['server_certificate_verify', 'chain'],
			SAID,
		],
		[
			'server Certificate, first',
			['client_certificate_verify', ...FINISHED],
			['server_certificate_verify', 'chain'],
			SAID,
		],
		['server CertificateVerify', ['server_certificate_verify', 'client_certificate_verify', ...FINISHED], [], []],
		['server Finished', ['client_certificate_verify', ...FINISHED], [], []],
		['client Certificate, key', ['client_finished'], ['client_certificate_verify', 'chain'], SAID],
		['client Certificate, first', ['client_finished'], ['client_certificate_verify', 'chain'], SAID],
		['client Certificate, around', ['client_finished'], ['client_certificate_verify'], ['chain', ...SAID]],
		['client CertificateVerify', ['client_certificate_verify', 'client_finished'], [], []],
		['client Finished', ['client_finished'], [], []],
		['record', ['records'], [], []],
	]),
	...rows('TLS 1.3, resumed', [
		['ClientHello.random', FINISHED, [], []],
		['ServerHello.random', FINISHED, [], []],
		['server Finished', FINISHED, [], []],
		['client Finished', ['client_finished'], [], []],
		['record', ['records'], [], []],
	]),
]

function rows(
	family: Family,
	places: readonly (readonly [Place, readonly ProofName[], readonly ProofName[], readonly ProofName[]])[],
): Row[] {
	return places.map(([place, failed, lost, may]) => ({ family, place, failed, lost, may }))
}
