import type { Context } from '../../../src/decode/tls/context.js'
import {
	bytes,
	clientHello,
	extension,
	filled,
	message,
	RETRY_RANDOM,
	serverHello,
	u16,
	u24,
	u32,
	vector,
} from './build.js'
import { EXTENSION_SAMPLES } from './extension-samples.js'

/** One message of each kind and form. */
export type MessageSample = { readonly name: string; readonly bytes: Uint8Array; readonly context: Context }

const client = (version?: number, suite?: number): Context => context('client', version, suite)
const server = (version?: number, suite?: number): Context => context('server', version, suite)

function context(from: Context['from'], version?: number, suite?: number): Context {
	return { from, ...(version !== undefined && { version }), ...(suite !== undefined && { suite }) }
}

const SSL3 = 0x0300
const TLS10 = 0x0301
const TLS12 = 0x0303
const TLS13 = 0x0304
const DRAFT18 = 0x7f12

const RSA = 0x002f
const DHE = 0x0033
const ECDHE = 0xc02f
const DH_ANON = 0x0034
const ECDH_ANON = 0xc018
const RSA_EXPORT = 0x0003
const PSK = 0x008c
const RSA_PSK = 0x0094
const DHE_PSK = 0x0090
const ECDHE_PSK = 0xc035
const SRP = 0xc01d
const SRP_RSA = 0xc01e
const KRB5 = 0x001e
const GOST = 0xc102
const ECCPWD = 0xc0b0

/** A self-signed Ed25519 certificate made for these tests, and its key. */
export const CERTIFICATE = Uint8Array.from(
	atob(
		'MIIBWzCCAQ2gAwIBAgIUbcJ6+DJIavOoFMiJsh5CrTDm4RkwBQYDK2VwMCMxEjAQBgNVBAoMCWhhbmRzaGFyazENMAsGA1UEAwwEdGVzdDAeFw0yNjExMjIwODI5MTBaFw0zNjExMTkwODI5MTBaMCMxEjAQBgNVBAoMCWhhbmRzaGFyazENMAsGA1UEAwwEdGVzdDAqMAUGAytlcAMhAMYhAKvt1YJhdq4pS8ZQbJSkiqUvVEFy7CZ+k8ziHryko1MwUTAdBgNVHQ4EFgQUA1QEYnq3idjIcDFilXQGvyHTrJQwHwYDVR0jBBgwFoAUA1QEYnq3idjIcDFilXQGvyHTrJQwDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXADQQBudPi3DGYqqHFWu7h0djICcfeiDki30Is4Fav9xCp3FbhtngyuJC1/2vKn8d0O3qUsaUxTHd3RlKiM1CWLh8UD',
	),
	character => character.charCodeAt(0),
)
export const PUBLIC_KEY = Uint8Array.from(
	atob('MCowBQYDK2VwAyEAxiEAq+3VgmF2rilLxlBslKSKpS9UQXLsJn6TzOIevKQ='),
	character => character.charCodeAt(0),
)

const of = (carrier: string) =>
	EXTENSION_SAMPLES.filter((sample, index) => {
		const first = EXTENSION_SAMPLES.findIndex(other => other.type === sample.type && other.carrier === carrier)
		return index === first
	})
		// pre_shared_key is the last where it is at all.
		.sort((a, b) => Number(a.type === 41) - Number(b.type === 41))
		.map(({ type, data }) => extension(type, data))

const dhParams = [vector(2, filled(128, 1)), vector(2, [2]), vector(2, filled(128, 9))]
const ecdhParams = [[3], u16(0x001d), vector(1, filled(32))] as const
const signature12 = [u16(0x0804), vector(2, filled(256))]
const signature10 = [vector(2, filled(256))]
const explicitPrime = [
	[1],
	vector(1, filled(32, 1)),
	vector(1, filled(32)),
	vector(1, filled(32)),
	vector(1, filled(65)),
	vector(1, filled(32)),
	vector(1, [1]),
] as const
const explicitChar2 = (basis: number, ...k: readonly Uint8Array[]) =>
	[
		[2],
		u16(163),
		[basis],
		...k,
		vector(1, filled(21)),
		vector(1, filled(21)),
		vector(1, filled(43)),
		vector(1, filled(21)),
		vector(1, [2]),
	] as const
const distinguishedName = bytes([0x30, 13, 0x31, 11, 0x30, 9, 0x06, 3, 0x55, 0x04, 0x03, 0x0c, 2], 'CA')
const point = vector(1, filled(32))
const identity = vector(2, 'Client_identity')

export const MESSAGE_SAMPLES: readonly MessageSample[] = [
	sample('hello_request', message(0), server(TLS12)),
	sample('client_hello with every extension', clientHello({ extensions: of('client_hello') }), client()),
	sample('client_hello without extensions', clientHello({ version: SSL3, sessionId: [] }), client()),
	sample('client_hello with an empty list of extensions', clientHello({ extensions: [] }), client()),
	sample('server_hello with every extension', serverHello({ extensions: of('server_hello') }), server()),
	sample('server_hello without extensions', serverHello({ version: TLS10, suites: [RSA] }), server()),
	sample('hello_retry_request', serverHello({ random: RETRY_RANDOM, extensions: of('hello_retry_request') }), server()),
	sample('server_hello of draft 18', message(2, u16(DRAFT18), filled(32), u16(0x1301), vector(2)), server()),
	sample('hello_retry_request of draft 18', message(6, u16(DRAFT18), vector(2, extension(40, u16(23)))), server()),
	sample('hello_retry_request of draft 21', message(6, u16(0x7f15), u16(0x1301), vector(2)), server()),
	sample('encrypted_extensions', message(8, vector(2, ...of('encrypted_extensions'))), server(TLS13)),
	sample(
		'certificate 1.2',
		message(11, vector(3, vector(3, CERTIFICATE), vector(3, CERTIFICATE))),
		server(TLS12, ECDHE),
	),
	sample('certificate 1.2, none', message(11, vector(3)), client(TLS12, ECDHE)),
	sample('certificate 1.2, raw key', message(11, vector(3, PUBLIC_KEY)), server(TLS12, ECDHE)),
	sample(
		'certificate 1.3',
		message(
			11,
			vector(1),
			vector(3, vector(3, CERTIFICATE), vector(2, ...of('certificate')), vector(3, CERTIFICATE), vector(2)),
		),
		server(TLS13),
	),
	sample('certificate 1.3, none', message(11, vector(1, filled(8)), vector(3)), client(TLS13)),
	sample(
		'certificate 1.3, raw key',
		message(11, vector(1), vector(3, vector(3, PUBLIC_KEY), vector(2))),
		server(TLS13),
	),
	sample('compressed_certificate', message(25, u16(2), u24(2000), vector(3, filled(900))), server(TLS13)),
	sample('certificate_status', message(22, [1], vector(3, [0x30, 3, 0x0a, 1, 6])), server(TLS12)),
	sample(
		'certificate_status, several',
		message(22, [2], vector(3, vector(3, [0x30, 3, 0x0a, 1, 6]), vector(3))),
		server(TLS12),
	),
	sample('server_key_exchange ECDHE', message(12, ...ecdhParams, ...signature12), server(TLS12, ECDHE)),
	sample('server_key_exchange ECDHE 1.0', message(12, ...ecdhParams, ...signature10), server(TLS10, 0xc013)),
	sample('server_key_exchange ECDH anon', message(12, ...ecdhParams), server(TLS12, ECDH_ANON)),
	sample('server_key_exchange prime curve', message(12, ...explicitPrime, point, ...signature12), server(TLS12, ECDHE)),
	sample(
		'server_key_exchange trinomial',
		message(12, ...explicitChar2(1, vector(1, [7])), point, ...signature12),
		server(TLS12, ECDHE),
	),
	sample(
		'server_key_exchange pentanomial',
		message(12, ...explicitChar2(2, vector(1, [3]), vector(1, [6]), vector(1, [7])), point, ...signature12),
		server(TLS12, ECDHE),
	),
	sample('server_key_exchange DHE', message(12, ...dhParams, ...signature12), server(TLS12, DHE)),
	sample('server_key_exchange DHE 1.0', message(12, ...dhParams, ...signature10), server(TLS10, DHE)),
	sample('server_key_exchange DH anon', message(12, ...dhParams), server(TLS12, DH_ANON)),
	sample(
		'server_key_exchange RSA export',
		message(12, vector(2, filled(64, 1)), vector(2, [1, 0, 1]), ...signature10),
		server(TLS10, RSA_EXPORT),
	),
	sample('server_key_exchange PSK', message(12, vector(2, 'hint')), server(TLS12, PSK)),
	sample('server_key_exchange RSA PSK', message(12, vector(2, 'hint')), server(TLS12, RSA_PSK)),
	sample('server_key_exchange DHE PSK', message(12, vector(2), ...dhParams), server(TLS12, DHE_PSK)),
	sample('server_key_exchange ECDHE PSK', message(12, vector(2), ...ecdhParams), server(TLS12, ECDHE_PSK)),
	sample(
		'server_key_exchange SRP',
		message(12, vector(2, filled(128, 1)), vector(2, [2]), vector(1, filled(8)), vector(2, filled(128))),
		server(TLS12, SRP),
	),
	sample(
		'server_key_exchange SRP RSA',
		message(
			12,
			vector(2, filled(128, 1)),
			vector(2, [2]),
			vector(1, filled(8)),
			vector(2, filled(128)),
			...signature12,
		),
		server(TLS12, SRP_RSA),
	),
	sample(
		'server_key_exchange ECCPWD',
		message(12, vector(1, filled(32)), [3], u16(23), vector(1, filled(65)), vector(1, filled(32))),
		server(TLS12, ECCPWD),
	),
	sample('server_key_exchange ECDHE of an unknown suite', message(12, ...ecdhParams, ...signature12), server()),
	sample('server_key_exchange DHE of an unknown suite', message(12, ...dhParams, ...signature10), server()),
	sample('server_key_exchange of no shape', message(12, filled(40, 200)), server()),
	sample(
		'certificate_request 1.2',
		message(13, vector(1, [1, 64]), vector(2, u16(0x0804, 0x0403)), vector(2, vector(2, distinguishedName))),
		server(TLS12),
	),
	sample(
		'certificate_request 1.0',
		message(13, vector(1, [1, 2]), vector(2, vector(2, distinguishedName))),
		server(TLS10),
	),
	sample('certificate_request 1.3', message(13, vector(1), vector(2, ...of('certificate_request'))), server(TLS13)),
	sample(
		'certificate_request of draft 18',
		message(
			13,
			vector(1),
			vector(2, u16(0x0804)),
			vector(2, vector(2, distinguishedName)),
			vector(2, vector(1, [1]), vector(2)),
		),
		server(DRAFT18),
	),
	sample('server_hello_done', message(14), server(TLS12)),
	sample('client_key_exchange RSA', message(16, vector(2, filled(256))), client(TLS12, RSA)),
	sample('client_key_exchange RSA, SSL 3.0', message(16, filled(256)), client(SSL3, RSA)),
	sample('client_key_exchange DHE', message(16, vector(2, filled(128))), client(TLS12, DHE)),
	sample('client_key_exchange DH in the certificate', message(16), client(TLS12, DHE)),
	sample('client_key_exchange ECDHE', message(16, point), client(TLS12, ECDHE)),
	sample('client_key_exchange PSK', message(16, identity), client(TLS12, PSK)),
	sample('client_key_exchange RSA PSK', message(16, identity, vector(2, filled(256))), client(TLS12, RSA_PSK)),
	sample('client_key_exchange DHE PSK', message(16, identity, vector(2, filled(128))), client(TLS12, DHE_PSK)),
	sample('client_key_exchange ECDHE PSK', message(16, identity, point), client(TLS12, ECDHE_PSK)),
	sample('client_key_exchange SRP', message(16, vector(2, filled(128))), client(TLS12, SRP)),
	sample(
		'client_key_exchange KRB5',
		message(16, vector(2, filled(90)), vector(2), vector(2, filled(56))),
		client(TLS10, KRB5),
	),
	sample('client_key_exchange GOST', message(16, [0x30, 3, 0x02, 1, 5]), client(TLS12, GOST)),
	sample(
		'client_key_exchange ECCPWD',
		message(16, vector(1, filled(65)), vector(1, filled(32))),
		client(TLS12, ECCPWD),
	),
	sample('client_key_exchange of an unknown suite', message(16, filled(66)), client(TLS12)),
	sample('certificate_verify 1.2', message(15, ...signature12), client(TLS12)),
	sample('certificate_verify 1.0', message(15, ...signature10), client(TLS10)),
	sample('certificate_verify 1.3', message(15, ...signature12), server(TLS13)),
	sample('certificate_verify of an unknown version', message(15, ...signature10), server()),
	sample('finished 1.2', message(20, filled(12)), client(TLS12)),
	sample('finished 1.3', message(20, filled(48)), client(TLS13, 0x1302)),
	sample('finished, SSL 3.0', message(20, filled(36)), client(SSL3)),
	sample('new_session_ticket 1.2', message(4, u32(7200), vector(2, filled(180))), server(TLS12)),
	sample(
		'new_session_ticket 1.3',
		message(
			4,
			u32(7200),
			u32(0xdeadbeef),
			vector(1, filled(8)),
			vector(2, filled(180)),
			vector(2, ...of('new_session_ticket')),
		),
		server(TLS13),
	),
	sample(
		'new_session_ticket of draft 18',
		message(4, u32(7200), u32(1), vector(2, filled(80)), vector(2, extension(46, u32(99)))),
		server(DRAFT18),
	),
	sample('new_session_ticket of an unknown version', message(4, u32(7200), vector(2, filled(180))), server()),
	sample('end_of_early_data', message(5), client(TLS13)),
	sample('key_update', message(24, [1]), client(TLS13)),
	sample('message_hash', message(254, filled(32)), client(TLS13)),
	sample('next_protocol', message(67, vector(1, 'http/1.1'), vector(1, new Uint8Array(22))), client(TLS12)),
	sample('channel_id', message(203, u16(30032), vector(2, filled(128))), client(TLS12)),
	sample('hello_verify_request', message(3, u16(0xfeff), vector(1, filled(20))), server()),
	sample(
		'certificate_url',
		message(21, [1], vector(2, vector(2, 'http://example.org/c'), [1], filled(20))),
		client(TLS12),
	),
	sample(
		'supplemental_data',
		message(
			23,
			vector(
				3,
				u16(0),
				vector(2, vector(2, [64], vector(2, vector(2, 'alice'), vector(2, 'example.org')))),
				u16(16386),
				vector(2, vector(2, [1], vector(2, filled(40)))),
				u16(77),
				vector(2, filled(4)),
			),
		),
		client(TLS12),
	),
	sample('a message without a name', message(99, filled(10)), client(TLS12)),
]

function sample(name: string, bytes: Uint8Array, context: Context): MessageSample {
	return { name, bytes, context }
}
