import assert from 'node:assert/strict'
import { downgrade } from '../../../src/analyse/proofs/downgrade.js'
import type { Proof } from '../../../src/analyse/proofs/proof.js'
import type { View } from '../../../src/analyse/proofs/view.js'
import type { ClientHello } from '../../../src/decode/tls/client-hello.js'
import type { ServerHello } from '../../../src/decode/tls/server-hello.js'

const NOTHING = new Uint8Array(0)
const SIGNED: Proof = { what: 'server_key_exchange', state: 'verified', over: '', why: '' }

type Asked = {
	readonly offered: readonly number[]
	readonly taken: number
	readonly sentinel?: ServerHello['downgrade']
	readonly suites?: readonly number[]
}

function viewOf({ offered, taken, sentinel, suites = [] }: Asked): View {
	const legacyVersion = 0x0303
	const common = { extensions: [], random: new Uint8Array(32), sessionId: NOTHING, legacyVersion }
	const hello: ClientHello = { ...common, suites, compressions: [0], supportedVersions: offered }
	const serverHello: ServerHello = {
		...common,
		suite: 0xc02f,
		compression: 0,
		negotiatedVersion: taken,
		...(sentinel && { downgrade: sentinel }),
	}
	return {
		entries: [],
		after: { client: [], server: [] },
		version: taken,
		suite: 0xc02f,
		is13: taken === 0x0304,
		hash: 'sha256',
		hello,
		clientRandom: hello.random,
		serverHello,
		mayHideInner: false,
		isRenegotiation: false,
		time: 0,
	}
}

const stateOf = (asked: Asked, others: readonly Proof[] = [SIGNED]) => downgrade(viewOf(asked), others)?.state

describe('the proof that nobody made both ends take an older version', () => {
	it('is there only where an older version was taken than offered, or the client has fallen back', () => {
		assert.equal(stateOf({ offered: [0x0304, 0x0303], taken: 0x0304 }), undefined)
		assert.equal(stateOf({ offered: [0x0303], taken: 0x0303 }), undefined)
		assert.equal(stateOf({ offered: [0x0303], taken: 0x0303, sentinel: 'TLS 1.2' }), undefined)
		assert.equal(stateOf({ offered: [0x0303], taken: 0x0303, suites: [0x5600] }), 'verified')
	})

	it('fails where the random says that the server knows what was offered', () => {
		assert.equal(stateOf({ offered: [0x0304], taken: 0x0303, sentinel: 'TLS 1.2' }), 'failed')
		assert.equal(stateOf({ offered: [0x0304], taken: 0x0302, sentinel: 'TLS 1.1 or below' }), 'failed')
		assert.equal(stateOf({ offered: [0x0303], taken: 0x0302, sentinel: 'TLS 1.1 or below' }), 'failed')
		assert.equal(stateOf({ offered: [0x0303], taken: 0x0303, sentinel: 'TLS 1.2', suites: [0x5600] }), 'failed')
	})

	it('is verified only where the random is, for what it does not say may have been taken away', () => {
		const asked = { offered: [0x0304, 0x0303], taken: 0x0303 }
		assert.equal(stateOf(asked), 'verified')
		assert.equal(stateOf(asked, []), 'unchecked')
		assert.equal(stateOf(asked, [{ ...SIGNED, state: 'failed' }]), 'unchecked')
		assert.equal(stateOf(asked, [{ ...SIGNED, what: 'server_finished' }]), 'verified')
	})

	it('takes nothing from GREASE and from drafts, which a server need not know', () => {
		assert.equal(stateOf({ offered: [0x0a0a, 0x7f1c, 0x0303], taken: 0x0303 }), undefined)
	})
})
