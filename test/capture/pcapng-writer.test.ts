import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { TLS_KEY_LOG } from '../../src/capture/capture-sink.js'
import {
	decryptionSecrets,
	enhancedPacket,
	interfaceDescription,
	interfaceStatistics,
	sectionHeader,
	simplePacket,
} from '../../src/capture/pcapng-writer.js'
import { withFolder } from '../cli/run.js'
import { gather } from './gather.js'
import { filler, join } from './write.js'

const digits = fc.constantFrom<6 | 9>(6, 9)
const words = fc.string({ unit: 'grapheme', maxLength: 40 })
const face = fc.record({ link: fc.nat(0xfffe), snaplen: fc.nat(0xffff_ffff), name: words, digits })
const packet = fc.record({
	iface: fc.nat(3),
	seconds: fc.nat(0xffff_ffff),
	nanos: fc.nat(999_999_999),
	bytes: fc.uint8Array({ maxLength: 200 }),
	cut: fc.nat(1500),
	comments: fc.array(words, { maxLength: 3 }),
})

describe('the pcapng writer', () => {
	it('writes what our reader reads back', () => {
		const secrets = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 3 })
		const faces = fc.array(face, { minLength: 1, maxLength: 4 })
		fc.assert(
			fc.property(secrets, faces, fc.array(packet, { maxLength: 8 }), (secrets, faces, drawn) => {
				const packets = drawn.map(one => {
					const at = one.iface % faces.length
					const { digits } = faces[at]!
					const nanos = digits === 6 ? one.nanos - (one.nanos % 1000) : one.nanos
					return { ...one, nanos, digits, interface: at, length: one.bytes.length + one.cut }
				})
				const file = join([
					sectionHeader('a test'),
					...secrets.map(bytes => decryptionSecrets(bytes)),
					...faces.map(interfaceDescription),
					...packets.map(enhancedPacket),
					interfaceStatistics({ seconds: 1_700_000_000, nanos: 5, received: packets.length, dropped: 0 }),
				])
				assert.equal(file.length % 4, 0)
				const read = gather(file)
				assert.deepEqual(read.issues, [])
				assert.deepEqual(
					read.secrets,
					secrets.map(bytes => ({ type: TLS_KEY_LOG, bytes })),
				)
				assert.deepEqual(
					read.interfaces.map(({ link, snaplen, name, digits }) => ({ link, snaplen, name, digits })),
					faces.map(face => ({ ...face })),
				)
				assert.deepEqual(
					read.packets.map(({ seconds, nanos, interface: at, length, bytes, timed }) => ({
						seconds,
						nanos,
						at,
						length,
						bytes,
						timed,
					})),
					packets.map(({ seconds, nanos, interface: at, length, bytes }) => ({
						seconds,
						nanos,
						at,
						length,
						bytes,
						timed: true,
					})),
				)
				assert.deepEqual(
					read.comments,
					packets.flatMap(({ comments }, i) => comments.map(comment => [i + 1, comment])),
				)
			}),
		)
	})

	it('writes a packet without a time, cut as its interface cuts', () => {
		const file = join([sectionHeader(), interfaceDescription({ link: 1, snaplen: 60 }), simplePacket(filler(60), 1500)])
		const [read] = gather(file).packets
		assert.deepEqual([read?.timed, read?.length, read?.bytes], [false, 1500, filler(60)])
	})

	it('cuts a comment that an option has no room for, between two characters', () => {
		const whole = 'é'.repeat(40_000)
		const comments = [whole, 'after it']
		const file = join([
			sectionHeader(),
			interfaceDescription({ link: 1 }),
			enhancedPacket({ seconds: 1, nanos: 2, bytes: filler(5), comments }),
		])
		const read = gather(file).comments.map(([, text]) => text)
		assert.deepEqual(read, ['é'.repeat(32_767), 'after it'])
	})

	it('writes what Wireshark reads', function () {
		if (spawnSync('capinfos', ['--version']).status !== 0) {
			console.log('    capinfos is not installed')
			this.skip()
		}
		return withFolder(async path => {
			const keys = readFileSync('fixtures/tutorial-https.keylog')
			const { packets } = gather(readFileSync('fixtures/tutorial-https.pcap'))
			const blocks = packets.map(packet => enhancedPacket({ ...packet, interface: 0, comments: ['seen', '看'] }))
			const file = join([
				sectionHeader('handshark'),
				decryptionSecrets(keys),
				interfaceDescription({ link: packets[0]!.link, snaplen: 262_144, name: 'lo' }),
				...blocks,
				interfaceStatistics({ seconds: 1_700_000_000, nanos: 0, received: packets.length }),
			])
			writeFileSync(path('written.pcapng'), file)
			const told = spawnSync('capinfos', ['-M', path('written.pcapng')], { encoding: 'utf8' })
			assert.equal(told.stderr, '')
			assert.match(told.stdout, new RegExp(`Number of packets: +${packets.length}\\n`))
			assert.match(told.stdout, /Capture application: +handshark\n/)
			assert.match(told.stdout, /Number of decryption secrets in file: 1\n/)
			assert.match(told.stdout, /Time resolution = 0x09\n/)
			const decodeAs = ['-d', 'tcp.port==5683,tls', '-d', 'tls.port==5683,http']
			const args = ['-r', path('written.pcapng'), ...decodeAs, '-Y', 'http.request', '-T', 'fields']
			const fields = ['-e', 'frame.comment', '-e', 'http.request.uri', '-e', 'frame.time_epoch']
			const opened = spawnSync('tshark', [...args, ...fields], { encoding: 'utf8' })
			assert.match(opened.stdout, /^seen,看\t\/\S*\t\d+\.\d{9}\n/)
		})
	})
})
