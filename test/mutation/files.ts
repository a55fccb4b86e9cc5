import { CaptureError } from '../../src/capture/capture-error.js'
import { gather } from '../capture/gather.js'
import { noSentence, tried } from './check.js'
import { anyhow } from './mutate.js'
import type { Random } from './random.js'

/** A capture file with one to three changes: to the words of four bytes that its headers are made of, or anywhere. */
export function mutatedFile(file: Uint8Array, random: Random): Uint8Array {
	const changed = file.slice()
	const words = new DataView(changed.buffer)
	for (let count = random.below(3); count > 0 && changed.length >= 4; count--) {
		const at = 4 * random.below(changed.length >> 2)
		const value = words.getUint32(at, true)
		words.setUint32(at, random.pick([0, 1, 0xffffffff, 0x80000000, value + 1, value - 1, value << 8, 12]), true)
	}
	return random.chance(0.5) ? anyhow(changed, random) : changed
}

/** What is wrong with how such a file is read: only one that is no capture may be refused. */
export function fileFault(file: Uint8Array): string | undefined {
	return tried(() => {
		try {
			const { packets, issues } = gather(file)
			const read = packets.reduce((sum, { bytes }) => sum + bytes.length, 0)
			if (read > file.length) return `${read} bytes of packets in a file of ${file.length}`
			const number = packets.findIndex((packet, i) => packet.number !== i + 1)
			if (number >= 0) return `packet ${number + 1} is numbered ${packets[number]!.number}`
			return noSentence(issues.map(({ text }) => text))
		} catch (error) {
			if (error instanceof CaptureError) return noSentence([error.text])
			throw error
		}
	})
}
