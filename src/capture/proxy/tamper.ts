import type { Side } from './conversation-writer.js'
import type { TamperRule } from './tamper-rule.js'

/**
 * Flips one byte of one connection on its way, by a rule. It follows the records of the side that sends it, holds
 * nothing back, and so works on bytes however they come.
 */
export class Tamper {
	/** What was changed, once it was, and whether somebody has heard of it. */
	#done: string | undefined
	#isTold = false
	readonly #rule: TamperRule
	/** Of the side's stream. */
	#offset = 0
	readonly #head: number[] = []
	#records = 0
	#sealed = 0
	#hasChanged = false
	/** Of the fragment at hand: its length, and how much of it has passed. */
	#length = 0
	#at = 0
	#isInRecord = false
	#isWanted = false
	/** The same for the handshake message at hand, which may begin in one record and end in another. */
	readonly #message: number[] = []
	#messageLeft = 0
	#messageLength = 0
	#isHandshake = false

	constructor(rule: TamperRule) {
		this.#rule = rule
	}

	/** What is sent in place of these bytes: themselves, or a copy with one byte flipped. */
	change(from: Side, bytes: Uint8Array): Uint8Array {
		if (this.#done !== undefined || from !== this.#rule.from) return bytes
		for (let i = 0; i < bytes.length; i++) {
			if (!this.#isMeant(bytes[i]!)) continue
			const changed = Uint8Array.from(bytes)
			changed[i] = bytes[i]! ^ 1
			const [was, is] = [hex(bytes[i]!), hex(changed[i]!)]
			this.#done = `--tamper ${this.#rule.text}: byte ${this.#offset - 1} of what the ${from} sent was ${was}, and is ${is}`
			return changed
		}
		return bytes
	}

	/** What was changed: answered once, when it was. */
	news(): string | undefined {
		if (this.#isTold || this.#done === undefined) return undefined
		this.#isTold = true
		return this.#done
	}

	/** Whether the next byte of the stream is the one. */
	#isMeant(byte: number): boolean {
		const { place } = this.#rule
		const offset = this.#offset++
		if (place.kind === 'byte') return offset === place.offset
		if (!this.#isInRecord) {
			this.#head.push(byte)
			if (this.#head.length === HEAD) this.#begin()
			return false
		}
		const at = this.#at++
		if (this.#at >= this.#length) this.#isInRecord = false
		if (place.kind === 'record') return this.#isWanted && at === indexIn(this.#length, this.#rule.byte)
		return this.#isHandshake && this.#isOfMessage(byte, place.type)
	}

	#begin(): void {
		const [type, , , high, low] = this.#head as [number, number, number, number, number]
		this.#head.length = 0
		this.#length = (high << 8) | low
		this.#at = 0
		this.#isInRecord = this.#length > 0
		this.#records++
		const isSealed = type === APPLICATION_DATA || (this.#hasChanged && type !== CHANGE_CIPHER_SPEC)
		if (isSealed) this.#sealed++
		if (type === CHANGE_CIPHER_SPEC) this.#hasChanged = true
		this.#isHandshake = type === HANDSHAKE && !isSealed
		const { place } = this.#rule
		if (place.kind !== 'record') return
		this.#isWanted = place.isSealed ? isSealed && this.#sealed === place.number : this.#records === place.number
	}

	#isOfMessage(byte: number, type: number): boolean {
		if (this.#messageLeft === 0) {
			this.#message.push(byte)
			if (this.#message.length < MESSAGE_HEAD) return false
			const [, high, middle, low] = this.#message as [number, number, number, number]
			this.#messageLength = (high << 16) | (middle << 8) | low
			this.#messageLeft = this.#messageLength
			if (this.#messageLeft === 0) this.#message.length = 0
			return false
		}
		const at = this.#messageLength - this.#messageLeft
		const isMeant = this.#message[0] === type && at === indexIn(this.#messageLength, this.#rule.byte)
		this.#messageLeft--
		if (this.#messageLeft === 0) this.#message.length = 0
		return isMeant
	}
}

/** Bytes of a record's header and of a handshake message's (RFC 8446, 5.1, 4). */
const HEAD = 5
const MESSAGE_HEAD = 4

const CHANGE_CIPHER_SPEC = 20
const HANDSHAKE = 22
const APPLICATION_DATA = 23

/** Past its end, the last byte: a rule changes something of what it names. */
function indexIn(length: number, byte: number): number {
	return Math.min(length - 1, Math.max(0, byte < 0 ? length + byte : byte))
}

const hex = (byte: number) => `0x${byte.toString(16).padStart(2, '0')}`
