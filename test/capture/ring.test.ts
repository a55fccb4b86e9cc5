import assert from 'node:assert/strict'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GrowingInput, growingInput } from '../../src/capture/growing.js'
import { Capture, openCapture } from '../../src/capture/open.js'
import { enhancedPacket, interfaceDescription, sectionHeader } from '../../src/capture/pcapng-writer.js'
import { LINK_RAW, packetLength, packetMemory, SYN, wayBetween, writePacket } from '../../src/capture/proxy/frames.js'
import { Ring } from '../../src/capture/ring.js'
import { openSession } from '../../src/cli/read.js'
import { eventually } from '../eventually.js'

const SERVER = { address: '192.0.2.1', port: 443 }
const clientOf = (number: number) => ({ address: '127.0.0.1', port: 10_000 + number })

/** The n-th packet asks for a connection. */
function captured(number: number): Uint8Array {
	const head = { way: wayBetween(clientOf(number), SERVER), sequence: number, acknowledged: 0, flags: SYN }
	const segment = { ...head, payload: new Uint8Array(0) }
	const memory = packetMemory(packetLength(segment))
	writePacket(memory, 0, segment)
	return enhancedPacket({ seconds: 1_700_000_000 + number, nanos: 0, bytes: memory.bytes })
}

describe('a ring of capture files', () => {
	let folder = ''
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))
	})
	afterEach(() => rmSync(folder, { recursive: true }))
	const path = (number: number) => join(folder, `out-${number}.pcapng`)

	function begun(limit: number, isNameless = false) {
		const ring = new Ring({ path, force: false, fd: openSync(path(1), 'wx'), limit, application: 'a test', isNameless })
		const input = growingInput('live', openSync(path(1), 'r'))
		if (isNameless) rmSync(path(1))
		ring.push(sectionHeader())
		ring.push(interfaceDescription({ link: LINK_RAW }))
		return { ring, input }
	}

	/** Reads what is written, letting go of it as it goes from the ring. `settle` waits until so many packets were read. */
	async function followed(
		ring: Ring,
		input: GrowingInput,
		write: (settle: (packets: number) => Promise<void>) => Promise<void>,
	) {
		const opened = openSession('live', { source: new Capture(input), keep: true })
		let goes = 0
		ring.news = { next: fd => input.next(fd), letGo: () => void goes++ }
		const settle = async (packets: number) => {
			await eventually(() => assert.equal(opened.session.counts.packets, packets))
			for (; goes > 0; goes--) {
				const gone = input.letGo()!
				opened.session.letGo(gone.position)
				closeSync(gone.fd)
			}
		}
		const read = opened.read()
		await write(settle)
		ring.close()
		input.finish()
		await read
		return opened
	}

	it('keeps the newest packets in files that are captures of their own, and removes the oldest', async () => {
		const { ring, input } = begun(8000)
		const opened = await followed(ring, input, async settle => {
			for (let number = 1; number <= 400; number++) ring.push(captured(number))
			await settle(400)
		})
		try {
			assert.equal(opened.session.counts.packets, 400, 'all were seen')
			assert.ok(ring.gone > 0 && ring.files - ring.gone <= 8)
			assert.equal(existsSync(path(ring.gone)), false)
			let last = 0
			for (let file = ring.gone + 1; file <= ring.files; file++) {
				const capture = openCapture(path(file))
				const seconds: number[] = []
				await capture.read({ packet: packet => void seconds.push(packet.seconds - 1_700_000_000) })
				capture.close()
				if (last > 0) assert.equal(seconds[0], last + 1)
				last = seconds.at(-1)!
			}
			assert.equal(last, 400)
		} finally {
			opened.capture.close()
		}
	})

	for (const isNameless of [false, true]) {
		it(`lets go of the packets and conversations of a removed file, and reads the others again${isNameless ? ', also without names' : ''}`, async () => {
			const { ring, input } = begun(8000, isNameless)
			const { session, capture } = await followed(ring, input, async settle => {
				for (let number = 1; number <= 400; number++) {
					ring.push(captured(number))
					if (number % 50 === 0) await settle(number)
				}
			})
			try {
				const { packets, conversations } = session.gone
				assert.ok(packets > 0 && packets < 400)
				assert.equal(conversations, packets, 'each packet began one')
				assert.equal(session.index!.row(packets), undefined)
				assert.equal(session.index!.start?.seconds, 1_700_000_001, 'times count from the first packet')
				assert.throws(() => session.bytes(100, 10), /live cannot be read again: it was let go/)
				for (let number = packets + 1; number <= 400; number++) {
					const row = session.index!.row(number)!
					const bytes = session.bytes(row.position, row.captured)
					assert.equal(new DataView(bytes.buffer).getUint16(20), clientOf(number).port)
					assert.equal(session.conversations[number - 1]!.client.port, clientOf(number).port)
				}
			} finally {
				capture.close()
			}
		})
	}

	it('says which process has opened a connection, as long as the file is written that has its first packet', async () => {
		const { ring, input } = begun(1_000_000)
		for (const number of [1, 2]) ring.push(captured(number))
		ring.named(clientOf(2), 'curl (pid 7)')
		ring.named(clientOf(3), 'nobody (pid 8)')
		ring.close()
		input.close()
		const { session, read, capture } = openSession(path(1), { keep: true })
		await read()
		capture.close()
		assert.deepEqual([...session.recordedProcesses], [[2, 'curl (pid 7)']])
	})
})
