import { bytesOf, textOf } from '../decode/reader.js'
import { CaptureError } from './capture-error.js'
import type { CaptureFormat, CaptureReader, CaptureSink } from './capture-sink.js'
import { isPcap, PcapReader } from './pcap.js'
import { isPcapng, PcapngReader } from './pcapng.js'
import { isSnoop, SnoopReader } from './snoop.js'

const MAGIC = 4

/** Files people take for captures, by their first bytes. */
const OTHERS: readonly { readonly magic: readonly number[]; readonly what: string }[] = [
	{
		magic: [0x47, 0x4d, 0x42, 0x55],
		what: 'a Network Monitor capture; editcap -F pcap turns it into one that is read',
	},
	{
		magic: [0x52, 0x54, 0x53, 0x53],
		what: 'a Network Monitor capture; editcap -F pcap turns it into one that is read',
	},
	{ magic: [0x04, 0x22, 0x4d, 0x18], what: 'compressed with lz4; unpack it first' },
	{ magic: [0x42, 0x5a, 0x68], what: 'compressed with bzip2; unpack it first' },
	{ magic: [0xfd, 0x37, 0x7a, 0x58], what: 'compressed with xz; unpack it first' },
	{ magic: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive; unpack it first' },
]

/** Reads a pcap, pcapng or snoop file, whichever its first bytes say. `name` is what sentences call it. */
export class AnyReader implements CaptureReader {
	#head = new Uint8Array(0)
	#reader: CaptureReader | undefined
	#ended = false

	constructor(
		readonly sink: CaptureSink,
		readonly name = 'this file',
	) {}

	get format(): CaptureFormat | undefined {
		return this.#reader?.format
	}

	get packets(): number {
		return this.#reader?.packets ?? 0
	}

	get stopped(): boolean {
		return this.#reader?.stopped ?? this.#ended
	}

	push(chunk: Uint8Array): void {
		if (this.#reader) this.#reader.push(chunk)
		else this.#begin(chunk)
	}

	end(): void {
		if (this.#ended) return
		this.#ended = true
		if (this.#reader) this.#reader.end()
		else if (this.#head.length === 0) throw new CaptureError(`${this.name} is empty`)
		else this.#tooShort()
	}

	#tooShort(): never {
		throw new CaptureError(`${this.name} is no capture file: it has ${bytesOf(this.#head.length)}, a header needs 24`)
	}

	/** Gathers the first bytes, which say what reads the rest. */
	#begin(chunk: Uint8Array): void {
		const wanted = Math.min(MAGIC - this.#head.length, chunk.length)
		const head = new Uint8Array(this.#head.length + wanted)
		head.set(this.#head)
		head.set(chunk.subarray(0, wanted), this.#head.length)
		this.#head = head
		if (head.length < MAGIC) return
		this.#reader = this.#choose(head)
		this.#reader.push(head)
		this.#reader.push(chunk.subarray(wanted))
	}

	#choose(head: Uint8Array): CaptureReader {
		const magic = new DataView(head.buffer, head.byteOffset).getUint32(0)
		if (isPcap(magic)) return new PcapReader(this.sink, this.name)
		if (isPcapng(magic)) return new PcapngReader(this.sink, this.name)
		if (isSnoop(magic)) return new SnoopReader(this.sink, this.name)
		const other = OTHERS.find(({ magic }) => magic.every((byte, i) => head[i] === byte))
		if (other) throw new CaptureError(`${this.name} is ${other.what}`)
		throw new CaptureError(`${this.name} is no capture file: it begins with ${shown(head)}, as no pcap or pcapng does`)
	}
}

/** The first bytes of a file as a person may know them again. */
function shown(bytes: Uint8Array): string {
	const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(' ')
	return bytes.every(byte => byte >= 0x20 && byte < 0x7f) ? `"${textOf(bytes)}" (${hex})` : hex
}
