import type { Issue } from '../decode/field.js'
import { LIMITS } from '../decode/limits.js'
import type { CaptureSink } from './capture-sink.js'

/** Passes the damage of one capture on, as many pieces of it as LIMITS.captureIssues. */
export class Damage {
	#count = 0

	constructor(readonly sink: CaptureSink) {}

	/** Damage of a packet. `text` goes on after its place: `packet 27 at byte 4213 ` + `is cut: …`. */
	packet(code: Issue['code'], packet: number, position: number, text: string): void {
		this.#add(code, packet, position, `packet ${packet} at byte ${position} ${text}`)
	}

	/** Damage that stands after `packets` packets: `at byte 4213, before packet 27: ` + text. */
	block(code: Issue['code'], packets: number, position: number, text: string): void {
		const next = packets + 1
		this.#add(code, next, position, `at byte ${position}, before packet ${next}: ${text}`)
	}

	#add(code: Issue['code'], packet: number, position: number, text: string): void {
		this.#count++
		if (this.#count <= LIMITS.captureIssues) this.sink.issue?.({ code, packet, position, text })
		if (this.#count !== LIMITS.captureIssues + 1) return
		const more = `more than ${LIMITS.captureIssues} damaged places: those from packet ${packet} on are not listed`
		this.sink.issue?.({ code: 'limit', packet, position, text: more })
	}
}
