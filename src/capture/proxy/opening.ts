import type { Socket } from 'node:net'
import { LIMITS } from '../../decode/limits.js'
import { serverOf } from './one-server.js'

/** Where a client wants to get. */
export type Target = { readonly host: string; readonly port: number }

/** What a client begins with. */
export type Opening =
	/** It asks for a tunnel (RFC 9110, 9.3.6), by these bytes; `rest` came behind them. */
	| { readonly kind: 'connect'; readonly target: Target; readonly head: Uint8Array; readonly rest: Uint8Array }
	/** It asks for something of a server that it names (RFC 9112, 3.2.2): its bytes so far. */
	| { readonly kind: 'request'; readonly target: Target; readonly bytes: Uint8Array }
	/** Anything else: for the server as it is. `hasEnded`: the client sends no more. */
	| { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly hasEnded: boolean }
	/** It asks for something that a proxy of this kind does not do; the sentence says what. */
	| { readonly kind: 'refused'; readonly status: string; readonly text: string; readonly bytes: Uint8Array }
	/** It has gone. */
	| { readonly kind: 'gone' }

/**
 * Reads as much of a client's stream as tells what it wants, and leaves the socket paused behind it.
 *
 * @param client somebody else hears its errors
 * @param patience milliseconds after which a client that says nothing is taken for one that waits for the server's words
 * @param mayName whether a request may name its server
 * @param told called once
 */
export function readOpening(
	client: Socket,
	patience: number,
	mayName: boolean,
	told: (opening: Opening) => void,
): void {
	let held: Buffer | undefined
	const done = (opening: Opening) => {
		clearTimeout(timer)
		client.pause()
		client.off('data', onData).off('end', onEnd).off('close', onClose)
		told(opening)
	}
	const bytes = (hasEnded: boolean) => done({ kind: 'bytes', bytes: held ?? Buffer.alloc(0), hasEnded })
	const onData = (more: Buffer) => {
		held = held ? Buffer.concat([held, more]) : more
		const opening = openingIn(held, mayName)
		if (opening) done(opening)
	}
	const onEnd = () => bytes(true)
	const onClose = () => done({ kind: 'gone' })
	const timer = setTimeout(bytes, patience, false)
	client.on('data', onData).on('end', onEnd).on('close', onClose)
	client.resume()
}

const METHOD = 'CONNECT '

/** What these first bytes are; nothing while that cannot be told. `mayName`: whether a request may name its server. */
export function openingIn(bytes: Uint8Array, mayName = false): Opening | undefined {
	// A letter says it already, of nearly all.
	if (!mayName && bytes.length > 0 && bytes[0] !== METHOD.charCodeAt(0))
		return { kind: 'bytes', bytes, hasEnded: false }
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LIMITS.connectHead)).toString(
		'latin1',
	)
	if (text.length < METHOD.length && METHOD.startsWith(text)) return undefined
	if (!text.startsWith(METHOD)) return mayName ? requestIn(text, bytes) : { kind: 'bytes', bytes, hasEnded: false }
	const end = text.indexOf('\r\n\r\n')
	if (end < 0) {
		if (bytes.length < LIMITS.connectHead) return undefined
		return {
			kind: 'refused',
			status: '431 Request Header Fields Too Large',
			text: 'the head of the request is too long',
			bytes,
		}
	}
	const [, authority = ''] = text.slice(0, text.indexOf('\r\n')).split(' ')
	const target = readTarget(authority)
	if (!target) {
		const text = `CONNECT takes HOST:PORT, not “${authority}”`
		return { kind: 'refused', status: '400 Bad Request', text, bytes }
	}
	return { kind: 'connect', target, head: bytes.subarray(0, end + 4), rest: bytes.subarray(end + 4) }
}

/** A request line names the server, or does not; nothing while it has not ended. */
function requestIn(text: string, bytes: Uint8Array): Opening | undefined {
	const [line = '', ...others] = text.split('\n', 2)
	const mayGoOn = text.length < LIMITS.connectHead && /^[A-Z]{1,20}( [!-~]*( [!-~]*\r?)?)?$/.test(line)
	if (others.length === 0 && mayGoOn) return undefined
	const target = /^[A-Z]{1,20} (\S+) HTTP\/1\.\d\r?$/.exec(line)?.[1]
	const server = target === undefined || others.length === 0 ? undefined : serverOf(target)
	return server ? { kind: 'request', target: server, bytes } : { kind: 'bytes', bytes, hasEnded: false }
}

/** Reads `HOST:PORT`, `[ADDRESS]:PORT`; nothing when it is neither, or its port is below the lowest that counts. */
export function readTarget(text: string, lowest = 1): Target | undefined {
	const match = /^(?:\[([0-9a-fA-F:.%]+)\]|([^\s:[\]/@]+)):(\d{1,5})$/.exec(text)
	const port = Number(match?.[3])
	const host = match?.[1] ?? match?.[2]
	return host !== undefined && port >= lowest && port < 65_536 ? { host, port } : undefined
}

/** An answer of the proxy's own, after which the connection ends. */
export function refusal(status: string, text: string): string {
	const body = `handshark: ${text}\n`
	const head = `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}`
	return `${head}\r\nConnection: close\r\n\r\n${body}`
}

export const TUNNEL_IS_OPEN = 'HTTP/1.1 200 Connection established\r\n\r\n'
