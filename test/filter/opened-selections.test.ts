import assert from 'node:assert/strict'
import { PacketLayers } from '../../src/filter/layers.js'
import { readFixture, withFixture } from '../fixture-files.js'
import { grouped } from '../peers/joined-capture.js'
import { tsharkVersion } from '../peers/tshark.js'
import { secretsBeside } from '../session/opened.js'
import { proveBeside } from '../session/proofs/proved.js'
import { filterOf } from './read.js'
import { selectedByTshark } from './tshark-selections.js'

/** TLS 1.3, 1.2 in each way to seal, with HTTP, client certificates, tickets and a renegotiation inside. */
const ALL = [
	'nginx-tls12-ecdhe',
	'nginx-tls13',
	'openssl-client-certificate-tls12',
	'openssl-renegotiation',
	'tutorial-https',
	'http-redirect',
	'nginx-tls12-dhe',
	'nginx-tls12-ticket',
	'nginx-tls13-chacha20',
	'nginx-tls13-large',
	'nginx-tls13-resumed',
	'openssl-client-certificate-tls13',
	'openssl-null',
]

/** Fifteen runs of tshark each: the first of them, with HANDSHARK_FIXTURES_ALL=1 all. */
const FILES = process.env.HANDSHARK_FIXTURES_ALL ? ALL : ALL.slice(0, 5)

const FILTERS = [
	'tls.handshake.type == 1',
	'tls.handshake.type == 4',
	'tls.handshake.type == 8',
	'tls.handshake.type == 11',
	'tls.handshake.type == 13',
	'tls.handshake.type == 15',
	'tls.handshake.type == 20',
	'tls.handshake.certificate',
	'tls.record.content_type == 22',
	'tls.alert_message.desc == 0',
	'http',
	'http.request.method == "GET"',
	'http.response.code == 200',
	'tls && http.host contains "localhost"',
	'tls.handshake.ja3',
]

describe('the packets that a filter selects of what keys open, beside those of tshark with the same keys', () => {
	before(function () {
		if (tsharkVersion() !== undefined) return
		console.log('    no tshark here: nothing to compare with')
		this.skip()
	})

	for (const name of FILES) {
		it(`are the same in ${name}`, async () => {
			const file = `${name}.pcap`
			const { session, capture } = await readFixture(file, { secrets: secretsBeside(file)! })
			const ports = [...grouped([session])[0]!.protocols].flatMap(([port, protocol]) =>
				protocol === 'tls'
					? ['-d', `tcp.port==${port},tls`, '-d', `tls.port==${port},http`]
					: ['-d', `tcp.port==${port},${protocol}`],
			)
			const keys = ['-o', `tls.keylog_file:fixtures/${name}.keylog`, '-o', 'tcp.reassemble_out_of_order:TRUE']
			const theirs = await selectedByTshark(`fixtures/${file}`, FILTERS, [...ports, ...keys])
			const filters = FILTERS.map(filterOf)
			const different: string[] = []
			for (const { text, test } of filters) {
				const ours: number[] = []
				for (let number = 1; number <= session.index!.count; number++)
					if (test(new PacketLayers(session, session.index!.row(number)!))) ours.push(number)
				const there = [...theirs.get(text)!].sort((a, b) => a - b)
				if (ours.join() !== there.join()) different.push(`${text}: here ${ours.join()}; tshark ${there.join()}`)
			}
			capture.close()
			assert.deepEqual(different, [])
		})
	}
})

describe('the fields of handshark’s own', () => {
	it('tell a fingerprint of each ClientHello, which is that of the facts', () =>
		withFixture('tutorial-https.pcap', session => {
			const { ja3, ja4 } = session.conversations[0]!.tls!
			for (const text of [`tls.handshake.ja3 == "${ja3}"`, `tls.handshake.ja4 == "${ja4}"`])
				assert.deepEqual(selected(session, text), selected(session, 'tls.handshake.type == 1'), text)
		}))

	it('tell what was proven, where it was', async () => {
		const file = 'tutorial-https.pcap'
		const { session, capture } = await readFixture(file, { secrets: secretsBeside(file)!, prove: proveBeside(file) })
		const all = selected(session, 'tcp')
		assert.deepEqual(selected(session, 'handshark.proof == "client_finished verified"'), all)
		assert.deepEqual(selected(session, 'handshark.proof == "client_finished failed"'), [])
		capture.close()
		await withFixture(file, plain => assert.deepEqual(selected(plain, 'handshark.proof'), []))
	})

	it('tell what was noted of packets', () =>
		withFixture('capture-lost.pcap', session => {
			assert.ok(selected(session, 'tcp.analysis.lost_segment').length > 0)
			assert.deepEqual(selected(session, 'tcp.analysis.out_of_order'), [])
		}))
})

function selected(session: Parameters<Parameters<typeof withFixture>[1]>[0], text: string): number[] {
	const { test } = filterOf(text)
	const numbers = Array.from({ length: session.index!.count }, (_, i) => i + 1)
	return numbers.filter(number => test(new PacketLayers(session, session.index!.row(number)!)))
}
