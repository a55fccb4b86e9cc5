import { hash } from 'node:crypto'
import { isGrease } from '../decode/registry/names.js'
import type { ClientHello } from '../decode/tls/client-hello.js'

/** How the hello travelled: over TCP, QUIC or DTLS. */
export type Transport = 'tcp' | 'quic' | 'dtls'

/**
 * JA4, the fingerprint of a ClientHello that does not change when a client shuffles its extensions (FoxIO, "JA4: TLS Client
 * Fingerprinting"): `t13d1516h2_8daaf6152771_e5627efa2ab1`. Hashes are the first 12 hex digits of SHA-256.
 */
export function ja4(hello: ClientHello, transport: Transport = 'tcp'): string {
	const { start, suites, rest } = parts(hello, transport)
	return [start, shortHash(suites), shortHash(rest)].join('_')
}

/** The same before it is hashed: `JA4_r`. */
export function ja4Text(hello: ClientHello, transport: Transport = 'tcp'): string {
	const { start, suites, rest } = parts(hello, transport)
	return [start, suites, rest].join('_')
}

const SERVER_NAME = 0
const ALPN = 16

function parts(hello: ClientHello, transport: Transport): { start: string; suites: string; rest: string } {
	const suites = hello.suites.filter(isReal).map(hex)
	const extensions = hello.extensions.map(({ type }) => type).filter(isReal)
	const schemes = (hello.signatureSchemes ?? []).filter(isReal).map(hex)
	const sorted = extensions.filter(type => type !== SERVER_NAME && type !== ALPN).map(hex)
	const start = [
		transport[0],
		versionOf(hello),
		extensions.includes(SERVER_NAME) ? 'd' : 'i',
		count(suites),
		count(extensions),
		alpnOf(hello),
	].join('')
	const list = sorted.sort().join(',')
	return {
		start,
		suites: suites.sort().join(','),
		rest: schemes.length > 0 ? `${list}_${schemes.join(',')}` : list,
	}
}

const VERSIONS = new Map([
	[0x0304, '13'],
	[0x0303, '12'],
	[0x0302, '11'],
	[0x0301, '10'],
	[0x0300, 's3'],
	[0x0002, 's2'],
	[0xfeff, 'd1'],
	[0xfefd, 'd2'],
	[0xfefc, 'd3'],
])

/** The highest version offered, else `legacy_version`. DTLS counts down. */
function versionOf(hello: ClientHello): string {
	const offered = (hello.supportedVersions ?? []).filter(isReal)
	const isDtls = hello.legacyVersion >= 0xfe00
	const version = offered.length === 0 ? hello.legacyVersion : isDtls ? Math.min(...offered) : Math.max(...offered)
	return VERSIONS.get(version) ?? '00'
}

/** First and last character of the first protocol offered; of its hex where one of them is no letter or digit. */
function alpnOf(hello: ClientHello): string {
	const data = hello.extensions.find(({ type }) => type === ALPN)?.data
	// A list's length, then the first name behind its own length.
	const name = data?.subarray(3, 3 + (data[2] ?? 0))
	if (name === undefined || name.length === 0) return '00'
	const first = String.fromCharCode(name[0]!)
	const last = String.fromCharCode(name.at(-1)!)
	if (/^[0-9A-Za-z]{2}$/.test(first + last)) return first + last
	return `${(name[0]! >> 4).toString(16)}${(name.at(-1)! & 0xf).toString(16)}`
}

function count(list: readonly unknown[]): string {
	return String(Math.min(list.length, 99)).padStart(2, '0')
}

function shortHash(text: string): string {
	return text === '' ? '0'.repeat(12) : hash('sha256', text).slice(0, 12)
}

function isReal(value: number): boolean {
	return !isGrease(value)
}

function hex(value: number): string {
	return value.toString(16).padStart(4, '0')
}
