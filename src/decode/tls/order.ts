import { isTls13 } from '../registry/versions.js'

/**
 * The twelve steps in which a connection is told: TLS 1.2 with RSA key exchange, from the first hello to the end of the
 * connection. The messages of other flows belong to the step whose part they play.
 */
export const STEPS = [
	{ step: 1, from: 'client', message: 'client_hello' },
	{ step: 2, from: 'server', message: 'server_hello' },
	{ step: 3, from: 'server', message: 'certificate' },
	{ step: 4, from: 'server', message: 'server_hello_done' },
	{ step: 5, from: 'client', message: 'client_key_exchange' },
	{ step: 6, from: 'client', message: 'change_cipher_spec' },
	{ step: 7, from: 'client', message: 'finished' },
	{ step: 8, from: 'server', message: 'change_cipher_spec' },
	{ step: 9, from: 'server', message: 'finished' },
	{ step: 10, from: 'either', message: 'application_data' },
	{ step: 11, from: 'either', message: 'close_notify' },
	{ step: 12, from: 'either', message: 'fin' },
] as const

/** A message that one side sends in a flow. */
export type Expected = {
	readonly from: 'client' | 'server'
	/** The RFC's name in snake case, or `change_cipher_spec`. */
	readonly message: string
	/** Always sent, only sometimes, or any number of times. */
	readonly when: 'always' | 'sometimes' | 'repeated'
	/** Sent encrypted. */
	readonly sealed: boolean
	/** The step of the story it belongs to. */
	readonly step: number
}

export type Flow = 'tls12_full' | 'tls12_resumed' | 'tls13_full' | 'tls13_psk' | 'tls13_retry'

/** RFC 5246, 7.3; RFC 5077, 3.1; RFC 8446, 2 and 4. In the order in which they are sent. */
export const FLOWS: Readonly<Record<Flow, readonly Expected[]>> = {
	tls12_full: [
		clear('client', 'client_hello', 1),
		clear('server', 'server_hello', 2),
		maybe('server', 'supplemental_data', 3),
		maybe('server', 'certificate', 3),
		maybe('server', 'certificate_status', 3),
		maybe('server', 'server_key_exchange', 3),
		maybe('server', 'certificate_request', 3),
		clear('server', 'server_hello_done', 4),
		maybe('client', 'supplemental_data', 5),
		maybe('client', 'certificate', 5),
		maybe('client', 'certificate_url', 5),
		clear('client', 'client_key_exchange', 5),
		maybe('client', 'certificate_verify', 5),
		clear('client', 'change_cipher_spec', 6),
		maybe('client', 'next_protocol', 7, true),
		maybe('client', 'channel_id', 7, true),
		sealed('client', 'finished', 7),
		maybe('server', 'new_session_ticket', 8),
		clear('server', 'change_cipher_spec', 8),
		sealed('server', 'finished', 9),
	],
	/** The server finishes first: it needs nothing more from the client. */
	tls12_resumed: [
		clear('client', 'client_hello', 1),
		clear('server', 'server_hello', 2),
		maybe('server', 'new_session_ticket', 8),
		clear('server', 'change_cipher_spec', 8),
		sealed('server', 'finished', 9),
		clear('client', 'change_cipher_spec', 6),
		maybe('client', 'next_protocol', 7, true),
		maybe('client', 'channel_id', 7, true),
		sealed('client', 'finished', 7),
	],
	tls13_full: [
		clear('client', 'client_hello', 1),
		clear('server', 'server_hello', 2),
		maybe('server', 'change_cipher_spec', 8),
		sealed('server', 'encrypted_extensions', 2),
		maybe('server', 'certificate_request', 3, true),
		...serverCertificate(),
		sealed('server', 'finished', 9),
		...clientFlight(),
	],
	/** No certificate: who has the key of before is who it was before. */
	tls13_psk: [
		clear('client', 'client_hello', 1),
		maybe('client', 'change_cipher_spec', 6),
		clear('server', 'server_hello', 2),
		maybe('server', 'change_cipher_spec', 8),
		sealed('server', 'encrypted_extensions', 2),
		sealed('server', 'finished', 9),
		maybe('client', 'end_of_early_data', 7, true),
		maybe('client', 'change_cipher_spec', 6),
		sealed('client', 'finished', 7),
		tickets(),
	],
	tls13_retry: [
		clear('client', 'client_hello', 1),
		maybe('client', 'change_cipher_spec', 6),
		clear('server', 'hello_retry_request', 2),
		maybe('server', 'change_cipher_spec', 8),
		maybe('client', 'change_cipher_spec', 6),
		clear('client', 'client_hello', 1),
		clear('server', 'server_hello', 2),
		maybe('server', 'change_cipher_spec', 8),
		sealed('server', 'encrypted_extensions', 2),
		maybe('server', 'certificate_request', 3, true),
		...serverCertificate().map(optional),
		sealed('server', 'finished', 9),
		...clientFlight(),
	],
}

/** Which flow a handshake takes, as far as its hellos tell. */
export function flowOf(hello: {
	readonly version: number
	readonly resumed: boolean
	readonly retried: boolean
}): Flow {
	if (!isTls13(hello.version)) return hello.resumed ? 'tls12_resumed' : 'tls12_full'
	if (hello.retried) return 'tls13_retry'
	return hello.resumed ? 'tls13_psk' : 'tls13_full'
}

/** What one side may send next, given the messages it has sent so far; nothing when one of those was out of order. */
export function expectedNext(
	flow: Flow,
	from: 'client' | 'server',
	sent: readonly string[],
): readonly Expected[] | undefined {
	const own = FLOWS[flow].filter(expected => expected.from === from)
	let at = 0
	for (const message of sent) {
		const index = candidates(own, at).findIndex(expected => expected.message === message)
		if (index < 0) return undefined
		at += index + (own[at + index]!.when === 'repeated' ? 0 : 1)
	}
	return candidates(own, at)
}

/** The step of the story that a message belongs to; nothing for one that has no part in it. */
export function stepOf(from: 'client' | 'server', message: string): number | undefined {
	return STEPS_OF.get(`${from} ${message}`) ?? STEPS_OF.get(`either ${message}`)
}

const STEPS_OF = new Map<string, number>([
	...Object.values(FLOWS).flatMap(flow => flow.map(({ from, message, step }) => [`${from} ${message}`, step] as const)),
	...STEPS.map(({ from, message, step }) => [`${from} ${message}`, step] as const),
	['either key_update', 10],
])

/** Up to and with the first message that is always sent. */
function candidates(own: readonly Expected[], at: number): readonly Expected[] {
	const always = own.findIndex((expected, index) => index >= at && expected.when === 'always')
	return own.slice(at, always < 0 ? undefined : always + 1)
}

function serverCertificate(): Expected[] {
	return [
		maybe('server', 'certificate', 3, true),
		maybe('server', 'compressed_certificate', 3, true),
		sealed('server', 'certificate_verify', 3),
	]
}

function clientFlight(): Expected[] {
	return [
		maybe('client', 'change_cipher_spec', 6),
		maybe('client', 'certificate', 5, true),
		maybe('client', 'compressed_certificate', 5, true),
		maybe('client', 'certificate_verify', 5, true),
		sealed('client', 'finished', 7),
		tickets(),
	]
}

/** After the handshake, as many as the server likes (RFC 8446, 4.6.1). */
function tickets(): Expected {
	return { from: 'server', message: 'new_session_ticket', when: 'repeated', sealed: true, step: 10 }
}

function clear(from: Expected['from'], message: string, step: number): Expected {
	return { from, message, when: 'always', sealed: false, step }
}

function sealed(from: Expected['from'], message: string, step: number): Expected {
	return { from, message, when: 'always', sealed: true, step }
}

function maybe(from: Expected['from'], message: string, step: number, sealed = false): Expected {
	return { from, message, when: 'sometimes', sealed, step }
}

function optional(expected: Expected): Expected {
	return { ...expected, when: 'sometimes' }
}
