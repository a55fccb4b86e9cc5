import assert from 'node:assert/strict'
import { AnyReader } from '../../src/capture/any-reader.js'
import { CaptureError } from '../../src/capture/capture-error.js'
import { gather, gatherBytewise } from './gather.js'
import { filler, iface, packet, pcap, section } from './write.js'

/** The sentence with which a file is refused. */
function refusal(file: Uint8Array): string {
	try {
		gather(file)
	} catch (error) {
		assert.ok(error instanceof CaptureError, String(error))
		assert.throws(() => gatherBytewise(file), error)
		return error.text
	}
	assert.fail('it was read')
}

describe('any capture', () => {
	it('tells pcap from pcapng by the first bytes', () => {
		const format = (file: Uint8Array) => {
			const reader = new AnyReader({ packet: () => {} })
			const early = reader.format
			assert.equal(early, undefined)
			reader.push(file)
			reader.end()
			return reader.format
		}
		const classic = format(pcap([{ bytes: filler(4) }], { little: false, nanos: true }))
		assert.deepEqual([classic?.kind, classic?.version, classic?.byteOrder], ['pcap', '2.4', 'big'])
		const next = format(section([iface(), iface({ link: 113 }), packet({ bytes: filler(4) })]))
		assert.deepEqual([next?.kind, next?.version, next?.byteOrder], ['pcapng', '1.0', 'little'])
		assert.deepEqual(
			next?.interfaces.map(iface => iface.link),
			[1, 113],
		)
	})

	it('refuses what is no capture with a sentence that shows its beginning', () => {
		const bytes = (text: string) => new TextEncoder().encode(text)
		assert.equal(refusal(new Uint8Array(0)), 'test.pcap is empty')
		assert.equal(refusal(filler(3)), 'test.pcap is no capture file: it has 3 bytes, a header needs 24')
		const begins = 'test.pcap is no capture file: it begins with'
		assert.equal(refusal(bytes('GET / HTTP/1.1')), `${begins} "GET " (47 45 54 20), as no pcap or pcapng does`)
		assert.equal(refusal(Uint8Array.of(0x1b, 0x5b, 0x33, 0x31)), `${begins} 1b 5b 33 31, as no pcap or pcapng does`)
	})

	it('names the kinds of file that are taken for captures', () => {
		assert.equal(refusal(Uint8Array.of(0x42, 0x5a, 0x68, 0x39)), 'test.pcap is compressed with bzip2; unpack it first')
	})
})
