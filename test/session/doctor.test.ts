import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type RsaKey, readRsaKey } from '../../src/analyse/tls/rsa-key.js'
import { FAULT_TEXTS, LABEL_TEXTS, REASON_TEXTS } from '../../src/explain/key-doctor.js'
import { doctorLines } from '../../src/report/doctor.js'
import { doctor, randomsOfCapture, unusedLines } from '../../src/session/doctor.js'
import { Secrets } from '../../src/session/secrets.js'
import type { GrowingSession } from '../../src/session/session.js'
import { readFixture } from '../fixture-files.js'

const HTTPS = 'tutorial-https'
const RSA = 'tutorial-https-rsa'
const logOf = (name: string) => readFileSync(`fixtures/${name}.keylog`, 'utf8')

/** What the doctor says of each TLS conversation of a fixture. */
async function examined(file: string, text: string, keys: readonly RsaKey[] = []) {
	const secrets = new Secrets()
	secrets.keyLog.add(new TextEncoder().encode(text), 'keys.log')
	secrets.rsaKeys.push(...keys)
	const { session, capture } = await readFixture(file, { secrets })
	capture.close()
	return { session, secrets, diagnoses: diagnoses(session, secrets) }
}

function diagnoses({ conversations }: GrowingSession, secrets: Secrets) {
	const capture = randomsOfCapture(conversations)
	return conversations.filter(({ tls }) => tls).map(conversation => doctor(conversation, secrets, capture))
}

const newKey = () =>
	readRsaKey(
		new Uint8Array(
			Buffer.from(
				generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
			),
		),
	) as RsaKey

describe('the key doctor', () => {
	it('names the lines that open a conversation', async () => {
		const text = logOf(HTTPS)
		const {
			diagnoses: [one],
			secrets,
			session,
		} = await examined(`${HTTPS}.pcap`, text)
		assert.deepEqual([one!.missing, one!.reasons, one!.opened], [[], [], one!.sealed])
		const lines = text.split('\n')
		for (const { label, file, line } of one!.matched) {
			assert.equal(file, 'keys.log')
			assert.ok(lines[line - 1]!.startsWith(label))
		}
		assert.ok(one!.matched.length >= 4)
		assert.equal(unusedLines(secrets, randomsOfCapture(session.conversations)).count, 0)
	})

	it('names each secret of TLS 1.3 that is missing', async () => {
		const labels = ['CLIENT_HANDSHAKE', 'SERVER_HANDSHAKE', 'CLIENT_TRAFFIC', 'SERVER_TRAFFIC']
		for (const label of labels) {
			const text = logOf(HTTPS)
				.split('\n')
				.filter(line => !line.startsWith(label))
				.join('\n')
			const {
				diagnoses: [one],
			} = await examined(`${HTTPS}.pcap`, text)
			assert.equal(one!.missing.length, 1)
			assert.ok(one!.missing[0]!.startsWith(label))
			assert.ok(one!.opened < one!.sealed)
		}
	})

	it('says which conversations the lines are of', async () => {
		const names = (await examined('nginx-tls13-resumed.pcap', logOf('nginx-tls13-resumed'))).session.conversations.map(
			({ tls }) => tls!.clientRandom!,
		)
		const text = logOf('nginx-tls13-resumed')
			.split('\n')
			.filter(line => line.includes(names[1]!))
			.join('\n')
		const {
			diagnoses: [first, second],
		} = await examined('nginx-tls13-resumed.pcap', text)
		assert.deepEqual(
			first!.reasons.map(({ code, values }) => [code, values]),
			[
				['no_line', { sessions: 1 }],
				['lines_of_others', { numbers: '2' }],
			],
		)
		assert.deepEqual(second!.reasons, [])
	})

	it('says that a key log is of another capture', async () => {
		const {
			diagnoses: [one],
			secrets,
			session,
		} = await examined(`${HTTPS}.pcap`, logOf('nginx-tls13-resumed'))
		assert.deepEqual(
			one!.reasons.map(({ code }) => code),
			['no_line', 'lines_of_none'],
		)
		assert.ok(unusedLines(secrets, randomsOfCapture(session.conversations)).count >= 8)
	})

	it('knows a random that nearly names it', async () => {
		const line = logOf(HTTPS)
			.split('\n')
			.find(line => line.startsWith('CLIENT_TRAFFIC'))!
		const [label, random, secret] = line.split(' ') as [string, string, string]
		const { opening } = (await examined(`${HTTPS}.pcap`, line)).session.conversations[0]!
		const { sessionId, serverRandom = '' } = opening!.handshakes[0]!
		const near: [string, string][] = [
			[random.match(/../g)!.reverse().join(''), 'near_reversed'],
			[random.slice(0, 60), 'near_cut'],
			[random.slice(4), 'near_cut'],
			[`${random}00`, 'near_cut'],
			[sessionId, 'near_session_id'],
			[serverRandom, 'near_server_random'],
		]
		for (const [name, code] of near) {
			const {
				diagnoses: [one],
			} = await examined(`${HTTPS}.pcap`, `# a comment\n${label} ${name} ${secret}`)
			assert.deepEqual(
				one!.reasons.map(({ code }) => code),
				[code],
			)
			assert.deepEqual([one!.reasons[0]!.values.file, one!.reasons[0]!.values.line], ['keys.log', 2])
		}
		const upper = (await examined(`${HTTPS}.pcap`, `${label} ${random.toUpperCase()} ${secret}`)).diagnoses[0]!
		assert.equal(upper.matched.length, 1)
	})

	it('says when a secret that names it is another one', async () => {
		const text = logOf(HTTPS).replace(/[0-9a-f]{8}$/gim, '00000000')
		const {
			diagnoses: [one],
		} = await examined(`${HTTPS}.pcap`, text)
		assert.deepEqual(
			one!.reasons.map(({ code }) => code),
			['wrong_secret'],
		)
	})

	it('says why an RSA key cannot help', async () => {
		const codes = async (file: string) =>
			(await examined(file, '', [newKey()])).diagnoses[0]!.reasons.map(({ code, values }) =>
				`${code} ${Object.values(values)}`.trim(),
			)
		assert.deepEqual(await codes(`${HTTPS}.pcap`), ['rsa_tls13'])
		assert.deepEqual(await codes('nginx-tls12-session-id.pcap'), ['rsa_key_exchange ECDHE'])
		assert.deepEqual(await codes(`${RSA}.pcap`), ['rsa_certificate RSA 2048'])
		const right = readRsaKey(readFileSync(`fixtures/${RSA}.rsakey.pem`)) as RsaKey
		assert.deepEqual((await examined(`${RSA}.pcap`, '', [right])).diagnoses[0]!.reasons, [])
	})

	it('says that the handshake, or a part of the stream, is not in the capture', async () => {
		const midway = (await examined('capture-midstream.pcap', logOf('capture-midstream'))).diagnoses[0]!
		assert.ok(midway.reasons.some(({ code }) => code === 'no_client_hello'))
		const none = (await examined(`${HTTPS}.pcap`, '')).diagnoses[0]!
		assert.deepEqual(
			none.reasons.map(({ code }) => code),
			['no_secrets'],
		)
	})

	it('has words for each reason, fault and label, in both languages, and shows no secret', async () => {
		const text = `${logOf(HTTPS).replace('CLIENT_TRAFFIC', 'EXPORTER')}\nCLIENT_RANDOM 0102 ${'ab'.repeat(48)}\n`
		const { session } = await examined(`${HTTPS}.pcap`, text)
		for (const language of ['en', 'zh'] as const) {
			const said = doctorLines(session, language).join('\n')
			assert.ok(!/[{}]|undefined/.test(said), said)
			for (const line of text.split('\n')) {
				const [, , secret] = line.split(' ')
				assert.ok(!secret || !said.includes(secret))
			}
		}
		for (const table of [REASON_TEXTS, FAULT_TEXTS, LABEL_TEXTS]) {
			for (const [code, { en, zh }] of Object.entries(table)) {
				assert.match(en, /^[ -~]+\.$/, code)
				assert.match(zh, /。$/, code)
				assert.deepEqual([...en.matchAll(/\{\w+\}/g)].sort().join(), [...zh.matchAll(/\{\w+\}/g)].sort().join(), code)
			}
		}
	})
})
