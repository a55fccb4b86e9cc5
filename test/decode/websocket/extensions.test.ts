import assert from 'node:assert/strict'
import { deflateOf, extensionsOf, extensionText } from '../../../src/decode/websocket/extensions.js'

const of = (value: string) => extensionsOf([{ name: 'Sec-WebSocket-Extensions', value }])

describe('the extensions of a WebSocket', () => {
	it('are a list with parameters, in quotes or not', () => {
		assert.deepEqual(
			of('permessage-deflate; client_max_window_bits; server_max_window_bits="10", x; a="b,c;d"').map(extensionText),
			['permessage-deflate; client_max_window_bits; server_max_window_bits=10', 'x; a=b,c;d'],
		)
		assert.deepEqual(of(''), [])
	})

	it('give the terms of permessage-deflate, the first of them', () => {
		assert.deepEqual(deflateOf(of('permessage-deflate; server_no_context_takeover; client_max_window_bits=9')), {
			serverNoContextTakeover: true,
			clientNoContextTakeover: false,
			serverMaxWindowBits: 15,
			clientMaxWindowBits: 9,
			issues: [],
		})
		assert.equal(deflateOf(of('x-webkit-deflate-frame')), undefined)
	})

	it('are told what their parameters may not be', () => {
		const faults = (value: string) => deflateOf(of(value))?.issues.map(({ text }) => text)
		assert.deepEqual(faults('permessage-deflate; server_max_window_bits=16'), [
			'server_max_window_bits=16 is not 8 to 15 (RFC 7692, 7.1.2)',
		])
		assert.deepEqual(faults('permessage-deflate; fluffy'), [
			'fluffy is no parameter of permessage-deflate (RFC 7692, 7.1)',
		])
		assert.deepEqual(faults('permessage-deflate; server_no_context_takeover; server_no_context_takeover'), [
			'server_no_context_takeover stands twice in permessage-deflate (RFC 7692, 7.1)',
		])
	})
})
