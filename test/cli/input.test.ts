import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type PcapOptions, pcap } from '../capture/write.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { packetsOf } from '../session/replay.js'
import { jsonLines, PROGRAM, type Ran, run, withFolder } from './run.js'

const FIXTURE = 'fixtures/tutorial-https.pcap'

/** What a report says of a capture, whatever file it came from. */
function facts(ran: Ran): unknown[] {
	assert.equal(ran.stderr, '')
	assert.equal(ran.code, 0)
	return jsonLines(ran).map(({ file: _, ...rest }) => rest)
}

describe('a capture', () => {
	let expected: unknown[] = []

	before(async () => {
		expected = facts(await run(['report', '--json', FIXTURE]))
	})

	it('is read from standard input', async () => {
		assert.deepEqual(facts(await run(['report', '--json', '-'], readFileSync(FIXTURE))), expected)
	})

	it('is read gzip’d, whatever its name, from a file or from standard input', async () => {
		const packed = gzipSync(readFileSync(FIXTURE))
		await withFolder(async path => {
			writeFileSync(path('no-ending'), packed)
			const [file, stdin] = await Promise.all([
				run(['report', '--json', path('no-ending')]),
				run(['report', '--json', '-'], packed),
			])
			assert.deepEqual(facts(file), expected)
			assert.deepEqual(facts(stdin), expected)
		})
	})

	const forms: [string, PcapOptions][] = [
		['pcap, big-endian, microseconds', { little: false }],
		['pcap, big-endian, nanoseconds', { little: false, nanos: true }],
		['pcap, little-endian, nanoseconds', { nanos: true }],
	]
	for (const [form, options] of forms) {
		it(`says the same as ${form}`, async () => {
			const { session, capture } = await readFixture(FIXTURE.replace('fixtures/', ''))
			const packets = packetsOf(session)
			capture.close()
			await withFolder(async path => {
				writeFileSync(path('written.pcap'), pcap(packets, options))
				const [text, json] = await Promise.all([
					run(['report', path('written.pcap')]),
					run(['report', '--json', path('written.pcap')]),
				])
				assert.ok(text.stdout.startsWith(`${path('written.pcap')} (${form})\n`), text.stdout.slice(0, 200))
				// Nanoseconds have three decimals more; here they are zeros.
				const said = JSON.stringify(facts(json)).replace(/(\.\d{6})000Z"/g, '$1Z"')
				assert.deepEqual(JSON.parse(said), expected)
			})
		})
	}

	it('may be followed by others, each under its own name', async () => {
		const files = ['fixtures/tutorial-http.pcap', FIXTURE, 'fixtures/capture-gzip.pcap.gz']
		const ran = await run(['report', '--json', ...files])
		const lines = jsonLines(ran)
		assert.deepEqual([...new Set(lines.flatMap(({ file }) => (file === undefined ? [] : [file])))], files)
		const { summary } = lines.at(-1) as { summary: Record<string, number> }
		assert.equal(summary.files, 3)
		assert.equal(summary.conversations, lines.length - 1)
	})
})

describe('a reader of the report that goes away', () => {
	it('leaves no stack and no failure', async () => {
		// Far more than a pipe holds.
		const files = FIXTURES.slice(0, 30).map(file => `fixtures/${file}`)
		for (const args of [
			['report', ...files],
			['report', '--json', ...files],
			['report', '--schema'],
		]) {
			const { code, stderr } = await closedAfterFirstBytes(args)
			assert.deepEqual([code, stderr], [0, ''], args.slice(0, 2).join(' '))
		}
	})

	it('is told when nothing can be written', async function () {
		let full: number
		try {
			full = openSync('/dev/full', 'w')
		} catch {
			console.log('    no /dev/full here')
			return this.skip()
		}
		const { code, stderr } = await started(['report', FIXTURE], full)
		closeSync(full)
		assert.equal(stderr, 'handshark: standard output cannot be written: ENOSPC: no space left on device, write\n')
		assert.equal(code, 1)
	})
})

/** As `| head -1` does: the pipe is closed with the first bytes that come. */
function closedAfterFirstBytes(args: readonly string[]) {
	return started(args, 'pipe', child => child.stdout!.once('data', () => child.stdout!.destroy()))
}

function started(
	args: readonly string[],
	stdout: number | 'pipe',
	use: (child: ReturnType<typeof spawn>) => void = () => {},
): Promise<{ code: number | null; stderr: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', stdout, 'pipe'] })
		let stderr = ''
		child.stderr!.on('data', (chunk: Buffer) => {
			stderr += chunk.toString()
		})
		child.on('error', reject)
		child.on('close', code => resolve({ code, stderr }))
		use(child)
	})
}
