import assert from 'node:assert/strict'
import { verdictText } from '../../src/explain/verdicts/verdicts.js'
import { socketText } from '../../src/session/socket-text.js'
import { judged } from '../../src/verdict/judged.js'
import { withFixture } from '../fixture-files.js'

describe('a socket', () => {
	it('has an IPv6 address in brackets, so that its port can be told', () => {
		assert.equal(socketText({ address: '127.0.0.1', port: 5683 }), '127.0.0.1:5683')
		assert.equal(socketText({ address: '::1', port: 443 }), '[::1]:443')
	})

	it('is written so in a verdict as well', async () => {
		await withFixture('capture-ipv6.pcap', ({ conversations }) => {
			assert.match(verdictText(judged(conversations[0]!), 'en').who, /\[::1\]:\d+/)
		})
	})
})
