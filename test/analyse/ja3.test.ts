import assert from 'node:assert/strict'
import { calculateJa3 } from 'read-tls-client-hello'
import { ja3, ja3s, ja3sText, ja3Text } from '../../src/analyse/ja3.js'
import { scan } from '../../src/decode/reader.js'
import { handshake } from '../../src/decode/tls/handshake.js'
import { extension, serverHello, u16, vector } from '../decode/tls/build.js'
import { captureFolder, clientHellos } from './ja-captures.js'
import { HELLOS, parse, theirs, tryParse } from './ja-hellos.js'

describe('ja3', () => {
	it('agrees with read-tls-client-hello', async () => {
		for (const input of HELLOS) assert.equal(ja3(parse(input)), calculateJa3(await theirs(input)))
	})

	it('joins decimal numbers, without GREASE', () => {
		assert.equal(ja3Text(parse(HELLOS[0]!)), '771,4865-4866-49195,0-23-10-11-16-13-43-21,4588-29-23,0')
	})

	it('leaves fields empty that the hello does not have', () => {
		assert.equal(ja3Text(parse(HELLOS[1]!)), '769,47-5,,,')
		assert.equal(ja3(parse(HELLOS[1]!)).length, 32)
	})

	it('fingerprints a ServerHello', () => {
		const input = serverHello({ extensions: [extension(51, u16(0x1d), vector(2, [1])), extension(43, u16(0x0304))] })
		const { value } = scan('handshake', input, r => handshake(r, { from: 'server' }))
		assert.ok(value?.message?.kind === 'server_hello')
		assert.equal(ja3sText(value.message.body), '771,4865,51-43')
		// As tshark 4.0.17 has it for the same three values.
		assert.equal(ja3s(value.message.body), 'eb1d94daa7e0344597e756a1fb6e7054')
	})

	it('agrees with what tshark says of real captures', function () {
		const folder = captureFolder()
		if (folder === undefined) {
			console.log('      skipped: no capture folder (HANDSHARK_CAPTURES)')
			this.skip()
		}
		let compared = 0
		for (const { bytes, truth, capture } of clientHellos(folder)) {
			const hello = tryParse(bytes)
			const types = hello?.extensions.map(({ type }) => type) ?? []
			// A packet's end inside the hello: what lies in the file behind it is not the hello.
			if (hello === undefined || truth.ja3 === undefined || types.join() !== (truth.exts ?? []).join()) continue
			compared++
			assert.equal(ja3(hello), truth.ja3, capture)
		}
		console.log(`      ${compared} ClientHellos`)
		assert.ok(compared > 0)
	})
})
