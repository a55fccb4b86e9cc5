import { LIMITS } from '../decode/limits.js'
import { bytesOf } from '../decode/reader.js'
import { grouped } from '../grouped.js'
import { ByteWindow } from './byte-window.js'
import { CaptureError } from './capture-error.js'
import type { CaptureFormat, CaptureReader, CaptureSink } from './capture-sink.js'
import { Damage } from './damage.js'
import { SECTION } from './pcapng-block-types.js'
import { blockName, HEAD, isRead, PcapngBlocks } from './pcapng-blocks.js'

const BYTE_ORDER_MAGIC = 0x1a2b3c4d
/** What a block has besides its body: type and length before it, the length again after it. */
const FRAME = 12
/** A Section Header Block without options. */
const LEAST_SECTION = 28

/** Whether the first four bytes of a file, read big-endian, are those of a pcapng file. */
export function isPcapng(magic: number): boolean {
	return magic === SECTION
}

/** Reads a pcapng file: any number of sections, each in its own byte order, and of interfaces. */
export class PcapngReader implements CaptureReader {
	stopped = false
	readonly #window = new ByteWindow()
	readonly #damage: Damage
	readonly #blocks: PcapngBlocks
	#little = true
	#opening: { readonly version: string; readonly byteOrder: 'little' | 'big' } | undefined
	#skip: Skip | undefined

	constructor(
		sink: CaptureSink,
		readonly name = 'this file',
	) {
		this.#damage = new Damage(sink)
		this.#blocks = new PcapngBlocks(this.#window, sink, this.#damage)
	}

	get packets(): number {
		return this.#blocks.packets
	}

	get format(): CaptureFormat | undefined {
		return this.#opening && { kind: 'pcapng', ...this.#opening, interfaces: this.#blocks.interfaces }
	}

	push(chunk: Uint8Array): void {
		if (this.stopped) return
		this.#window.push(chunk)
		while (!this.stopped && this.#block());
		this.#window.settle()
	}

	end(): void {
		if (this.stopped) return
		this.stopped = true
		const { left, position, view, at } = this.#window
		const skip = this.#skip
		if (skip) this.#cut(skip.type, skip.length, skip.place, position + left - skip.place)
		else if (left >= FRAME) {
			this.#cut(view.getUint32(at, this.#little), view.getUint32(at + 4, this.#little), position, left)
		} else if (left > 0 || !this.#opening) {
			const what = this.#opening ? 'a block' : 'the Section Header Block'
			const text = `${what} is cut: it needs at least ${bytesOf(this.#opening ? FRAME : LEAST_SECTION)}, ${left} are there`
			this.#damage.block('truncated', this.packets, position, text)
		}
	}

	/** Reads one block, or what has come of one that is passed over. False when more bytes are needed first. */
	#block(): boolean {
		const window = this.#window
		if (this.#skip) return this.#skipped(this.#skip)
		if (!window.has(FRAME)) return false
		const type = window.view.getUint32(window.at, this.#little)
		// The type of a Section Header Block reads the same in both byte orders.
		if (type === SECTION) {
			if (!this.#byteOrder()) return false
		} else if (!this.#opening) throw new CaptureError(`${this.name} is no pcapng file`)
		const length = window.view.getUint32(window.at + 4, this.#little)
		const [least, most] = type === SECTION ? [LEAST_SECTION, LIMITS.block] : [FRAME, Number.POSITIVE_INFINITY]
		if (length < least || length > most || length % 4 !== 0) {
			return this.#stop(`${blockName(type)} declares a length of ${grouped(length)}`)
		}
		if (!isRead(type) || length > LIMITS.block) {
			if (isRead(type)) this.#blocks.tooLong(type, length, window.position)
			this.#skip = { type, length, place: window.position, left: length - FRAME }
			window.at += HEAD
			return true
		}
		if (!window.has(length)) return false
		const { at, position } = window
		if (!this.#trailer(at + length - 4, type, length, position)) return false
		window.at += length
		if (type === SECTION) return this.#section(at, position)
		this.#blocks.read(type, at + HEAD, at + length - 4, position)
		return true
	}

	#skipped(skip: Skip): boolean {
		const window = this.#window
		skip.left -= window.discard(skip.left)
		if (skip.left > 0 || !window.has(4)) return false
		this.#skip = undefined
		if (!this.#trailer(window.at, skip.type, skip.length, skip.place)) return false
		window.at += 4
		return true
	}

	/** Whether the length after the body is the one before it. */
	#trailer(at: number, type: number, length: number, place: number): boolean {
		const again = this.#window.view.getUint32(at, this.#little)
		if (again === length) return true
		return this.#stop(
			`${blockName(type)} declares ${bytesOf(length)} before its body and ${grouped(again)} after it`,
			place,
		)
	}

	#byteOrder(): boolean {
		const { view, at } = this.#window
		this.#little = view.getUint32(at + 8, true) === BYTE_ORDER_MAGIC
		if (this.#little || view.getUint32(at + 8) === BYTE_ORDER_MAGIC) return true
		const hex = view
			.getUint32(at + 8)
			.toString(16)
			.padStart(8, '0')
		const wrong = `0x${hex} where the byte order should stand`
		if (!this.#opening) throw new CaptureError(`${this.name} is no pcapng file: it has ${wrong}`)
		return this.#stop(`${blockName(SECTION)} has ${wrong}`)
	}

	#section(at: number, place: number): boolean {
		const { view } = this.#window
		const major = view.getUint16(at + 12, this.#little)
		const version = `${major}.${view.getUint16(at + 14, this.#little)}`
		if (major !== 1) {
			if (!this.#opening) throw new CaptureError(`${this.name} is a pcapng file of version ${version}, not 1.0`)
			return this.#stop(`${blockName(SECTION)} has version ${version}, not 1.0`, place)
		}
		this.#blocks.section(this.#little)
		this.#opening ??= { version, byteOrder: this.#little ? 'little' : 'big' }
		return true
	}

	#cut(type: number, length: number, place: number, there: number): void {
		const text = `${blockName(type)} is cut: it declares ${bytesOf(length)}, ${grouped(there)} are there`
		this.#damage.block('truncated', this.packets, place, text)
	}

	#stop(text: string, place = this.#window.position): false {
		this.stopped = true
		this.#damage.block('invalid', this.packets, place, `${text}: reading ends there`)
		return false
	}
}

/** A block that is passed over: where it stands, and how much of its body is still to come. */
type Skip = { readonly type: number; readonly length: number; readonly place: number; left: number }
