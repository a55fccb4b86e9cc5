import { type Fact, streamKey, texts } from './fact.js'
import type { HandshakeTruth, Placed, Truths } from './truth-lines.js'

/** The messages that tshark read without a key: those it decrypted are no part of what is compared. */
export function truthFacts(truths: Truths): Fact[] {
	const isClear = clearness(truths)
	const place = ({ f, s, d }: Placed) => {
		const { a, b } = truths.streams.get(s)!
		return { stream: streamKey(a, b), from: d === 0 ? a : b, frame: f }
	}
	const handshakes = truths.handshakes.filter(isClear).flatMap(message => {
		const fact = handshakeFact(message)
		return fact ? [{ ...fact, ...place(message) }] : []
	})
	const alerts = truths.alerts
		.filter(alert => alert.level !== undefined && isClear(alert))
		.map(alert => ({
			kind: 'alert' as const,
			values: texts({ level: alert.level, description: alert.desc }),
			...place(alert),
		}))
	const http = truths.http
		.filter(message => !message.tls && !message.other && (message.method ?? message.status) !== undefined)
		.map(message => ({
			kind: message.method === undefined ? ('HTTP response' as const) : ('HTTP request' as const),
			values: texts({ method: message.method, target: message.uri, status: message.status }),
			...place(message),
		}))
	return [...handshakes, ...alerts, ...http]
}

function handshakeFact(message: HandshakeTruth): Pick<Fact, 'kind' | 'values'> | undefined {
	const { type, hrr, certs } = message
	if (message.sslv2) return type === 1 ? sslv2Fact(message) : undefined
	if (type === 11) return { kind: 'Certificate', values: texts({ sha256: certs?.map(({ sha256 }) => sha256) }) }
	if (type !== 1 && type !== 2) return undefined
	const hello = {
		version: message.ver && Number(message.ver),
		random: message.random,
		session: message.sid,
		extensions: message.exts,
		lengths: message.extlens,
		alpn: message.alpn,
		shares: message.ks ?? message.ks_sel,
		versions: message.sver,
	}
	if (type === 2)
		return { kind: 'ServerHello', values: texts({ ...hello, suite: message.cipher, ja3s: message.ja3s, retry: hrr }) }
	return {
		kind: 'ClientHello',
		values: texts({
			...hello,
			suites: message.ciphers,
			name: message.sni?.[0],
			groups: message.groups,
			shareLengths: message.kslen,
			schemes: message.sigalgs,
			ja3: message.ja3,
			ja3Text: message.ja3_full,
		}),
	}
}

/** A ClientHello in SSLv2 format. The other messages of SSL 2.0 have types of their own. */
function sslv2Fact({ ver, v2specs }: HandshakeTruth): Pick<Fact, 'kind' | 'values'> {
	return { kind: 'ClientHello', values: texts({ version: Number(ver), specs: v2specs }) }
}

/**
 * Says whether a message travelled in the clear: in a record of TLS 1.3 that was not decrypted, or before the sender's
 * change_cipher_spec of an older version.
 */
function clearness({ records, handshakes }: Truths): (message: Placed & { readonly rec?: number }) => boolean {
	const direction = ({ s, d }: Placed) => `${s} ${d}`
	const opened = new Set(records.filter(({ ot }) => ot !== undefined).map(record => `${direction(record)} ${record.i}`))
	const changes = new Map<string, number>()
	for (const record of records) {
		const key = direction(record)
		if (record.ct === CHANGE_CIPHER_SPEC && !changes.has(key)) changes.set(key, record.i)
	}
	const modern = new Set(
		handshakes
			.filter(({ type, hrr, sver }) => type === 2 && (hrr || (sver?.[0] ?? 0) > TLS12))
			.map(message => message.s),
	)
	return message => {
		if (message.rec === undefined) return true
		const key = direction(message)
		if (opened.has(`${key} ${message.rec}`)) return false
		return modern.has(message.s) || message.rec < (changes.get(key) ?? Number.POSITIVE_INFINITY)
	}
}

const CHANGE_CIPHER_SPEC = 20
const TLS12 = 0x0303
