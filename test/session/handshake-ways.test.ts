import assert from 'node:assert/strict'
import { handshakeWays, isEarlyData } from '../../src/session/handshake-ways.js'
import { readFixture } from '../fixture-files.js'
import { allSecretsBeside } from './proofs/proved.js'

describe('how a handshake differs from a single full one', () => {
	it('says of each conversation whether it was resumed, and what became of early data', async () => {
		assert.deepEqual(await waysOf('nginx-tls13-resumed.pcap'), [[], ['resumed_psk']])
		assert.deepEqual(await waysOf('openssl-early-data.pcap'), [
			[],
			['resumed_psk', 'early_accepted'],
			['early_rejected'],
		])
		assert.deepEqual((await waysOf('nginx-tls12-session-id.pcap')).flat(), ['resumed_session'])
	})

	it('says that a connection was renegotiated, also where that stays sealed', async () => {
		assert.deepEqual(await waysOf('openssl-renegotiation.pcap'), [['renegotiated']])
		assert.deepEqual(await waysOf('openssl-renegotiation.pcap', false), [['renegotiated_sealed']])
	})

	it('does not say without keys what only EncryptedExtensions tells', async () => {
		assert.deepEqual((await waysOf('openssl-early-data.pcap', false))[1], ['resumed_psk', 'early_unknown'])
	})

	it('calls data early that the client sent before the ServerHello, opened or not', async () => {
		for (const isOpened of [true, false]) {
			const [first, second] = await read('openssl-early-data.pcap', isOpened)
			assert.deepEqual(earlyIn(first!), [])
			assert.equal(earlyIn(second!).length, 1)
		}
	})

	it('does not make a ChangeCipherSpec of TLS 1.3 mean anything, behind a HelloRetryRequest and before early data', async () => {
		for (const file of ['openssl-early-data.pcap', 'openssl-hello-retry.pcap', 'openssl-early-data-retry.pcap'])
			for (const summary of await changes(file)) assert.equal(summary, 'for middleboxes: no meaning in TLS 1.3')
		assert.deepEqual(await changes('capture-one-way-client.pcap'), [''], 'it could as well be TLS 1.2 resumed')
		assert.deepEqual(await changes('nginx-tls12-session-id.pcap').then(all => [...new Set(all)]), [''])
	})
})

type Read = Awaited<ReturnType<typeof read>>[number]

/** What its rungs say of each ChangeCipherSpec. */
async function changes(file: string): Promise<readonly string[]> {
	const conversations = await read(file, false)
	return conversations.flatMap(({ messages }) =>
		messages.filter(({ type }) => type === 'change_cipher_spec').map(({ summary }) => summary),
	)
}

async function read(file: string, isOpened: boolean) {
	const { session, capture } = await readFixture(file, isOpened ? { secrets: allSecretsBeside(file) } : {})
	capture.close()
	return session.conversations
}

const waysOf = async (file: string, isOpened = true) => (await read(file, isOpened)).map(handshakeWays)

const earlyIn = (conversation: Read) => conversation.messages.filter((_, index) => isEarlyData(conversation, index))
