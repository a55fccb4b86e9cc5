import assert from 'node:assert/strict'
import { packetLine } from '../../src/session/packet-line.js'
import { GrowingSession, type Session } from '../../src/session/session.js'

const ETHERNET = 1
const ADDRESSES = [10, 0, 0, 1, 10, 0, 0, 2]

/** An Ethernet frame around an IPv4 packet of some protocol. */
function frame(protocol: number, payload: readonly number[]): Uint8Array {
	const length = 20 + payload.length
	const ip = [0x45, 0, length >> 8, length & 255, 0, 1, 0, 0, 64, protocol, 0, 0, ...ADDRESSES]
	return Uint8Array.from([...new Array<number>(12).fill(2), 8, 0, ...ip, ...payload])
}

function sessionOf(bytes: Uint8Array): Session {
	const session = new GrowingSession({ file: 'made', bytes: () => bytes, keep: true })
	session.packet({
		number: 1,
		seconds: 0,
		nanos: 0,
		timed: true,
		link: ETHERNET,
		buffer: bytes,
		start: 0,
		end: bytes.length,
		length: bytes.length,
		position: 0,
	})
	session.end()
	return session
}

describe('the line of a packet without TCP', () => {
	const lineOf = (protocol: number, payload: readonly number[]) => {
		const { source, destination, protocol: name, text } = packetLine(sessionOf(frame(protocol, payload)), 1)!
		return { source, destination, name, text }
	}

	it('names sockets and size of a datagram', () => {
		assert.deepEqual(lineOf(17, [0xd4, 0x31, 0, 53, 0, 11, 0, 0, 1, 2, 3]), {
			source: '10.0.0.1:54321',
			destination: '10.0.0.2:53',
			name: 'UDP',
			text: '3 bytes of data',
		})
	})

	it('says what a layer with words of its own says', () => {
		assert.deepEqual(lineOf(1, [8, 0, 0, 0, 0, 1, 0, 1]), {
			source: '10.0.0.1',
			destination: '10.0.0.2',
			name: 'ICMP',
			text: 'echo request',
		})
	})
})
