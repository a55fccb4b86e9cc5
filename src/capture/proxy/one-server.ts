import { type Body, PlainBody } from '../../decode/http/body.js'
import { ChunkedBody } from '../../decode/http/chunked-body.js'
import { endOfHead } from '../../decode/http/field-end.js'
import { bodyFraming } from '../../decode/http/framing.js'
import { type Head, messageHead } from '../../decode/http/head.js'
import { headerValue } from '../../decode/http/headers.js'
import { KeptBody } from '../../decode/http/kept-body.js'
import { LIMITS } from '../../decode/limits.js'
import { scan } from '../../decode/reader.js'
import type { Target } from './opening.js'

/** The server that a request in absolute form is for (RFC 9112, 3.2.2); nothing where its target is none, or no `http://`. */
export function serverOf(target: string): Target | undefined {
	const authority = /^http:\/\/(?:[^/?#@]*@)?([^/?#@]+)/i.exec(target)?.[1]
	const match = /^(?:\[([0-9a-fA-F:.%]+)\]|([^\s:[\]]+))(?::(\d{0,5}))?$/.exec(authority ?? '')
	const host = (match?.[1] ?? match?.[2])?.toLowerCase()
	const port = Number(match?.[3] || HTTP_PORT)
	return host !== undefined && port > 0 && port < 65_536 ? { host, port } : undefined
}

/**
 * Follows the requests that a client sends on one connection, unchanged, as long as they are for one server. The first
 * request for another one, and what follows it, is held back.
 */
export class OneServer {
	/** What is for another server, and that; without it the client's requests cannot be told apart any more. */
	other: { readonly target: Target | undefined; readonly rest: Uint8Array } | undefined
	readonly #target: Target
	/** A head that has not ended: nothing of it is passed on yet. Or the end of a body's part, which was passed on. */
	#held: Uint8Array = NOTHING
	#body: Body | undefined
	/** The connection turns to another protocol: there are no requests any more. */
	#hasTurned = false

	constructor(target: Target) {
		this.#target = target
	}

	/** Those of the next bytes of the client that are for the server. */
	take(bytes: Uint8Array): Uint8Array {
		if (this.other) return NOTHING
		if (this.#hasTurned) return bytes
		const passed = this.#body ? this.#held.length : 0
		const all = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes])
		const end = this.#follow(all)
		return all.subarray(passed, end)
	}

	/** Follows the messages in these bytes; answers up to where they are passed on. */
	#follow(all: Uint8Array): number {
		let at = 0
		while (at < all.length && !this.#hasTurned) {
			if (this.#body) {
				at += this.#body.take(all.subarray(at))
				if (this.#body.state === 'open') {
					this.#held = all.subarray(at)
					return all.length
				}
				if (this.#body.state === 'broken') return this.#stop(undefined, all, at)
				this.#body = undefined
				continue
			}
			const length = endOfHead(all, at)
			if (length === undefined) {
				if (all.length - at > LIMITS.httpHead) return this.#stop(undefined, all, at)
				this.#held = all.subarray(at)
				return at
			}
			const { value: head } = scan('head', all.subarray(at, length), r => messageHead(r, 'request'))
			const target = head?.line.kind === 'request' ? serverOf(head.line.target) : undefined
			if (!head || !this.#isOurs(target)) return this.#stop(target, all, at)
			this.#begin(head)
			at = length
		}
		this.#held = NOTHING
		return all.length
	}

	#stop(target: Target | undefined, all: Uint8Array, at: number): number {
		this.other = { target, rest: all.subarray(at) }
		this.#held = NOTHING
		return at
	}

	#isOurs(target: Target | undefined): boolean {
		return target?.host === this.#target.host && target.port === this.#target.port
	}

	#begin(head: Head): void {
		const { framing, contentLength } = bodyFraming(head)
		if (headerValue(head.headers, 'upgrade') !== undefined || framing === 'close') this.#hasTurned = true
		else if (framing === 'chunked') this.#body = new ChunkedBody(new KeptBody(false))
		else if (framing === 'length') this.#body = new PlainBody(contentLength, new KeptBody(false))
	}
}

const HTTP_PORT = 80

const NOTHING = new Uint8Array(0)
