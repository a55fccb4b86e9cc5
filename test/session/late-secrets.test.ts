import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { LIMITS } from '../../src/decode/limits.js'
import { conversationText } from '../../src/report/text.js'
import type { Conversation } from '../../src/session/conversation.js'
import { Secrets } from '../../src/session/secrets.js'
import { GrowingSession, type SessionOptions } from '../../src/session/session.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { secretsBeside } from './opened.js'
import { type Captured, packetsOf } from './replay.js'

/** A session whose packets go in one by one, while secrets come. */
class Growing {
	readonly secrets = new Secrets()
	readonly ended: Conversation[] = []
	readonly session: GrowingSession
	#bytes: Uint8Array[] = []
	#position = 0

	constructor(options: Partial<SessionOptions> = {}) {
		this.session = new GrowingSession({
			file: 'growing',
			bytes: (position, length) => new Uint8Array(Buffer.concat(this.#bytes).subarray(position, position + length)),
			keep: true,
			secrets: this.secrets,
			onEvent: event => {
				if (event.kind === 'ended') this.ended.push(event.conversation)
			},
			...options,
		})
	}

	packets(packets: readonly Captured[]): void {
		for (const { bytes, length = bytes.length, ...rest } of packets) {
			const number = this.#bytes.push(bytes)
			const position = this.#position
			this.#position += bytes.length
			const end = bytes.length
			this.session.packet({ ...rest, number, timed: true, buffer: bytes, start: 0, end, length, position })
		}
	}

	lines(text: string): readonly number[] {
		this.secrets.keyLog.add(new TextEncoder().encode(text))
		return this.session.secretsGrew()
	}
}

async function fixture(file: string): Promise<{ packets: Captured[]; log: string; opened: string[] }> {
	const { session, capture } = await readFixture(file, { secrets: secretsBeside(file)! })
	try {
		const log = readFileSync(`fixtures/${file.replace(/\.pcap.*$/, '')}.keylog`, 'utf8')
		return { packets: packetsOf(session), log, opened: textOf(session) }
	} finally {
		capture.close()
	}
}

const textOf = (session: GrowingSession, conversations: readonly Conversation[] = session.conversations) =>
	conversations.map(conversation =>
		conversationText({ ...session, digits: 6, file: 'growing' } as GrowingSession, conversation).join('\n'),
	)

const WITH_LOG = FIXTURES.filter(file => secretsBeside(file))

/** What stays sealed is not read again: why it does was not asked when there were no secrets at all. */
const withoutWhy = (texts: readonly string[]) => texts.map(text => text.replace(/^ {2}unopened: .*\n/m, ''))

describe('secrets that come late', () => {
	it('open what was kept as if they had been there first, in every fixture', async () => {
		for (const file of WITH_LOG) {
			const { packets, log, opened } = await fixture(file)
			const growing = new Growing()
			growing.packets(packets)
			growing.session.end()
			growing.lines(log)
			assert.deepEqual(withoutWhy(textOf(growing.session)), withoutWhy(opened), file)
		}
	})

	it('open application data of TLS 1.3 when they come between the hellos and that', async () => {
		const { packets, log, opened } = await fixture('tutorial-https.pcap')
		const lines = log.split('\n')
		const later = lines.filter(line => line.startsWith('CLIENT_TRAFFIC_SECRET_0')).join('\n')
		// The server's flight is packet 6, what the client says is packet 9.
		for (const at of [6, 7, 8]) {
			const growing = new Growing()
			growing.secrets.keyLog.add(Buffer.from(lines.filter(line => !line.startsWith('CLIENT_TRAFFIC')).join('\n')))
			growing.packets(packets.slice(0, at))
			growing.secrets.keyLog.add(Buffer.from(`${later}\n`))
			growing.packets(packets.slice(at))
			growing.session.end()
			assert.deepEqual(textOf(growing.session), opened, `at packet ${at}`)
		}
	})

	it('open a conversation that goes on, wherever they come in it', async () => {
		const { packets, log, opened } = await fixture('tutorial-https.pcap')
		for (let at = 0; at <= packets.length; at++) {
			const growing = new Growing()
			growing.packets(packets.slice(0, at))
			growing.lines(log)
			growing.packets(packets.slice(at))
			growing.session.end()
			assert.deepEqual(textOf(growing.session), opened, `after packet ${at}`)
			assert.equal(growing.ended.length, 1)
			assert.equal(growing.ended[0], growing.session.conversations[0])
		}
	})

	it('open more with each line, and show each record once', async () => {
		const { packets, log, opened } = await fixture('nginx-tls13-resumed.pcap')
		const growing = new Growing()
		growing.packets(packets)
		growing.session.end()
		let before = 0
		for (const line of log.split('\n')) {
			growing.lines(`${line}\n`)
			const { opening } = growing.session.conversations[0]!
			assert.ok((opening?.opened ?? 0) >= before)
			before = opening?.opened ?? 0
		}
		assert.deepEqual(textOf(growing.session), opened)
	})

	it('change nothing when they are those of others', async () => {
		const { packets } = await fixture('tutorial-https.pcap')
		const growing = new Growing()
		growing.packets(packets)
		const [before] = growing.session.conversations
		assert.deepEqual(growing.lines(`CLIENT_RANDOM ${'ab'.repeat(32)} ${'01'.repeat(48)}\n`), [])
		assert.equal(growing.session.conversations[0], before)
	})

	it('say so when the packets cannot be read again', async () => {
		const { packets, log } = await fixture('tutorial-https.pcap')
		const growing = new Growing({
			bytes: () => {
				throw new Error('the file has gone')
			},
		})
		growing.packets(packets)
		assert.deepEqual(growing.lines(log), [])
		assert.match(growing.session.issues[0]!.text, /^conversation 1 cannot be read again .*: the file has gone$/)
	})
})

describe('a session that keeps nothing, while secrets may still come', () => {
	for (const toTheEnd of [false, true]) {
		it(`tells of each conversation once, opened by secrets that came before its end, ${toTheEnd ? 'to the end' : 'for a while'}`, async () => {
			for (const file of ['tutorial-https.pcap', 'capture-mixed.pcap', 'nginx-tls12-session-id.pcap']) {
				const { packets, log, opened } = await fixture(file)
				const growing = new Growing({ keep: false, late: { toTheEnd, mayCome: () => true } })
				growing.packets(packets)
				growing.lines(log)
				growing.session.end()
				const told = growing.ended.toSorted((a, b) => a.number - b.number)
				assert.deepEqual(withoutWhy(textOf(growing.session, told)), withoutWhy(opened), file)
			}
		})
	}

	it('lets a conversation wait for its secrets for a while after its end, or to the end', async () => {
		const { packets } = await fixture('tutorial-https.pcap')
		const last = packets.at(-1)!
		const stray = (after: number) => ({ ...last, bytes: new Uint8Array(60), seconds: last.seconds + after })
		const told = (toTheEnd: boolean, mayCome = true) => {
			const growing = new Growing({ keep: false, late: { toTheEnd, mayCome: () => mayCome } })
			growing.packets(packets)
			growing.packets(
				packets.map(packet => ({
					...packet,
					seconds: packet.seconds + LIMITS.closedSeconds + 1,
					bytes: otherPort(packet.bytes),
				})),
			)
			const before = growing.ended.length
			growing.packets([stray(LIMITS.closedSeconds + LIMITS.waitingSeconds + 2)])
			return [before, growing.ended.length]
		}
		assert.deepEqual(told(false), [1, 1])
		assert.deepEqual(told(true), [0, 0])
	})
})

/** The same packet of a connection between other ports (Ethernet, IPv4 without options). */
function otherPort(bytes: Uint8Array): Uint8Array {
	const copy = bytes.slice()
	for (const at of [34, 36]) if (copy[at] !== 0x16) copy[at]! ^= 0x01
	return copy
}

describe('what waits for secrets', () => {
	it('is bounded, and says so when a conversation waits no longer', async () => {
		const { packets, log } = await fixture('tutorial-https.pcap')
		const growing = new Growing({ keep: false, late: { toTheEnd: true, mayCome: () => true } })
		const data = packets.findLastIndex(({ bytes }) => bytes.length > 200)
		growing.packets(packets.slice(0, data + 1))
		// The same segment again and again: a connection may be long.
		growing.packets(Array.from({ length: LIMITS.waitingPackets }, () => packets[data]!))
		growing.packets(packets.slice(data + 1))
		growing.lines(log)
		growing.session.end()
		assert.equal(growing.ended.length, 1)
		assert.equal(growing.ended[0]!.opening?.opened ?? 0, 0)
		assert.match(growing.session.issues.at(-1)!.text, /^conversation 1 waits for its secrets no longer: 16,384 packets/)
	})

	it('is nothing where no secrets can come', async () => {
		const { packets } = await fixture('tutorial-https.pcap')
		const growing = new Growing({ keep: false, late: { toTheEnd: true, mayCome: () => false } })
		growing.packets(packets)
		const far = {
			...packets[0]!,
			seconds: packets[0]!.seconds + LIMITS.idleSeconds + 2,
			bytes: otherPort(packets[0]!.bytes),
		}
		growing.packets([far, { ...far, seconds: far.seconds + 1 }])
		assert.equal(growing.ended.length, 1)
	})
})
