import assert from 'node:assert/strict'
import { summaryText } from '../../src/report/text.js'
import { packetLine } from '../../src/session/packet-line.js'
import { GrowingSession, type Session } from '../../src/session/session.js'
import { newCompare } from '../../src/tui/compare/state.js'
import { emptyText } from '../../src/tui/live/state.js'
import { issues } from '../../src/tui/overviews/issues.js'
import { initialState } from '../../src/tui/state.js'

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

	it('names QUIC and DTLS, counts them, and says that they are not read', () => {
		const quic = [0xd4, 0x31, 1, 187, 0, 28, 0, 0, 0xc3, 0, 0, 0, 1, 8, ...new Array(14).fill(0)]
		const dtls = [0xd4, 0x31, 1, 187, 0, 28, 0, 0, 22, 0xfe, 0xfd, ...new Array(17).fill(0)]
		assert.deepEqual(lineOf(17, quic).name, 'QUIC')
		assert.equal(lineOf(17, quic).text, '20 bytes of data, not read here')
		assert.deepEqual(lineOf(17, dtls).name, 'DTLS')
		const session = sessionOf(frame(17, dtls))
		assert.deepEqual([session.counts.quic, session.counts.dtls, session.counts.skipped], [0, 1, 1])
		assert.match(summaryText(session).join('\n'), /\n1 packet is DTLS, which is TLS for UDP: .*does not look inside\.$/)
		const compare = newCompare(undefined, undefined)
		const state = initialState({ sessions: [session], view: 'conversations', compare, language: 'en' })
		assert.match(emptyText(state, 'empty.conversations'), /^No TCP conversation in this capture\. 1 packet is DTLS/)
		assert.match(issues.empty(state), /^Nothing is wrong .*\. 1 packet is DTLS/)
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
