import assert from 'node:assert/strict'
import type { Field } from '../../../src/decode/field.js'
import { packetTree } from '../../../src/decode/net/frame.js'
import { ACK, FIN, PSH, RST, SYN } from '../../../src/decode/net/segment.js'
import { flagNames } from '../../../src/decode/net/tcp-header.js'
import { bytes, CLIENT, ipv4, SERVER, type Tcp, tcp, u16, u32 } from './frame-bytes.js'

const RAW = 101

function header(options: Tcp): Field {
	const { field } = packetTree(ipv4(tcp('hello', options)), RAW)
	const found = field.children?.find(child => child.name === 'tcp')
	assert.ok(found)
	return found
}

/** The options' fields, each as its name and label. */
function options(bytes: readonly number[]): (readonly [string, string | undefined])[] {
	const field = header({ options: bytes }).children?.find(child => child.name === 'options')
	return field?.children?.map(({ name, label }) => [name, label] as const) ?? []
}

describe('a TCP header', () => {
	it('is read to a segment', () => {
		const packet = ipv4(tcp('hello', { seq: 0xfffffffe, ack: 0x80000000, flags: SYN | ACK, options: [2, 4, 5, 180] }))
		assert.deepEqual(packetTree(packet, RAW).value, {
			...{ kind: 'tcp', source: Uint8Array.from(CLIENT), destination: Uint8Array.from(SERVER) },
			...{ sourcePort: 40_000, destinationPort: 443, seq: 0xfffffffe, ack: 0x80000000, flags: SYN | ACK },
			...{ window: 501, at: 44, captured: 5, length: 5 },
		})
	})

	it('names its flags', () => {
		assert.equal(flagNames(SYN), 'SYN')
		assert.equal(flagNames(FIN | PSH | ACK), 'FIN, PSH, ACK')
		assert.equal(flagNames(RST | 0xe0), 'RST, URG, ECE, CWR')
		assert.equal(flagNames(0), undefined)
		assert.equal(header({ flags: SYN | ACK }).label, '40000 → 443, SYN, ACK')
	})

	it('shows its bits below its bytes', () => {
		const bits = header({}).children?.flatMap(({ bits }) => bits?.map(bit => bit.name) ?? [])
		const flags = ['cwr', 'ece', 'urg', 'ack', 'psh', 'rst', 'syn', 'fin']
		assert.deepEqual(bits, ['data_offset', 'reserved', ...flags])
	})

	it('shows every option by its kind', () => {
		assert.deepEqual(options([2, 4, 5, 180, 1, 3, 3, 7, 4, 2, 0, 0]), [
			['maximum_segment_size', '1460 bytes'],
			['no_operation', 'no operation'],
			['window_scale', 'windows count 128 bytes each'],
			['sack_permitted', 'selective acknowledgments are welcome'],
			['end_of_option_list', 'end of option list'],
			['padding', undefined],
		])
		assert.deepEqual(options([8, 10, ...u32(99), ...u32(98), 34, 10, 1, 2, 3, 4, 5, 6, 7, 8]), [
			['timestamps', '99, echo 98'],
			['fast_open_cookie', undefined],
		])
		assert.deepEqual(options([30, 4, 0x21, 9, 99, 4, 1, 2, 254, 4, 0xf9, 0x89]), [
			['multipath_tcp', 'DSS'],
			['option', undefined],
			['experiment', undefined],
		])
	})

	it('shows the blocks of a selective acknowledgment', () => {
		const sack = header({ options: [1, 1, 5, 18, ...u32(100), ...u32(300), ...u32(0xffffff00), ...u32(0x100)] })
		const blocks = sack.children
			?.at(-1)
			?.children?.find(child => child.name === 'sack')
			?.children?.slice(2)
		assert.deepEqual(
			blocks?.map(block => block.label),
			['200 bytes', '512 bytes'],
		)
	})

	it('keeps the segment when an option is broken', () => {
		for (const options of [
			[2, 0, 0, 0],
			[2, 1, 0, 0],
			[2, 40, 5, 180],
			[1, 1, 1, 8],
			[3, 2, 1, 1],
		]) {
			const { value, issues } = packetTree(ipv4(tcp('hello', { options })), RAW)
			assert.equal(value.kind === 'tcp' && value.length, 5)
			assert.ok(issues.length > 0, `nothing said of ${options}`)
		}
	})

	it('knows the payload length when the capture cut the options', () => {
		const packet = ipv4(tcp('hello', { options: [8, 10, ...u32(99), ...u32(98), 1, 1] })).subarray(0, 44)
		const { value } = packetTree(packet, RAW, 57)
		assert.deepEqual(value.kind === 'tcp' && [value.at, value.captured, value.length], [44, 0, 5])
	})

	it('says what is wrong with a data offset', () => {
		const why = (offset: number) => {
			const { value } = packetTree(ipv4(tcp('hello', { offset })), RAW)
			return value.kind === 'malformed' ? [value.protocol, value.why, value.sourcePort] : value.kind
		}
		assert.deepEqual(why(4), ['TCP', 'TCP data offset 4, less than 5', 40_000])
		assert.deepEqual(why(7), ['TCP', 'the TCP header has 28 bytes, its packet 25', 40_000])
	})

	it('does not take what fills a frame up for a header or a payload', () => {
		const short = bytes(ipv4(bytes(u16(1), u16(2)), {}), new Uint8Array(40))
		const { value } = packetTree(short, RAW)
		assert.equal(value.kind === 'malformed' && value.why, 'the TCP header needs 20 bytes, 4 are left')
	})
})
