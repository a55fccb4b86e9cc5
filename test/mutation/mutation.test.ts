import assert from 'node:assert/strict'
import { allKinds, type Kind, type Trial } from './kinds.js'
import { randomFrom } from './random.js'

/** `npm run fuzz` does all cuts and 10,000 mutations of each kind; here are some, the same ones in every run. */
const SEED = 20_261_122
const CUTS = 120
const MUTATIONS = 60

describe(`cut and changed at random (seed ${SEED})`, () => {
	let kinds: readonly Kind[] = []

	before(async () => {
		kinds = await allKinds()
	})

	it('has messages, records, certificates, frames and captures to cut and change', () => {
		const names = kinds.map(({ name }) => name)
		for (const name of EXPECTED) assert.ok(names.includes(name), `${name} is not among ${names.join(', ')}`)
	})

	it('tiles, throws nothing and says the same in scan and inspection, wherever bytes end', () => {
		for (const kind of kinds) {
			const random = randomFrom(SEED)
			for (let count = share(kind, CUTS); count > 0; count--) assertGood(kind, kind.cut(random))
		}
	})

	it('does so too when lengths, types, counts and contents are changed', () => {
		for (const kind of kinds) {
			const random = randomFrom(SEED)
			for (let count = share(kind, MUTATIONS); count > 0; count--) assertGood(kind, kind.mutation(random))
		}
	})
})

const EXPECTED = [
	...['client_hello', 'server_hello', 'certificate', 'server_key_exchange', 'new_session_ticket', 'finished'],
	...['record: handshake', 'record: alert', 'record: sealed', 'frame: Ethernet', 'frame: Linux cooked v2'],
	...[
		'http_request',
		'http_response',
		'X.509 certificate',
		'OCSP response',
		'session',
		'session with keys',
		'capture file',
	],
]

/** A whole session takes as long as many messages, and one that is opened longer still. */
function share({ name }: Kind, count: number): number {
	if (name === 'session with keys') return Math.ceil(count / 8)
	return name === 'session' ? Math.ceil(count / 4) : count
}

function assertGood(kind: Kind, trial: Trial): void {
	const fault = trial.fault()
	if (fault !== undefined)
		assert.fail(`${kind.name}, ${trial.what}: ${fault}\n${Buffer.from(trial.bytes()).toString('hex')}`)
}
