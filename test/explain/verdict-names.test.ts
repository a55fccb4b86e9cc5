import assert from 'node:assert/strict'
import { verdictName, verdictText } from '../../src/explain/verdicts/verdicts.js'
import { judged } from '../../src/verdict/judged.js'
import { withFixture } from '../fixture-files.js'

describe('a verdict in a few words', () => {
	it('is the outcome where nothing went wrong: what went in the clear was not established', async () => {
		const names = await Promise.all(
			['tutorial-http.pcap', 'tutorial-https.pcap', 'alert-protocol-version.pcap'].map(file =>
				withFixture(file, ({ conversations }) => verdictName(judged(conversations[0]!), 'en')),
			),
		)
		assert.deepEqual(names, ['not TLS', 'established', 'no common TLS version'])
	})

	it('calls an alert that nobody could read no close_notify', async () => {
		await withFixture('gnutls-tls12.pcap', ({ conversations }) => {
			const { who } = verdictText(judged(conversations[0]!), 'en')
			assert.match(who, /with a sealed alert, most likely close_notify/)
		})
	})
})
